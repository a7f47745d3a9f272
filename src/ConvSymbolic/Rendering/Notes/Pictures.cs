using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>Arrays as matrices: one axis is a row, two axes a matrix, more axes a column with a matrix for each slice. Large ones are elided.</summary>
internal static class Pictures
{
    /// <summary>The matrix of an array; the cell function gets the spatial index.</summary>
    /// <param name="extents">The spatial extents.</param>
    /// <param name="cell">The cell at an index.</param>
    /// <param name="most">The most rows and columns that are shown in full.</param>
    /// <param name="shown">How many of the first ones a longer array shows, beside the last one.</param>
    /// <param name="slices">The most slices that are shown.</param>
    public static Matrix Of(IReadOnlyList<int> extents, Func<int[], Expression> cell, int most = 6, int shown = 2, int slices = 3)
    {
        if (extents.Count <= 2)
            return Slice(extents, [], cell, most, shown);
        var pictures = new List<Expression>();
        int[] outer = [.. extents.Take(extents.Count - 2)];
        long count = outer.Aggregate(1L, (product, extent) => product * extent);
        for (int slice = 0; slice < Math.Min(count, slices); slice++)
        {
            var index = new int[outer.Length];
            int rest = slice;
            for (int axis = outer.Length - 1; axis >= 0; axis--)
                (rest, index[axis]) = Math.DivRem(rest, outer[axis]);
            pictures.Add(Slice([.. extents.Skip(outer.Length)], index, cell, most, shown));
        }
        if (count > slices)
            pictures.Add(new Omission(count - slices));
        return new Matrix(pictures.Count, 1, [.. pictures]);
    }

    private static Matrix Slice(IReadOnlyList<int> extents, int[] outer, Func<int[], Expression> cell, int most, int shown)
    {
        int?[] rows = extents.Count == 1 ? [0] : Positions(extents[0], most, shown);
        int?[] columns = Positions(extents[^1], most, shown);
        var cells = new List<Expression>();
        foreach (int? row in rows)
        {
            foreach (int? column in columns)
            {
                if (row is null || column is null)
                    cells.Add(new Omission(0));
                else
                    cells.Add(cell(extents.Count == 1 ? [.. outer, column.Value] : [.. outer, row.Value, column.Value]));
            }
        }
        return new Matrix(rows.Length, columns.Length, [.. cells]);
    }

    // All positions, or the first ones and the last one around a gap.
    private static int?[] Positions(int extent, int most, int shown) => extent <= most
        ? [.. Enumerable.Range(0, extent).Select(k => (int?)k)]
        : [.. Enumerable.Range(0, shown).Select(k => (int?)k), null, extent - 1];
}

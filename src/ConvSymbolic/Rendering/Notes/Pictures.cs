using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>Arrays as matrices: one axis is a row, two axes a matrix, more axes a matrix for each slice. Large ones are elided.</summary>
internal static class Pictures
{
    private const int Most = 6, Shown = 2, MostSlices = 3;

    /// <summary>The matrices of an array; the cell function gets the spatial index.</summary>
    public static IReadOnlyList<Expression> Of(IReadOnlyList<int> extents, Func<int[], Expression> cell)
    {
        if (extents.Count <= 2)
            return [Slice(extents, [], cell)];
        var slices = new List<Expression>();
        int[] outer = [.. extents.Take(extents.Count - 2)];
        long count = outer.Aggregate(1L, (product, extent) => product * extent);
        for (int slice = 0; slice < Math.Min(count, MostSlices); slice++)
        {
            var index = new int[outer.Length];
            int rest = slice;
            for (int axis = outer.Length - 1; axis >= 0; axis--)
                (rest, index[axis]) = Math.DivRem(rest, outer[axis]);
            slices.Add(Slice([.. extents.Skip(outer.Length)], index, cell));
        }
        if (count > MostSlices)
            slices.Add(new Omission(count - MostSlices));
        return slices;
    }

    private static Matrix Slice(IReadOnlyList<int> extents, int[] outer, Func<int[], Expression> cell)
    {
        int?[] rows = extents.Count == 1 ? [0] : Positions(extents[0]);
        int?[] columns = Positions(extents[^1]);
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
    private static int?[] Positions(int extent) => extent <= Most
        ? [.. Enumerable.Range(0, extent).Select(k => (int?)k)]
        : [.. Enumerable.Range(0, Shown).Select(k => (int?)k), null, extent - 1];
}

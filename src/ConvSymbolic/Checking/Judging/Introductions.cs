using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Matrices that say what a symbol is.</summary>
internal static class Introductions
{
    /// <summary>Whether every cell is an entry of the symbol, in order.</summary>
    public static bool AreOwnEntries(GridForm grid, RefForm symbol) =>
        grid.Rows.SelectMany(row => row).All(cell => cell is RefForm { Indices.Count: > 0 } entry && entry.Key == symbol.Key) && AreInOrder(grid);

    /// <summary>Whether some entries of one array are shown, and dots for the others.</summary>
    public static bool ShowsSome(GridForm grid, RefForm symbol, bool isGradient)
    {
        var cells = grid.Rows.SelectMany(row => row).SelectMany(cell => cell is GridForm slice ? slice.Rows.SelectMany(row => row) : [cell]).ToList();
        return cells.Any(cell => cell is DotsForm) && cells.Any(cell => cell is not DotsForm)
            && cells.All(cell => cell is DotsForm || ((isGradient ? (cell as GradientForm)?.By : cell as RefForm) is { Indices.Count: > 0 } entry && entry.Key == symbol.Key));
    }

    /// <summary>Whether a row or a column lists all entries of an array of more axes, in any order: the array as a vector.</summary>
    public static bool ListsAll(Context context, GridForm grid, RefForm symbol, bool isGradient)
    {
        if ((grid.Rows.Count > 1 && grid.Columns > 1) || context is not { SizesAreKnown: true, Samples: [{ Layer: { IsPlain: true, Axes: > 1 } layer }, ..] })
            return false;
        var entries = grid.Rows.SelectMany(row => row).Select(cell => isGradient ? (cell as GradientForm)?.By : cell as RefForm).ToList();
        ReadOnlySpan<int> extents = context.RoleOf(symbol) switch { Role.Input => layer.Input.AsSpan(), Role.Filter => layer.Filter.AsSpan(), Role.Output => layer.Output.AsSpan(), _ => [] };
        int count = 1;
        foreach (int extent in extents)
            count *= extent;
        return !extents.IsEmpty && !extents.SequenceEqual([grid.Rows.Count, grid.Columns]) && entries.Count == count
            && entries.All(entry => entry?.Key == symbol.Key && entry.Indices.Count == layer.Axes && entry.Indices.All(index => index.Value.Constant is not null))
            && entries.Select(entry => string.Join(',', entry!.Indices.Select(index => index.Value))).Distinct().Count() == count;
    }

    /// <summary>
    /// The numbers of a matrix by row-major position in the array, or in the plane of it that the indices say; null where the matrix has other
    /// cells or does not fit.
    /// </summary>
    public static IReadOnlyList<(int Offset, Rational Value)>? Numbers(Context context, GridForm grid, Role role, EquatableArray<IndexForm> indices)
    {
        if (!context.SizesAreKnown || context.Samples[0].Layer is not { Axes: <= 3 } layer || PlaneOf(context, role, indices) is not { } plane)
            return null;
        ReadOnlySpan<int> extents = role switch
        {
            Role.Input => layer.Input.AsSpan(),
            Role.Filter => layer.Filter.AsSpan(),
            Role.Upstream => layer.Output.AsSpan(),
            _ => [],
        };

        // A row or a column is an array with one axis, a column of matrices one with three.
        GridForm?[] slices = extents.Length == 3 && grid.Columns == 1 ? [.. grid.Rows.Select(row => row[0] as GridForm)] : [grid];
        bool fits = extents switch
        {
            [int depth, int rows, int columns] => slices.Length == depth && slices.All(slice => slice?.Rows.Count == rows && slice.Columns == columns),
            [int rows, int columns] => grid.Rows.Count == rows && grid.Columns == columns,
            [int length] => (grid.Rows.Count == 1 && grid.Columns == length) || (grid.Columns == 1 && grid.Rows.Count == length),
            _ => false,
        };
        if (!fits)
            return null;
        int first = plane;
        foreach (int extent in extents)
            first *= extent;
        var values = new List<(int, Rational)>();
        foreach (var cell in slices.SelectMany(slice => slice!.Rows).SelectMany(row => row))
        {
            if (NumberOf(cell) is not { } value)
                return null;
            values.Add((first + values.Count, value));
        }
        return values;
    }

    // Which plane X^{(n,c)} is, row by row; the only one of an array may go without indices.
    private static int? PlaneOf(Context context, Role role, EquatableArray<IndexForm> indices)
    {
        var layer = context.Samples[0].Layer;
        AxisPosition[] positions = [.. context.PositionsOf(role).Where(position => position.Kind != AxisKind.Spatial)];
        if (indices.Count > 0 && positions.Length != indices.Count)
            return null;
        AxisKind[] order = role switch
        {
            Role.Input => [AxisKind.Image, AxisKind.Channel],
            Role.Filter => layer.IsTransposed ? [AxisKind.Channel, AxisKind.Filter] : [AxisKind.Filter, AxisKind.Channel],
            _ => [AxisKind.Image, AxisKind.Filter],
        };
        int plane = 0;
        foreach (var kind in order)
        {
            int at = indices.Count == 0 ? -1 : Array.FindIndex(positions, position => position.Kind == kind), extent = context.Samples[0].ExtentOf(role, new AxisPosition(kind));
            long index = 0;
            if (at >= 0)
            {
                if (indices[at].Divisor is not null || indices[at].Value.Constant is not { } written)
                    return null;
                index = written - context.BaseOf(kind);
            }
            else if (extent != 1)
            {
                return null;
            }
            if (index < 0 || index >= extent)
                return null;
            plane = plane * extent + (int)index;
        }
        return plane;
    }

    /// <summary>A number with its sign; null for anything else.</summary>
    public static Rational? NumberOf(Form? cell) => cell switch
    {
        NumberForm number => number.Value,
        SumForm { Terms: [{ Sign: < 0, Term: NumberForm negative }] } => -negative.Value,
        _ => null,
    };

    // Row by row, each index one more than the one before it.
    private static bool AreInOrder(GridForm grid)
    {
        var first = (RefForm)grid.Rows[0][0]!;
        for (int row = 0; row < grid.Rows.Count; row++)
        {
            for (int column = 0; column < grid.Rows[row].Count; column++)
            {
                var entry = (RefForm)grid.Rows[row][column]!;
                if (entry.Indices.Count != first.Indices.Count || (entry.Indices.Count == 2
                    && ((entry.Indices[0].Value - first.Indices[0].Value).Constant is { } down && down != row || (entry.Indices[1].Value - first.Indices[1].Value).Constant is { } across && across != column)))
                    return false;
            }
        }
        return true;
    }
}

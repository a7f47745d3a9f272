using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>Finds extents in a document: from matrices, from indices that are numbers, and from the limits of sums.</summary>
internal sealed class SizeSearch
{
    private readonly Dictionary<AxisOf, List<long>> _said = [], _grids = [], _sums = [];
    private readonly Dictionary<AxisOf, Dictionary<long, int>> _seen = [];
    private readonly List<SumLimit> _limits = [];
    private const int ForwardWeight = 20;

    private readonly List<StatedExtent> _shapes = [];
    private readonly ArrayLayout _layout;
    private readonly int _base, _channelBase;
    private readonly Func<RefForm, Role?> _roleOf;

    public SizeSearch(FormList forms, IEnumerable<Form> forward, IEnumerable<ShapeOf> shapes, ArrayLayout layout, int indexBase,
        int channelBase, Func<RefForm, Role?> roleOf)
    {
        (_layout, _base, _channelBase, _roleOf) = (layout, indexBase, channelBase, roleOf);
        foreach (var shape in shapes)
            LookAt(shape);
        foreach (var reference in forms.References)
            LookAt(reference);
        foreach (var grid in forms.Grids)
            LookAt(grid);
        foreach (var sum in forms.Sums)
            LookAt(sum);

        // What the forward equation says of its limits counts more than all that repeats it.
        foreach (var sum in forward.SelectMany(FormTree.Within).OfType<BigSumForm>())
        {
            for (int k = 0; k < ForwardWeight; k++)
                LookAt(sum);
        }
    }

    /// <summary>The limits of sums over a whole axis: what the last value of a variable is.</summary>
    public IReadOnlyList<SumLimit> Limits => _limits;

    /// <summary>The extents that are said to be those of an array, where they are no numbers.</summary>
    public IReadOnlyList<StatedExtent> Shapes => _shapes;

    /// <summary>The extent that matrices or sums with numbers give; null where none does.</summary>
    public int? Stated(Role role, AxisPosition position) => (int?)(Usual(_grids, role, position) ?? Usual(_sums, role, position));

    /// <summary>The extent that matrices give; null where none does.</summary>
    public int? ByMatrix(Role role, AxisPosition position) => (int?)Usual(_grids, role, position);

    /// <summary>The extent that a shape or a matrix of numbers gives; null where none does. A matrix of entries may be a part of the array.</summary>
    public int? Said(Role role, AxisPosition position) => (int?)Usual(_said, role, position);

    /// <summary>The number of entries up to the largest index that is written so often; null where none is.</summary>
    public int? Seen(Role role, AxisPosition position, int times = 1)
    {
        if (!_seen.TryGetValue(new(role, position), out var values))
            return null;
        long? largest = null;
        foreach (var (index, count) in values)
        {
            if (count >= times && (largest is null || index > largest))
                largest = index;
        }
        return largest is { } last ? (int)Math.Clamp(last - (position.Kind == AxisKind.Spatial ? _base : _channelBase) + 1, 1, 1000) : null;
    }

    private static long? Usual(Dictionary<AxisOf, List<long>> found, Role role, AxisPosition position) =>
        found.TryGetValue(new(role, position), out var values) ? values.GroupBy(value => value).OrderByDescending(group => group.Count()).First().Key : null;

    private AxisPosition[] Positions(Role role) => role switch
    {
        Role.Input => _layout.Input,
        Role.Filter => _layout.Filter,
        Role.Output => _layout.Output,
        _ => [],
    };

    private Role? Array(RefForm reference) => _roleOf(reference) switch
    {
        Role.Input or Role.InputGradient => Role.Input,
        Role.Filter or Role.FilterGradient => Role.Filter,
        Role.Output or Role.Upstream => Role.Output,
        _ => null,
    };

    private void LookAt(RefForm reference)
    {
        if (Array(reference) is not { } role)
            return;
        var positions = Positions(role);
        if (positions.Length != reference.Indices.Count)
            return;
        for (int k = 0; k < positions.Length; k++)
        {
            if (reference.Indices[k].Value.Constant is { } value && reference.Indices[k].Divisor is null)
            {
                if (!_seen.TryGetValue(new(role, positions[k]), out var values))
                    _seen[new(role, positions[k])] = values = [];
                values[value] = values.GetValueOrDefault(value) + 1;
            }
        }
    }

    // Extents of all indices, or of the spatial ones alone.
    private void LookAt(ShapeOf shape)
    {
        if (Array(shape.Array) is not { } role)
            return;
        var positions = Positions(role);
        if (positions.Length != shape.Extents.Count)
            positions = [.. positions.Where(position => position.Kind == AxisKind.Spatial)];
        if (positions.Length != shape.Extents.Count || Enumerable.Range(0, positions.Length).Any(k => IsOutOfOrder(shape.Extents[k], positions[k].Kind)))
            return;
        for (int k = 0; k < positions.Length; k++)
        {
            if (shape.Extents[k].Constant is { } number)
            {
                Add(_said, new(role, positions[k]), Math.Clamp(number, 1, 1000));
                Add(_grids, new(role, positions[k]), Math.Clamp(number, 1, 1000));
            }
            else
                _shapes.Add(new(shape.Extents[k], role, positions[k]));
        }
    }

    // C×H×W beside X_{i,j,c}: the shape has another order than the indices.
    private static bool IsOutOfOrder(IndexExpression extent, AxisKind kind) =>
        extent.Names is [var name, ..] && (kind == AxisKind.Spatial ? name[0] is 'C' or 'c' : name[0] is 'H' or 'W' or 'h' or 'w');

    // A matrix of the entries of one array in their order has its extents.
    private void LookAt(GridForm grid)
    {
        var cells = grid.Rows.SelectMany(row => row).ToList();
        if (cells.Count == 0 || cells.Any(cell => cell is null) || grid.Rows.Any(row => row.Count != grid.Columns))
            return;
        RefForm? Entry(Form? cell) => cell switch
        {
            RefForm reference => reference,
            GradientForm gradient => gradient.By,
            _ => null,
        };
        var entries = cells.Select(Entry).ToList();
        if (entries.Any(entry => entry is null || Array(entry) is null) || entries.Select(entry => Array(entry!)).Distinct().Count() != 1)
            return;
        var role = Array(entries[0]!)!.Value;
        var spatial = Positions(role).Where(position => position.Kind == AxisKind.Spatial).ToList();
        if (spatial.Count != 2 || entries.Any(entry => entry!.Indices.Count != Positions(role).Length) || !IsInPlace(entries!, grid.Columns, System.Array.IndexOf(Positions(role), spatial[0]), System.Array.IndexOf(Positions(role), spatial[1])))
            return;
        Add(_grids, new(role, spatial[0]), grid.Rows.Count);
        Add(_grids, new(role, spatial[1]), grid.Columns);
    }

    // Row by row, or turned by 180°. A column of all entries is none of these, nor is a matrix that repeats them or begins behind the first; a few may be slips.
    private bool IsInPlace(List<RefForm> entries, int columns, int down, int across)
    {
        var places = entries.Select(entry => (Row: entry.Indices[down].Value.Constant, Column: entry.Indices[across].Value.Constant)).ToList();
        if (places.Any(place => place.Row is null || place.Column is null))
            return true;
        long top = places.Min(place => place.Row!.Value), left = places.Min(place => place.Column!.Value), bottom = top + entries.Count / columns - 1, right = left + columns - 1;
        if (top > _base || left > _base)
            return false;
        int straight = places.Where((place, k) => place == (top + k / columns, left + k % columns)).Count();
        int turned = places.Where((place, k) => place == (bottom - k / columns, right - k % columns)).Count();
        return Math.Max(straight, turned) * 4 >= entries.Count * 3;
    }

    private void LookAt(BigSumForm sum)
    {
        foreach (var limit in sum.Limits)
        {
            if (limit is not { First: { Divisor: null } first, Last: { Divisor: null } last } || PlaceOf(limit.Name, sum.Body) is not { } place)
                continue;
            if (first.Value.Constant is { } low && last.Value.Constant is { } high)
                Add(_sums, new(place.Role, place.Position), Math.Clamp(high - low + 1, 1, 1000));
            else if (last.Value.Constant is null)
                _limits.AddRange(Alternatives(last.Value).Select(value => new SumLimit(value + place.Shift, place.Role, place.Position, place.Shift != 0)));
        }
    }

    // min(i, N − K) may be either.
    private static IndexExpression[] Alternatives(IndexExpression last) => last.Terms is [{ Coefficient: -1, Atoms: [IndexLargest largest] }] ? [-largest.First, -largest.Second] : [last];

    // The array and position where a variable stands alone, or beside a number.
    private (Role Role, AxisPosition Position, long Shift)? PlaceOf(string variable, Form body)
    {
        (Role, AxisPosition, long)? shifted = null;
        foreach (var form in FormTree.Within(body))
        {
            // An entry of a rotated array has the extents of the array.
            var (reference, indices) = form switch
            {
                RefForm plain => (plain, plain.Indices),
                EntryForm { Array: OperatorForm { Kind: OperatorKind.Rotate, Operands: [RefForm inner] } } entry => (inner, entry.Indices),
                _ => (null, []),
            };
            if (reference is null || Array(reference) is not { } role || Positions(role).Length != indices.Count)
                continue;
            for (int k = 0; k < indices.Count; k++)
            {
                if (indices[k].Variable == variable)
                    return (role, Positions(role)[k], 0);
                if (indices[k].Divisor is null && (indices[k].Value - IndexExpression.Variable(variable)).Constant is { } shift)
                    shifted ??= (role, Positions(role)[k], shift);
            }
        }
        return shifted;
    }

    private static void Add(Dictionary<AxisOf, List<long>> found, AxisOf place, long value)
    {
        if (!found.TryGetValue(place, out var values))
            found[place] = values = [];
        values.Add(value);
    }
}

/// <summary>An axis of an array.</summary>
internal readonly record struct AxisOf(Role Role, AxisPosition Position);

/// <summary>The last value of an index of a sum, as the last index of an axis; shifted where the sum counts from another number than the array.</summary>
internal sealed record SumLimit(IndexExpression Last, Role Role, AxisPosition Position, bool IsShifted);

/// <summary>An extent that is said of an axis.</summary>
internal sealed record StatedExtent(IndexExpression Extent, Role Role, AxisPosition Position);

using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// How large the arrays are that a document speaks of. Extents are known when they are declared or stated, when an array is displayed, or
/// when a family of rows is
/// complete; others are guessed from the largest index, which is a lower bound, and nothing is judged by them that larger arrays would
/// change.
/// </summary>
internal sealed class Extents
{
    private readonly Dictionary<(string Key, bool IsGradient), HashSet<string>> _rows = [];
    private readonly HashSet<string> _displayed = new(StringComparer.Ordinal), _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<(string Key, int Place)> _summed = [];
    private readonly bool _goesOn;

    /// <param name="statements">What is said.</param>
    /// <param name="goesOn">Whether the text says that rows go on as they began.</param>
    public Extents(IReadOnlyList<Statement> statements, bool goesOn)
    {
        _goesOn = goesOn;
        List<(string Key, int Place)> bySums = [];
        List<(string Key, string Entries)> byRows = [];
        foreach (var equality in statements.OfType<Equality>())
        {
            var (reference, isGradient) = equality.Head.Form switch
            {
                RefForm entry => (entry, false),
                GradientForm gradient => (gradient.By, true),
                _ => (null, false),
            };
            foreach (var cell in (equality.Head.Form as GridForm)?.Rows.SelectMany(row => row).OfType<RefForm>().Where(IsRow) ?? [])
                Row(cell, isGradient: false).Add(string.Join(',', cell.Indices.Select(index => index.Value)));
            if (reference is null)
                continue;
            if (IsRow(reference))
                Row(reference, isGradient).Add(string.Join(',', reference.Indices.Select(index => index.Value)));
            if (reference.Indices.Count == 0 && equality.Right.Form is GridForm grid)
                _displayed.UnionWith(grid.Rows.SelectMany(row => row).OfType<RefForm>().Where(IsRow).Select(cell => cell.Key)
                    .Append(reference.Key));
            var summed = Summed(equality.Right.Form).ToHashSet();
            if (isGradient)
                bySums.AddRange(summed);
            else if (reference.Indices.Count > 0)
                _summed.UnionWith(summed);
            if (!isGradient && IsRow(reference) && equality.Right.Form is SumForm)
                byRows.AddRange(Listed(equality.Right.Form));
        }

        // The limits of one gradient may be a slip, those of two agree; a filter has the entries that every row lists.
        _summed.UnionWith(bySums.GroupBy(place => place).Where(group => group.Skip(1).Any()).Select(group => group.Key));
        _repeated.UnionWith(byRows.GroupBy(pair => pair.Key)
            .Where(group => group.Skip(1).Any() && group.Select(pair => pair.Entries).Distinct().Count() == 1).Select(group => group.Key));
    }

    /// <summary>Layers with larger arrays that the document may speak of as well; none where its extents are known.</summary>
    public IReadOnlyList<Context> Larger(Context context)
    {
        if (context.Declared is not null || context.Samples is not [{ Layer: var layer }, ..])
            return [];
        if (!context.SizesAreKnown)
            return [.. MorePlanes(context, layer)];
        bool input = IsKnown(context, Role.Input), filter = IsKnown(context, Role.Filter), output = IsKnown(context, Role.Output);
        if ((input ? 1 : 0) + (filter ? 1 : 0) + (output ? 1 : 0) > 1 || IsComplete(context, Role.Input, true)
            || IsComplete(context, Role.Filter, true) || IsComplete(context, Role.Output, false))
            return [];
        var larger = new List<Context>();
        foreach (int[] more in Increments(layer.Axes))
        {
            if (!input && !output)
                Add(taps: 0, windows: more);
            if (!input && !filter)
                Add(taps: 1, windows: null);
            if (!filter && !output)
                Add(taps: 1, windows: [.. more.Select(count => -count)]);

            void Add(int taps, int[]? windows)
            {
                var sizes = Enumerable.Range(0, layer.Axes)
                    .Select(axis => (Taps: taps * more[axis], Steps: windows is null ? 0 : windows[axis])).ToArray();
                if (With(layer, sizes) is { } other)
                    larger.Add(context with { Samples = [new Sample(other, context.Samples[0].Sizes)] });
            }
        }
        return larger;
    }

    // Nothing says how many channels or filters there are but what was chosen, or one line.
    private IEnumerable<Context> MorePlanes(Context context, Layer layer)
    {
        foreach (var kind in (AxisKind[])[AxisKind.Channel, AxisKind.Filter])
        {
            if (layer.Groups == 1 && context.Layout.Has(kind) && !IsCounted(context, kind)
                && With(layer, new (int, int)[layer.Axes], kind) is { } other)
                yield return context with { Samples = [new Sample(other, context.Samples[0].Sizes)] };
        }
    }

    private bool IsCounted(Context context, AxisKind kind) => context.Roles.Any(pair =>
        context.PositionsOf(pair.Value) is var positions
        && Enumerable.Range(0, positions.Length).Any(place => positions[place].Kind == kind && _summed.Contains((pair.Key, place))));

    // One and two more on some of the axes.
    private static IEnumerable<int[]> Increments(int axes) =>
        from amount in (int[])[1, 2]
        from chosen in Enumerable.Range(1, (1 << axes) - 1)
        select Enumerable.Range(0, axes).Select(axis => (chosen >> axis & 1) * amount).ToArray();

    // A layer with so many taps more on each axis, and so many entries of the input that there are so many windows more; where windows go,
    // the input stays.
    private static Layer? With(Layer layer, (int Taps, int Steps)[] sizes, AxisKind more = AxisKind.Spatial)
    {
        try
        {
            return new Layer(Geometry.Of(new LayerOptions
            {
                Input = PerAxis.Create([.. sizes.Select((size, axis) =>
                    layer.Input[axis] + (size.Steps < 0 ? 0 : size.Taps * layer.Dilation[axis] + size.Steps * layer.Stride[axis]))]),
                Filter = PerAxis.Create([.. sizes.Select((size, axis) => layer.Filter[axis] + size.Taps)]),
                Stride = PerAxis.Create([.. layer.Stride]),
                Dilation = PerAxis.Create([.. layer.Dilation]),
                Padding = Padding.Create([.. layer.PaddingBefore.Select((before, axis) =>
                    (AxisPadding)(before, layer.PaddingAfter[axis]))]),
                Channels = layer.Channels + (more == AxisKind.Channel ? 1 : 0),
                Filters = layer.Filters + (more == AxisKind.Filter ? 1 : 0),
                Groups = layer.Groups,
                Batch = layer.Batch,
                IsTrueConvolution = layer.IsTrueConvolution,
            }));
        }
        catch (ConvSymbolicException)
        {
            // Its filter would not fit.
            return null;
        }
    }

    private bool IsKnown(Context context, Role role) =>
        context.Fixed.Contains(role) || context.Roles.Any(pair => pair.Value == role
            && (_displayed.Contains(pair.Key) || _summed.Any(place => place.Key == pair.Key)
                || (role == Role.Filter && _repeated.Contains(pair.Key))));

    private static bool IsRow(RefForm reference) =>
        reference.Indices.Count > 0 && reference.Indices.All(index => index.Value.Constant is not null);

    // The entries of each array in a row, as text.
    private static IEnumerable<(string Key, string Entries)> Listed(Form right) =>
        FormTree.Within(right).OfType<RefForm>().Where(IsRow).GroupBy(reference => reference.Key)
            .Select(group => (group.Key, string.Join(';', group
                .Select(reference => string.Join(',', reference.Indices.Select(index => index.Value))).Order(StringComparer.Ordinal))));

    // Rows for all entries of an array, or for the gradient by each.
    private bool IsComplete(Context context, Role role, bool isGradient)
    {
        if (_goesOn)
            return false;
        var sample = context.Samples[0];
        long count = context.PositionsOf(role).Aggregate(1L, (product, position) => product * sample.ExtentOf(role, position));
        return count > 1 && context.Roles.Any(pair =>
            pair.Value == role && _rows.TryGetValue((pair.Key, isGradient), out var rows) && rows.Count >= count);
    }

    private HashSet<string> Row(RefForm reference, bool isGradient)
    {
        if (!_rows.TryGetValue((reference.Key, isGradient), out var rows))
            _rows[(reference.Key, isGradient)] = rows = new(StringComparer.Ordinal);
        return rows;
    }

    // Arrays whose own index runs to a number under a sum, and which index it is.
    private static IEnumerable<(string Key, int Place)> Summed(Form right) =>
        from sum in FormTree.Within(right).OfType<BigSumForm>()
        from limit in sum.Limits
        where limit.Last?.Value.Constant is not null
        from reference in FormTree.Within(sum.Body).OfType<RefForm>()
        from place in Enumerable.Range(0, reference.Indices.Count)
        where reference.Indices[place].Variable == limit.Name
        select (reference.Key, place);
}

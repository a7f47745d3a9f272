using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// The sizes of a context as names: the author's where an equality has them in its limits or in the relation of its indices, others where it doesn't. What is read
/// so has the right value in every layer for which the context was worked out.
/// </summary>
internal sealed class GeneralSizes
{
    private readonly Context _context;
    private readonly Dictionary<(Role, AxisPosition), IndexExpression> _extents = [];
    private readonly List<Dictionary<string, long>> _numbers;

    private GeneralSizes(Context context)
    {
        _context = context;
        _numbers = [.. context.Samples.Select(sample => sample.Sizes.ToDictionary(pair => Mark + pair.Key, pair => pair.Value))];
    }

    // No author's letter begins with it.
    private const string Mark = "$";

    /// <summary>The sizes, as the proof for all sizes takes them.</summary>
    public LayerSizes Layer { get; private set; } = null!;

    /// <summary>The sizes for an equality; null where what is written fits no names.</summary>
    public static GeneralSizes? Of(Context context, IReadOnlyList<Form> sides, bool hasBias)
    {
        if (context.Given is { } given)
            return new GeneralSizes(context) { Layer = given.Layer with { HasBias = hasBias || given.Layer.HasBias } };
        var sizes = new GeneralSizes(context);
        if (context.Declared is { } declared)
            return sizes.Take(declared, hasBias) ? sizes : null;
        foreach (var sum in sides.SelectMany(FormTree.Within).OfType<BigSumForm>())
        {
            foreach (var limit in sum.Limits)
                sizes.Note(limit, sum.Body);
        }
        var forms = sides.SelectMany(FormTree.Within).ToList();
        var indices = forms.OfType<RefForm>().SelectMany(reference => reference.Indices).SelectMany(index => index.Value.Names.Concat(index.Divisor?.Names ?? []));
        var settings = forms.OfType<OperatorForm>().SelectMany(form => form.Arguments).SelectMany(argument => IndexReader.Value(argument.Value)?.Names ?? []);
        var limits = forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).SelectMany(limit => (limit.First?.Value.Names ?? []).Concat(limit.Last?.Value.Names ?? []));
        foreach (string name in indices.Concat(settings).Concat(limits).Where(sizes.IsSize).Distinct())
            sizes.Note(name);
        return sizes.Make(hasBias) ? sizes : null;
    }

    /// <summary>Whether a name is a size of the author.</summary>
    public bool IsSize(string name) => _context.Given?.Letters.ContainsKey(name) ?? _context.Samples[0].Sizes.ContainsKey(name);

    /// <summary>An index with the author's sizes marked, so that no index letter is one.</summary>
    public IndexExpression Marked(IndexExpression index) => index.Substitute(name => !IsSize(name) ? null
        : _context.Given is { } given ? given.Letters[name]
        : _context.Declared is { } declared && declared.Totals.TryGetValue(name, out var parts) ? IndexExpression.Variable(Mark + parts.Groups) * IndexExpression.Variable(Mark + parts.OfGroup)
        : IndexExpression.Variable(Mark + name));

    /// <summary>Where a name stands alone as an index: its array and position.</summary>
    public (Role Role, AxisPosition Position)? PlaceOf(string variable, Form body)
    {
        foreach (var form in FormTree.Within(body))
        {
            var (role, indices) = form switch
            {
                RefForm reference => (_context.RoleOf(reference), reference.Indices),
                EntryForm entry => (Meaning.RoleOfArray(_context, entry.Array), entry.Indices),
                _ => (null, []),
            };
            if (role is not { } known)
                continue;
            var positions = _context.PositionsOf(known);
            for (int k = 0; k < positions.Length && positions.Length == indices.Count; k++)
            {
                if (indices[k].Variable == variable)
                    return (Whole(known), positions[k]);
            }
        }
        return null;
    }

    /// <summary>The extent of an index position; null where it has no name.</summary>
    public IndexExpression? ExtentOf(Role role, AxisPosition position) => position.Kind switch
    {
        AxisKind.Image => Layer.Batch,
        AxisKind.Channel => role is Role.Filter or Role.FilterGradient && !Layer.IsTransposed ? Layer.ChannelsPerGroup : Layer.Channels,
        AxisKind.Filter => role is Role.Filter or Role.FilterGradient && Layer.IsTransposed ? Layer.FiltersPerGroup : Layer.Filters,
        _ => (role switch { Role.Input => Layer.Input, Role.Filter => Layer.Filter, _ => Layer.Output })[position.Axis],
    };

    // The array that a gradient has the extents of.
    private static Role Whole(Role role) => role switch
    {
        Role.InputGradient => Role.Input,
        Role.FilterGradient => Role.Filter,
        Role.Upstream => Role.Output,
        _ => role,
    };

    // An image, a channel or a filter is counted the same in every array.
    private static (Role, AxisPosition) KeyOf(Role role, AxisPosition position) => position.Kind == AxisKind.Spatial ? (role, position) : (Role.Output, new(position.Kind));

    private void Note(LimitForm limit, Form body)
    {
        if (limit.Last is not { Divisor: null } last || limit.First?.Divisor is not null || PlaceOf(limit.Name, body) is not var (role, position))
            return;
        // With groups, the channels of a filter are not those of the input.
        if (position.Kind is AxisKind.Channel or AxisKind.Filter && _context.Samples[0].Layer.Groups > 1)
            return;
        var first = limit.First?.Value ?? _context.BaseOf(position.Kind);
        var extent = Marked(last.Value - first + 1);
        if (Holds(extent, sample => sample.ExtentOf(role, position)))
            _extents.TryAdd(KeyOf(role, position), extent);
    }

    // A size that stands in an index or a limit, where the index of no array says what it is the extent of.
    private void Note(string name)
    {
        if (_extents.Values.Any(extent => extent.Contains(Mark + name)) || (_context.Relation is { } relation && relation.Axes.Any(axis => axis.Stride.Contains(name) || axis.Dilation.Contains(name) || axis.Offset.Contains(name))))
            return;
        foreach (var role in (Role[])[Role.Filter, Role.Output, Role.Input])
        {
            for (int axis = 0; axis < _context.Layout.Axes; axis++)
            {
                var position = new AxisPosition(AxisKind.Spatial, axis);
                if (!_extents.ContainsKey((role, position)) && Holds(Mark + name, sample => sample.ExtentOf(role, position)))
                {
                    _extents[(role, position)] = Mark + name;
                    return;
                }
            }
        }
    }

    // The sizes as they are declared, where all of them have names or numbers.
    private bool Take(DeclaredLayers declared, bool hasBias)
    {
        IndexExpression Size(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : Mark + name;
        EquatableArray<IndexExpression> Each(string size, Func<Layer, IEnumerable<int>> number) =>
            declared.Names.TryGetValue(size, out string[]? names) ? [.. names.Select(Size)] : [.. number(_context.Samples[0].Layer).Select(value => IndexExpression.FromInt64(value))];
        IndexExpression One(string size, Func<Layer, int> number) => Each(size, layer => [number(layer)])[0];
        EquatableArray<IndexExpression> PerAxis(string size, Func<Layer, IEnumerable<int>> number) =>
            Each(size, number) is { Count: 1 } one && declared.Axes > 1 ? [.. Enumerable.Repeat(one[0], declared.Axes)] : Each(size, number);
        bool isGrouped = declared.Names.ContainsKey("groups") || _context.Samples.Any(sample => sample.Layer.Groups > 1);
        if (isGrouped && (declared.Names.ContainsKey("channels") || declared.Names.ContainsKey("filters")))
            return false;
        var around = Each("padding", layer => layer.PaddingBefore.Zip(layer.PaddingAfter, (before, after) => new[] { before, after }).SelectMany(pair => pair));
        if (around.Count == 2 && declared.Axes > 1)
            around = [.. Enumerable.Repeat(around, declared.Axes).SelectMany(pair => pair)];
        bool isTransposed = _context.Samples[0].Layer.IsTransposed;
        EquatableArray<IndexExpression> input = PerAxis("input", layer => layer.Input), filter = PerAxis("filter", layer => layer.Filter), stride = PerAxis("stride", layer => layer.Stride), dilation = PerAxis("dilation", layer => layer.Dilation), more = PerAxis("output-padding", layer => layer.OutputPadding);
        IndexExpression Output(int axis) => OutputSize.Of(isTransposed, input[axis], filter[axis], stride[axis], dilation[axis],
            around[2 * axis] + around[2 * axis + 1], more[axis]);
        Layer = new LayerSizes
        {
            IsTransposed = isTransposed,
            IsTrueConvolution = _context.IsTrueConvolution,
            HasBias = hasBias,
            Batch = One("batch", layer => layer.Batch),
            Groups = One("groups", layer => layer.Groups),
            ChannelsPerGroup = isGrouped || !declared.Names.ContainsKey("channels") ? One("group-channels", layer => layer.Channels / layer.Groups) : One("channels", layer => layer.Channels),
            FiltersPerGroup = isGrouped || !declared.Names.ContainsKey("filters") ? One("group-filters", layer => layer.Filters / layer.Groups) : One("filters", layer => layer.Filters),
            Input = input,
            Filter = filter,
            Output = declared.Names.ContainsKey("output") ? Each("output", layer => layer.Output) : [.. Enumerable.Range(0, declared.Axes).Select(Output)],
            Stride = stride,
            Dilation = dilation,
            PaddingBefore = [.. around.Where((_, k) => k % 2 == 0)],
            PaddingAfter = [.. around.Where((_, k) => k % 2 == 1)],
            OutputPadding = more,
        };
        return true;
    }

    private bool Make(bool hasBias)
    {
        int axes = _context.Layout.Axes;
        bool isTransposed = _context.Samples[0].Layer.IsTransposed;
        IndexExpression Count(AxisKind kind, string name, Func<Layer, int> value) => _context.Samples.All(sample => value(sample.Layer) == 1) ? 1
            : _extents.TryGetValue((Role.Output, new(kind)), out var extent) ? extent : Named(name, sample => value(sample.Layer));
        var (input, filter, output) = (new IndexExpression[axes], new IndexExpression[axes], new IndexExpression[axes]);
        var (stride, dilation, before, after, outputPadding) = (new IndexExpression[axes], new IndexExpression[axes], new IndexExpression[axes], new IndexExpression[axes], new IndexExpression[axes]);
        for (int axis = 0; axis < axes; axis++)
        {
            int at = axis;
            var position = new AxisPosition(AxisKind.Spatial, axis);
            var relation = _context.Relation is { } known && axis < known.Axes.Length ? known.Axes[axis] : null;
            filter[axis] = _extents.TryGetValue((Role.Filter, position), out var taps) ? taps : Named("K" + axis, sample => sample.Layer.Filter[at]);
            if (Pick(relation?.Stride, sample => sample.Layer.Stride[at]) is not { } s || Pick(relation?.Dilation, sample => sample.Layer.Dilation[at]) is not { } d)
                return false;
            (stride[axis], dilation[axis]) = (s, d);

            // In the author's base b: x = s·y + d·f + c means −p = c + (s + d − 1)·b; backwards −p + d(K − 1) = c + (s − d − 1)·b.
            int b = _context.IndexBase;
            var offset = relation is null ? null : Marked(relation.Offset);
            var padding = offset is null ? null : relation!.IsFlipped ? d * (filter[axis] - 1) - offset - (s - d - 1) * b : -(offset + (s + d - 1) * b);
            if (PickMarked(padding, sample => sample.Layer.PaddingBefore[at]) is not { } p || PickMarked(p, sample => sample.Layer.PaddingAfter[at]) is not { } q)
                return false;
            (before[axis], after[axis]) = (p, q);
            if (PickMarked(null, sample => sample.Layer.OutputPadding[at]) is not { } t)
                return false;
            outputPadding[axis] = t;

            // What the windows slide over, and how many there are; only in a transposed layer the one follows from the other whatever the stride is.
            bool isPlain = s.Constant == 1;
            var whole = _extents.GetValueOrDefault((isTransposed ? Role.Output : Role.Input, position));
            var results = _extents.GetValueOrDefault((isTransposed ? Role.Input : Role.Output, position));
            var windows = results ?? (isPlain && whole is not null ? whole + p + q - t - d * (filter[axis] - 1) : Named("H'" + axis, sample => (isTransposed ? sample.Layer.Input : sample.Layer.Output)[at]));
            var covered = s * (windows - 1) + d * (filter[axis] - 1) + 1 - p - q + t;
            var slidOver = whole ?? (isPlain || isTransposed ? covered : Named("H" + axis, sample => sample.Layer.Input[at]));
            (input[axis], output[axis]) = isTransposed ? (windows, slidOver) : (slidOver, windows);
        }
        Layer = new LayerSizes
        {
            IsTransposed = isTransposed,
            IsTrueConvolution = _context.IsTrueConvolution,
            HasBias = hasBias,
            Batch = Count(AxisKind.Image, "N", layer => layer.Batch),
            Groups = _context.Samples.All(sample => sample.Layer.Groups == 1) ? 1 : Named("g", sample => sample.Layer.Groups),
            ChannelsPerGroup = Count(AxisKind.Channel, "C", layer => layer.Channels / layer.Groups),
            FiltersPerGroup = Count(AxisKind.Filter, "O", layer => layer.Filters / layer.Groups),
            Input = [.. input],
            Filter = [.. filter],
            Output = [.. output],
            Stride = [.. stride],
            Dilation = [.. dilation],
            PaddingBefore = [.. before],
            PaddingAfter = [.. after],
            OutputPadding = [.. outputPadding],
        };
        return Enumerable.Range(0, axes).All(axis =>
            Holds(input[axis], sample => sample.Layer.Input[axis]) && Holds(filter[axis], sample => sample.Layer.Filter[axis]) && Holds(output[axis], sample => sample.Layer.Output[axis]));
    }

    private IndexExpression Named(string name, Func<Sample, int> value)
    {
        for (int k = 0; k < _numbers.Count; k++)
            _numbers[k][Mark + Mark + name] = value(_context.Samples[k]);
        return Mark + Mark + name;
    }

    private IndexExpression? Pick(IndexExpression? written, Func<Sample, int> value) => PickMarked(written is null ? null : Marked(written), value);

    // What is written, where it has the right value in every layer; else the number that is the same in all of them.
    private IndexExpression? PickMarked(IndexExpression? written, Func<Sample, int> value)
    {
        if (written is not null && Holds(written, value))
            return written;
        int[] values = [.. _context.Samples.Select(value).Distinct()];
        return values is [var only] ? only : null;
    }

    private bool Holds(IndexExpression expression, Func<Sample, int> value) => _context.Samples.Select((sample, k) =>
        expression.Substitute(name => _numbers[k].TryGetValue(name, out long number) ? number : (IndexExpression?)null).Constant == value(sample)).All(holds => holds);
}

using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Documents of index sums: for one layer, for all sizes, with channels, filters and images now and then.</summary>
public sealed class SumDocuments(Random random)
{
    private enum Limits
    {
        Numbers,
        Letters,
        None,
    }

    private int _axes, _base;
    private int[] _stride = [], _dilation = [], _padding = [];
    private string? _strideName, _paddingName;
    private Layer[] _layers = [];
    private IndexPositions _positions = new(false, false, false);
    private Limits _limits;
    private string[] _out = [], _tap = [], _in = [], _outSizes = [], _tapSizes = [], _inSizes = [];
    private const string Channel = "c", Filter = "k", Image = "n";
    private bool _isTrue;

    public Draft Make()
    {
        var style = Style.Random(random);
        if (style.Indices == IndexStyle.Digits && random.Next(2) == 0)
            style = style with { Indices = IndexStyle.Commas };
        _base = style.Base;
        _axes = random.Next(4) == 0 ? 1 : 2;
        bool isPlain = random.Next(2) == 0;
        _isTrue = isPlain && random.Next(5) == 0;
        int stride = isPlain ? 1 : random.Next(1, 3), dilation = isPlain ? 1 : Style.Of(random, 1, 1, 2), padding = isPlain ? 0 : random.Next(2);
        (_stride, _dilation, _padding) = (All(stride), All(dilation), All(padding));
        if (stride > 1 && random.Next(2) == 0)
            _strideName = "s";
        if (padding > 0 && random.Next(3) == 0)
            _paddingName = "p";
        bool isWide = random.Next(3) == 0;
        _positions = isWide ? new(random.Next(3) == 0, random.Next(3) > 0, random.Next(2) == 0) : new(false, false, false);
        _limits = isWide || _strideName is not null || _paddingName is not null ? Style.Of(random, Limits.Letters, Limits.None) : Style.Of(random, Limits.Numbers, Limits.Letters, Limits.None);
        Letters([style.Input, style.Filter, style.Output, style.Loss, "s", "p"]);
        _layers = Layers(_limits == Limits.Numbers);
        var sections = new List<Section> { RandomDocuments.Section(random, "The forward pass", Forward()) };
        if (style.Upstream is not null)
        {
            Ix[] index = random.Next(2) == 0 ? [] : OutIndex();
            sections.Add(RandomDocuments.Section(random, "What arrives", new Equation(Kind.Definition, new Slope(Letter.Output, index), new SpelledOut(index))));
        }
        sections.Add(RandomDocuments.Section(random, "The gradient of the filter", FilterSum()));
        var more = new List<Equation> { Chain(Letter.Filter), Chain(Letter.Input), Local(Letter.Filter) };
        if (_dilation.All(value => value == 1) && !_isTrue)
            more.AddRange([InputByOutputs(), Local(Letter.Input), InputByOutputs()]);
        if (_stride.All(value => value == 1))
            more.AddRange([InputByTaps(), InputByTaps()]);
        if (_layers[0].HasBias)
            more.Add(BiasSum());
        var chosen = more.ToArray();
        random.Shuffle(chosen);
        foreach (var equation in chosen.Take(random.Next(2, 5)).DistinctBy(equation => equation.ToString() + equation.Kind + equation.Sides[0]))
            sections.Add(RandomDocuments.Section(random, "Further", equation));
        if (random.Next(3) == 0 && _positions == new IndexPositions(false, false, false) && _strideName is null && _paddingName is null && (_limits != Limits.None || _padding.All(value => value == 0)))
            sections.Add(RandomDocuments.Section(random, "As convolutions", RandomDocuments.Operators(random, _layers[0])));
        if (random.Next(4) == 0)
            sections.Add(RandomDocuments.Section(random, "A step", RandomDocuments.Step(random)));
        return new Draft(style, _layers, [.. _layers.Select(Sizes)], _positions, [.. sections.Where(section => section.Equations.Length > 0)])
        {
            Declaration = random.Next(5) == 0 ? $"input={style.Input} filter={style.Filter} index-base={_base}" : null,
        };
    }

    private int[] All(int value) => [.. Enumerable.Repeat(value, _axes)];

    // Letters that are no names of arrays.
    private void Letters(string[] taken)
    {
        string[] Free(string[][] sets) => Style.Of(random, [.. sets.Where(set => !set.Select(name => name.Split('_')[0]).Concat(set).Intersect(taken.Concat(_out).Concat(_tap).Concat(_in).Append(Channel).Append(Filter).Append(Image)).Any())]);
        _out = Free([["i", "j"], ["i", "j"], ["h", "w"], ["r", "t"]])[.._axes];
        _tap = Free([["m", "l"], ["a", "b"], ["u", "v"], ["p", "q"], ["m", "q"], ["a", "b"]])[.._axes];
        _in = Free([["x", "y"], ["g", "h"], ["y", "x"], ["e", "f"]])[.._axes];
        _tapSizes = Free([["K_1", "K_2"], ["k_h", "k_w"], ["R", "T"]])[.._axes];
        _outSizes = Free([["P", "Q"], ["H_o", "W_o"], ["M", "N"]])[.._axes];
        _inSizes = Free([["H_i", "W_i"], ["N_1", "N_2"]])[.._axes];
    }

    private Layer[] Layers(bool isOne)
    {
        (int[] Taps, int[] Out)[] plans = [([2, 3], [3, 2]), ([3, 2], [2, 3]), ([2, 2], [3, 4])];
        bool hasBias = random.Next(3) == 0;
        return [.. plans.Skip(isOne ? random.Next(plans.Length) : 0).Take(isOne ? 1 : plans.Length).Select((plan, number) => new Layer(Geometry.Of(new LayerOptions
        {
            Input = Enumerable.Range(0, _axes).Select(axis => _stride[axis] * (plan.Out[axis] - 1) + _dilation[axis] * (plan.Taps[axis] - 1) + 1 - 2 * _padding[axis]).ToArray(),
            Filter = plan.Taps[.._axes],
            Stride = _stride,
            Dilation = _dilation,
            Padding = _padding[0],
            Channels = _positions.Channels ? 2 : 1,
            Filters = _positions.Filters ? 2 + number % 2 : 1,
            Batch = _positions.Batch ? 2 : 1,
            HasBias = hasBias,
            IsTrueConvolution = _isTrue,
        })))];
    }

    private Dictionary<string, long> Sizes(Layer layer)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int axis = 0; axis < _axes; axis++)
            (sizes[_tapSizes[axis]], sizes[_outSizes[axis]], sizes[_inSizes[axis]]) = (layer.Filter[axis], layer.Output[axis], layer.Input[axis]);
        if (_strideName is not null)
            sizes[_strideName] = _stride[0];
        if (_paddingName is not null)
            sizes[_paddingName] = _padding[0];
        (sizes["M_c"], sizes["M_f"], sizes["B"]) = (layer.Channels, layer.Filters, layer.Batch);
        return sizes;
    }

    private static Ix[] Lead(bool first, string firstName, bool second, string secondName) => [.. first ? [Ix.Of(firstName)] : Array.Empty<Ix>(), .. second ? [Ix.Of(secondName)] : Array.Empty<Ix>()];

    private Ix[] OutIndex() => [.. Lead(_positions.Batch, Image, _positions.Filters, Filter), .. _out.Select(Ix.Of)];

    private Ix[] InIndex(IEnumerable<Ix> spatial) => [.. Lead(_positions.Batch, Image, _positions.Channels, Channel), .. spatial];

    private Ix[] TapIndex(IEnumerable<Ix> spatial) => [.. Lead(_positions.Filters, Filter, _positions.Channels, Channel), .. spatial];

    // x = s·i + d·m − p in the author's base; backwards with K − 1 − m for m.
    private Ix Moved(int axis)
    {
        int s = _stride[axis], d = _dilation[axis];
        var parts = new List<Part> { new(_strideName is null ? s : 1, _out[axis], _strideName) };
        int constant = _base - s * _base;
        if (_strideName is not null && _base == 1)
        {
            // s(i − 1) is s i − s.
            parts.Add(new Part(-1, _strideName));
            constant = _base;
        }
        if (_isTrue)
        {
            parts.Add(new Part(-d, _tap[axis]));
            if (_limits == Limits.Numbers)
                constant += d * (_layers[0].Filter[axis] - 1) + d * _base;
            else
                (parts, constant) = ([.. parts, new Part(1, _tapSizes[axis])], constant + d * _base - d);
        }
        else
        {
            parts.Add(new Part(d, _tap[axis]));
            constant -= d * _base;
        }
        if (_paddingName is not null)
            parts.Add(new Part(-1, _paddingName));
        else
            constant -= _padding[axis];
        return new Ix(constant, [.. parts]);
    }

    private IEnumerable<Ix> Moved() => Enumerable.Range(0, _axes).Select(Moved);

    private Bound Bound(string name, Func<Layer, int> extent, string size) => _limits switch
    {
        Limits.None => new Bound(name, null, null),
        Limits.Numbers => new Bound(name, new Ix(_base), new Ix(_base + extent(_layers[0]) - 1)),
        _ => new Bound(name, new Ix(_base), new Ix(_base - 1, new Part(1, size))),
    };

    private Bound[] Taps => [.. _tap.Select((name, axis) => Bound(name, layer => layer.Filter[axis], _tapSizes[axis]))];

    private Bound[] Outs => [.. _out.Select((name, axis) => Bound(name, layer => layer.Output[axis], _outSizes[axis]))];

    private Bound[] Channels => _positions.Channels ? [Bound(Channel, layer => layer.Channels, "M_c")] : [];

    private Bound[] Filters => _positions.Filters ? [Bound(Filter, layer => layer.Filters, "M_f")] : [];

    private Bound[] Images => _positions.Batch ? [Bound(Image, layer => layer.Batch, "B")] : [];

    private Entry F() => new(Letter.Filter, TapIndex(_tap.Select(Ix.Of)));

    private Slope G() => new(Letter.Output, OutIndex());

    private Equation Forward()
    {
        Term x = new Entry(Letter.Input, InIndex(Moved()));
        Term sum = new Summed([.. Channels, .. Taps], random.Next(2) == 0 ? new Times(x, F()) : new Times(F(), x));
        if (_layers[0].HasBias)
            sum = new Added(new(1, sum), new(1, new Entry(Letter.Bias, _positions.Filters ? [Ix.Of(Filter)] : [])));
        return new(Kind.Sum, new Entry(Letter.Output, OutIndex()), sum);
    }

    private Equation FilterSum() => new(
        Kind.Sum,
        new Slope(Letter.Filter, TapIndex(_tap.Select(Ix.Of))),
        new Summed([.. Images, .. Outs], new Times(G(), new Entry(Letter.Input, InIndex(Moved())))));

    private Equation BiasSum() => new(Kind.Sum, new Slope(Letter.Bias, _positions.Filters ? [Ix.Of(Filter)] : []), new Summed([.. Images, .. Outs], G()));

    // Σ over the filter of G[x + p − d·m] F[m], for stride 1.
    private Equation InputByTaps()
    {
        var at = Enumerable.Range(0, _axes).Select(axis =>
        {
            int d = _dilation[axis], sign = _isTrue ? 1 : -1;
            var parts = new List<Part> { new(1, _in[axis]), new(sign * d, _tap[axis]) };
            int constant = d * _base;
            if (_isTrue && _limits == Limits.Numbers)
                constant = -d * _base - d * (_layers[0].Filter[axis] - 1);
            else if (_isTrue)
                (parts, constant) = ([.. parts, new Part(-1, _tapSizes[axis])], -d * _base + d);
            if (_paddingName is not null)
                parts.Add(new Part(1, _paddingName));
            else
                constant += _padding[axis];
            return new Ix(constant, [.. parts]);
        });
        return new(
            Kind.Sum,
            new Slope(Letter.Input, InIndex(_in.Select(Ix.Of))),
            new Summed([.. Filters, .. Taps], new Times(new Slope(Letter.Output, [.. Lead(_positions.Batch, Image, _positions.Filters, Filter), .. at]), F())));
    }

    // F at x + p − s·i, for dilation 1.
    private Ix[] TapOf() => TapIndex(Enumerable.Range(0, _axes).Select(axis =>
    {
        int s = _stride[axis];
        var parts = new List<Part> { new(1, _in[axis]), new(_strideName is null ? -s : -1, _out[axis], _strideName) };
        int constant = s * _base;
        if (_strideName is not null && _base == 1)
            (parts, constant) = ([.. parts, new Part(1, _strideName)], 0);
        if (_paddingName is not null)
            parts.Add(new Part(1, _paddingName));
        else
            constant += _padding[axis];
        return new Ix(constant, [.. parts]);
    }));

    private Equation InputByOutputs() => new(
        Kind.Sum,
        new Slope(Letter.Input, InIndex(_in.Select(Ix.Of))),
        new Summed([.. Filters, .. Outs], new Times(G(), new Entry(Letter.Filter, TapOf()))));

    private Equation Local(Letter by) => by == Letter.Filter
        ? new(Kind.Local, new Local(OutIndex(), by, TapIndex(_tap.Select(Ix.Of))), new Entry(Letter.Input, InIndex(Moved())))
        : new(Kind.Local, new Local(OutIndex(), by, InIndex(_in.Select(Ix.Of))), new Entry(Letter.Filter, TapOf()));

    private Equation Chain(Letter by)
    {
        var at = by == Letter.Filter ? TapIndex(_tap.Select(Ix.Of)) : InIndex(_in.Select(Ix.Of));
        Bound[] bounds = by == Letter.Filter ? [.. Images, .. Outs] : [.. Filters, .. Outs];
        return new(Kind.Chain, new Slope(by, at), new Summed(bounds, new Times(G(), new Local(OutIndex(), by, at))));
    }
}

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>A layer's sums as programs, from the pairs of positions that meet.</summary>
internal sealed class LayerPrograms
{
    private readonly List<(int Small, int Large, int Weight)> _products = [];
    private readonly int _small, _large, _filter, _channels, _plane;
    private readonly bool _isTransposed, _hasBias;

    public LayerPrograms(Layers.Layer layer, WindowGeometry geometry)
    {
        (_small, _large) = (layer.Batch * geometry.SmallChannels * geometry.SmallPlane, layer.Batch * geometry.LargeChannels * geometry.LargePlane);
        (_filter, _channels, _plane) = (layer.FilterShape.Count, layer.Filters, layer.OutputShape.Count / layer.Batch / layer.Filters);
        (_isTransposed, _hasBias) = (layer.IsTransposed, layer.HasBias);
        var walk = new RowWalk(geometry.Windows, new int[RowWalk.ScratchLength(geometry.Axes)]);
        for (var pairs = new ChannelPairs(geometry); pairs.Next();)
        {
            for (walk.Restart(); walk.NextTap();)
            {
                while (walk.NextRow())
                {
                    for (int k = 0; k < walk.Length; k++)
                        _products.Add((pairs.SmallOffset + walk.Small + k, pairs.LargeOffset + walk.Large + k * walk.LargeStep, pairs.FilterOffset + pairs.Weight(walk.Tap)));
                }
            }
        }
    }

    private ProgramArray X => new("x", _isTransposed ? _small : _large, false);

    private ProgramArray F => new("f", _filter, false);

    private ProgramArray G => new("g", _isTransposed ? _large : _small, false);

    /// <summary>Arrays x, f, b, o.</summary>
    public Program Forward()
    {
        var builder = new ProgramBuilder(X, F, new("b", _hasBias ? _channels : 0, false), new("o", G.Length, true));
        Sum(builder, 3, G.Length, product => (Output(product), (0, Input(product)), (1, product.Weight)), output => _hasBias ? builder.Load(2, output / _plane % _channels) : -1);
        return builder.Build();
    }

    /// <summary>Arrays x, g, an empty one, df.</summary>
    public Program FilterGradient()
    {
        var builder = new ProgramBuilder(X, G, new("unused", 0, false), new("df", _filter, true));
        Sum(builder, 3, _filter, product => (product.Weight, (1, Output(product)), (0, Input(product))));
        return builder.Build();
    }

    /// <summary>Arrays f, g, an empty one, dx.</summary>
    public Program InputGradient()
    {
        var builder = new ProgramBuilder(F, G, new("unused", 0, false), new("dx", X.Length, true));
        Sum(builder, 3, X.Length, product => (Input(product), (1, Output(product)), (0, product.Weight)));
        return builder.Build();
    }

    /// <summary>All gradients: arrays x, f, g, df, dx, db.</summary>
    public Program Backward()
    {
        var builder = new ProgramBuilder(X, F, G, new("df", _filter, true), new("dx", X.Length, true), new("db", _hasBias ? _channels : 0, true));
        Sum(builder, 3, _filter, product => (product.Weight, (2, Output(product)), (0, Input(product))));
        Sum(builder, 4, X.Length, product => (Input(product), (2, Output(product)), (1, product.Weight)));
        for (int channel = 0; _hasBias && channel < _channels; channel++)
        {
            int sum = -1;
            for (int at = 0; at < G.Length; at++)
            {
                if (at / _plane % _channels == channel)
                    sum = Plus(builder, sum, builder.Load(2, at));
            }
            builder.Store(5, channel, sum);
        }
        return builder.Build();
    }

    private int Input((int Small, int Large, int Weight) product) => _isTransposed ? product.Small : product.Large;

    private int Output((int Small, int Large, int Weight) product) => _isTransposed ? product.Large : product.Small;

    private void Sum(
        ProgramBuilder builder,
        int array,
        int length,
        Func<(int Small, int Large, int Weight), (int Result, (int Array, int Index) Left, (int Array, int Index) Right)> read,
        Func<int, int>? start = null)
    {
        ILookup<int, ((int Array, int Index) Left, (int Array, int Index) Right)> terms = _products.Select(read).ToLookup(term => term.Result, term => (term.Left, term.Right));
        for (int result = 0; result < length; result++)
        {
            int sum = start?.Invoke(result) ?? -1;
            foreach (var (left, right) in terms[result])
                sum = Plus(builder, sum, builder.Multiply(builder.Load(left.Array, left.Index), builder.Load(right.Array, right.Index)));
            builder.Store(array, result, sum < 0 ? builder.Constant(0) : sum);
        }
    }

    private static int Plus(ProgramBuilder builder, int sum, int term) => sum < 0 ? term : builder.Add(sum, term);
}

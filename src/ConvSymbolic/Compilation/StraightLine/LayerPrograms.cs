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

    private ProgramArray B => new("b", _hasBias ? _channels : 0, false);

    private ProgramArray O => new("o", G.Length, true);

    private ProgramArray Df => new("df", _filter, true);

    private ProgramArray Dx => new("dx", X.Length, true);

    private ProgramArray Db => new("db", _hasBias ? _channels : 0, true);

    private static ProgramArray Unused => new("unused", 0, false);

    /// <summary>Arrays x, f, b, o.</summary>
    public Program Forward()
    {
        var builder = new ProgramBuilder(X, F, B, O);
        SumOutput(builder, x: 0, f: 1, b: 2, o: 3);
        return builder.Build();
    }

    /// <summary>Arrays x, g, an empty one, df.</summary>
    public Program FilterGradient()
    {
        var builder = new ProgramBuilder(X, G, Unused, Df);
        SumFilterGradient(builder, x: 0, g: 1, df: 3);
        return builder.Build();
    }

    /// <summary>Arrays f, g, an empty one, dx.</summary>
    public Program InputGradient()
    {
        var builder = new ProgramBuilder(F, G, Unused, Dx);
        SumInputGradient(builder, f: 0, g: 1, dx: 3);
        return builder.Build();
    }

    /// <summary>All gradients: arrays x, f, g, df, dx, db.</summary>
    public Program Backward()
    {
        var builder = new ProgramBuilder(X, F, G, Df, Dx, Db);
        SumFilterGradient(builder, x: 0, g: 2, df: 3);
        SumInputGradient(builder, f: 1, g: 2, dx: 4);
        SumBiasGradient(builder, g: 2, db: 5);
        return builder.Build();
    }

    /// <summary>The output and all gradients: arrays x, f, b, g, o, df, dx, db.</summary>
    public Program ForwardBackward()
    {
        var builder = new ProgramBuilder(X, F, B, G, O, Df, Dx, Db);
        SumOutput(builder, x: 0, f: 1, b: 2, o: 4);
        SumFilterGradient(builder, x: 0, g: 3, df: 5);
        SumInputGradient(builder, f: 1, g: 3, dx: 6);
        SumBiasGradient(builder, g: 3, db: 7);
        return builder.Build();
    }

    private void SumOutput(ProgramBuilder builder, int x, int f, int b, int o) => Sum(
        builder, o, G.Length, product => (Output(product), (x, Input(product)), (f, product.Weight)), output => _hasBias ? builder.Load(b, output / _plane % _channels) : -1);

    private void SumFilterGradient(ProgramBuilder builder, int x, int g, int df) =>
        Sum(builder, df, _filter, product => (product.Weight, (g, Output(product)), (x, Input(product))));

    private void SumInputGradient(ProgramBuilder builder, int f, int g, int dx) =>
        Sum(builder, dx, X.Length, product => (Input(product), (g, Output(product)), (f, product.Weight)));

    private void SumBiasGradient(ProgramBuilder builder, int g, int db)
    {
        for (int channel = 0; _hasBias && channel < _channels; channel++)
        {
            int sum = -1;
            for (int at = 0; at < G.Length; at++)
            {
                if (at / _plane % _channels == channel)
                    sum = Plus(builder, sum, builder.Load(g, at));
            }
            builder.Store(db, channel, sum);
        }
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

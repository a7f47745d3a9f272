using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

/// <summary>Small layers with every option, from a seed; larger ones when asked.</summary>
internal sealed class RandomLayers(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Extents and channels are up to so many times larger than they would be.</summary>
    public int LargestScale { get; init; } = 1;

    public long MostProducts { get; init; } = 500;

    public int MostElements { get; init; } = 80;

    public Layer Next()
    {
        while (true)
        {
            LayerOptions options = Options();
            try
            {
                Layer layer = Convolution.Create(options);
                if (Products(layer) <= MostProducts && layer.InputShape.Count <= MostElements && layer.FilterShape.Count <= MostElements && layer.OutputShape.Count <= Math.Max(MostElements, 500))
                    return layer;
            }
            catch (ConvSymbolicException)
            {
                // An impossible geometry: the next one.
            }
        }
    }

    private static long Products(Layer layer) =>
        (long)(layer.IsTransposed ? layer.InputShape : layer.OutputShape).Count * layer.FilterShape.Count / (layer.IsTransposed ? layer.Channels : layer.Filters);

    private LayerOptions Options()
    {
        int axes = _random.Next(1, 4);
        int scale = LargestScale == 1 ? 1 : _random.Next(1, LargestScale + 1), width = LargestScale == 1 ? 1 : _random.Next(1, LargestScale * LargestScale);
        int most = scale * axes switch { 1 => 12, 2 => 6, _ => 4 };
        int groups = _random.Next(4) == 0 ? _random.Next(2, 4) : 1;
        bool isTransposed = _random.Next(3) == 0;
        return new LayerOptions
        {
            Input = Each(axes, 1, most),
            Filter = Each(axes, 1, axes == 1 ? 5 : 3 * ((scale + 1) / 2)),
            Stride = Each(axes, 1, 3),
            Dilation = _random.Next(2) == 0 ? 1 : Each(axes, 1, 3),
            Padding = Padding(axes, isTransposed),
            OutputPadding = isTransposed ? Each(axes, 0, 2) : 0,
            Channels = groups * _random.Next(1, 2 + width),
            Filters = groups * _random.Next(1, 3 + width),
            Groups = groups,
            Batch = _random.Next(1, 3),
            HasBias = _random.Next(2) == 0,
            IsTrueConvolution = _random.Next(3) == 0,
            IsTransposed = isTransposed,
        };
    }

    private PerAxis Each(int axes, int least, int most) =>
        PerAxis.Create([.. Enumerable.Range(0, axes).Select(_ => _random.Next(least, most + 1))]);

    private Padding Padding(int axes, bool isTransposed) => ConvSymbolic.Layers.Padding.Create([.. Enumerable.Range(0, axes).Select(_ => _random.Next(6) switch
    {
        0 => PaddingRule.Full,
        1 when !isTransposed => PaddingRule.Same,
        2 => PaddingRule.Valid,
        3 => (AxisPadding)_random.Next(-1, 3),
        _ => (_random.Next(-2, 5), _random.Next(-2, 5)),
    })]);
}

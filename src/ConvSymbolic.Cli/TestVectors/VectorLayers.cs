using ConvSymbolic.Layers;

namespace ConvSymbolic.Cli.TestVectors;

/// <summary>Random layers of every kind, all of them possible: sizes are chosen so that the filter fits and an output is left.</summary>
internal static class VectorLayers
{
    private const int MostPadding = 3;

    /// <summary>The layer of this number; kinds take turns, at rates without a common factor, so that they meet in every way.</summary>
    public static Layer Next(Random random, int number)
    {
        bool isTransposed = number % 4 == 3;
        var axes = Enumerable.Range(0, 1 + number % 3).Select(_ => isTransposed ? TransposedAxis(random) : Axis(random)).ToArray();
        int groups = random.Next(3) == 0 ? random.Next(2, 4) : 1;
        return Convolution.Create(new LayerOptions
        {
            Input = axes.Select(axis => axis.Input).ToArray(),
            Filter = axes.Select(axis => axis.Filter).ToArray(),
            Stride = axes.Select(axis => axis.Stride).ToArray(),
            Dilation = axes.Select(axis => axis.Dilation).ToArray(),
            Padding = Padding.Create([.. axes.Select(axis => (AxisPadding)(axis.Before, axis.After))]),
            OutputPadding = axes.Select(axis => axis.OutputPadding).ToArray(),
            Channels = groups * random.Next(1, 3),
            Filters = groups * random.Next(1, 3),
            Groups = groups,
            Batch = random.Next(1, 4),
            HasBias = random.Next(2) == 0,
            IsTrueConvolution = number % 5 == 4,
            IsTransposed = isTransposed,
        });
    }

    private static Sizes Axis(Random random)
    {
        int filter = random.Next(1, 4), dilation = random.Next(1, 4), span = dilation * (filter - 1) + 1;
        int before = random.Next(-1, MostPadding + 1), after = random.Next(-1, MostPadding + 1);
        int input = Math.Max(1, span - before - after) + random.Next(5);
        return new(input, filter, random.Next(1, 4), dilation, before, after, 0);
    }

    private static Sizes TransposedAxis(Random random)
    {
        int input = random.Next(1, 5), filter = random.Next(1, 4), stride = random.Next(1, 4), dilation = random.Next(1, 3);
        int outputPadding = random.Next(Math.Max(stride, dilation));
        int mostCropped = stride * (input - 1) + dilation * (filter - 1) + outputPadding;
        int before = random.Next(-1, Math.Min(MostPadding, mostCropped) + 1);
        int after = random.Next(-1, Math.Min(MostPadding, mostCropped - before) + 1);
        return new(input, filter, stride, dilation, before, after, outputPadding);
    }

    private readonly record struct Sizes(int Input, int Filter, int Stride, int Dilation, int Before, int After, int OutputPadding);
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>The small layers at which claims are tried.</summary>
internal static class SmallLayers
{
    /// <summary>The layers of some number of axes, those of fewest products X·F first.</summary>
    /// <param name="axes">How many axes.</param>
    /// <param name="kind">The kind, and how many images, channels, filters and groups.</param>
    public static IEnumerable<Layer> Of(int axes, LayerOptions kind) => All(axes, kind)
        .OrderBy(layer => (long)layer.OutputShape.Count * layer.FilterShape.Count)
        .ThenBy(layer => layer.PaddingBefore[0] + layer.PaddingAfter[0]).ThenBy(layer => layer.Dilation[0]).ThenBy(layer => layer.Stride[0]).ThenBy(layer => layer.InputShape.Count);

    private static IEnumerable<Layer> All(int axes, LayerOptions kind)
    {
        // Long enough for two outputs at stride and dilation 2; more axes need not be as long for the same questions.
        int longest = axes == 1 ? 7 : kind.Channels * kind.Filters > 1 ? 4 : 5, widest = axes == 1 ? 3 : 2;
        (int, int)[] paddings = axes == 1 ? [(0, 0), (1, 1), (2, 2), (0, 1), (1, 0)] : [(0, 0), (1, 1), (0, 1)];
        foreach (int[] input in Extents(axes, longest).Where(input => input.Max() - input.Min() <= 1))
        {
            foreach (int[] filter in Extents(axes, widest))
            {
                for (int setting = 0; setting < paddings.Length * (axes == 1 ? 6 : 4); setting++)
                {
                    int steps = setting / paddings.Length;
                    foreach (int more in kind.IsTransposed && steps / 2 > 0 ? [0, 1] : (int[])[0])
                    {
                        if (Make(kind, input, filter, 1 + steps / 2, 1 + steps % 2, paddings[setting % paddings.Length], more) is { } layer)
                            yield return layer;
                    }
                }
            }
        }
    }

    // Extents in each axis; with three axes, cubes.
    private static IEnumerable<int[]> Extents(int axes, int most)
    {
        for (int first = 1; first <= most; first++)
        {
            for (int second = 1; second <= (axes == 2 ? most : 1); second++)
                yield return axes switch { 1 => [first], 2 => [first, second], _ => [first, first, first] };
        }
    }

    /// <summary>A layer of a kind; null where there is none such.</summary>
    public static Layer? Make(LayerOptions kind, int[] input, int[] filter, int stride, int dilation, (int Before, int After) padding, int outputPadding)
    {
        // A dilation moves nothing in a filter of extent 1.
        if (filter.Max() == 1 && dilation > 1)
            return null;
        try
        {
            return new Layer(Geometry.Of(kind with
            {
                Input = PerAxis.Create(input),
                Filter = PerAxis.Create(filter),
                Stride = stride,
                Dilation = dilation,
                Padding = Padding.Create([.. input.Select(_ => (AxisPadding)padding)]),
                OutputPadding = outputPadding,
            }));
        }
        catch (ConvSymbolicException)
        {
            return null;
        }
    }
}

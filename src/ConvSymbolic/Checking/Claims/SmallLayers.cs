using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>The small layers at which claims are tried.</summary>
internal static class SmallLayers
{
    /// <summary>The layers of some number of axes, those of fewest products X·F first.</summary>
    public static IEnumerable<Layer> Of(int axes, bool isTrueConvolution) => All(axes, isTrueConvolution)
        .OrderBy(layer => (long)layer.OutputShape.Count * layer.FilterShape.Count)
        .ThenBy(layer => layer.PaddingBefore[0]).ThenBy(layer => layer.Dilation[0]).ThenBy(layer => layer.Stride[0]).ThenBy(layer => layer.InputShape.Count);

    private static IEnumerable<Layer> All(int axes, bool isTrueConvolution)
    {
        // Long enough for two outputs at stride and dilation 2; more axes need not be as long for the same questions.
        int longest = axes == 1 ? 7 : 5, widest = axes == 1 ? 3 : 2;
        foreach (int[] input in Extents(axes, longest).Where(input => input.Max() - input.Min() <= 1))
        {
            foreach (int[] filter in Extents(axes, widest))
            {
                for (int setting = 0; setting < 8; setting++)
                {
                    if (Make(input, filter, 1 + (setting & 1), 1 + (setting >> 1 & 1), setting >> 2, isTrueConvolution) is { } layer)
                        yield return layer;
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

    private static Layer? Make(int[] input, int[] filter, int stride, int dilation, int padding, bool isTrueConvolution)
    {
        // A dilation moves nothing in a filter of extent 1.
        if (filter.Max() == 1 && dilation > 1)
            return null;
        try
        {
            return new Layer(Geometry.Of(new LayerOptions
            {
                Input = PerAxis.Create(input),
                Filter = PerAxis.Create(filter),
                Stride = stride,
                Dilation = dilation,
                Padding = padding,
                IsTrueConvolution = isTrueConvolution,
            }));
        }
        catch (ConvSymbolicException)
        {
            return null;
        }
    }
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>Layers of other sizes with the settings of one: what is said of all of them by names for the sizes is not the accident of one.</summary>
internal static class LayersOfKind
{
    // Extents of filters, and of what has as many entries as there are windows.
    private static readonly (int[] Filter, int[] Windows)[] Plans = [([3, 2, 2], [2, 4, 2]), ([2, 3, 1], [4, 2, 3]), ([4, 1, 3], [3, 5, 2])];

    /// <summary>Some layers with the same stride, dilation, padding and number of axes, and with several images, groups, channels and filters where it has them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isSquare">Whether all axes have the same extents, as where one letter stands for them.</param>
    public static IReadOnlyList<Layer> Of(Layer layer, bool isSquare = false) => [.. Enumerable.Range(0, Plans.Length).Select(plan => Make(layer, plan, isSquare)).OfType<Layer>()];

    private static Layer? Make(Layer layer, int plan, bool isSquare)
    {
        int[] filter = new int[layer.Axes], input = new int[layer.Axes];
        for (int axis = 0; axis < layer.Axes; axis++)
        {
            int place = isSquare ? 0 : axis % 3;
            filter[axis] = Plans[plan].Filter[place];
            int windows = Plans[plan].Windows[place], padding = layer.PaddingBefore[axis] + layer.PaddingAfter[axis];

            // One position more than the windows reach, where the stride leaves room for it.
            input[axis] = layer.IsTransposed ? windows : layer.Stride[axis] * (windows - 1) + layer.Dilation[axis] * (filter[axis] - 1) + 1 - padding + (layer.Stride[axis] > 1 && plan == 1 ? 1 : 0);
        }
        int Several(int count, int other) => count == 1 ? 1 : other;
        int groups = Several(layer.Groups, 2 + plan % 2);
        try
        {
            return new Layer(Geometry.Of(new LayerOptions
            {
                Input = PerAxis.Create(input),
                Filter = PerAxis.Create(filter),
                Stride = PerAxis.Create([.. layer.Stride]),
                Dilation = PerAxis.Create([.. layer.Dilation]),
                Padding = Padding.Create([.. layer.PaddingBefore.Zip(layer.PaddingAfter, (before, after) => (AxisPadding)(before, after))]),
                OutputPadding = PerAxis.Create([.. layer.OutputPadding]),
                Batch = Several(layer.Batch, 2 + plan % 2),
                Groups = groups,
                Channels = groups * Several(layer.Channels / layer.Groups, 2 + plan % 2),
                Filters = groups * Several(layer.Filters / layer.Groups, 3 - plan % 2),
                HasBias = layer.HasBias,
                IsTransposed = layer.IsTransposed,
                IsTrueConvolution = layer.IsTrueConvolution,
            }));
        }
        catch (ConvSymbolicException)
        {
            // A padding below 0 may crop more than a small input has.
            return null;
        }
    }
}

using ConvSymbolic.Layers;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>A small layer with the same kinds of settings, for one that has too many entries to be written with numbers.</summary>
internal static class ExampleLayer
{
    /// <summary>The layer with at most two channels, filters and images where there are several, and with few windows.</summary>
    public static Layer Of(Layer layer)
    {
        int groups = Math.Min(layer.Groups, 2), channels = Math.Min(layer.Channels / layer.Groups, 2),
            filters = Math.Min(layer.Filters / layer.Groups, groups == 1 ? 2 : 1);
        bool hasPlanes = groups * channels * filters > 1;
        int[] filter = [.. layer.Filter.Select(extent => Math.Min(extent, layer.Axes > 2 || hasPlanes ? 2 : 3))];
        int[] reach = [.. filter.Select((extent, k) => layer.Dilation[k] * (extent - 1))];
        return new Layer(Geometry.Of(new LayerOptions
        {
            Input = (int[])[.. reach.Select((rows, k) => layer.IsTransposed
                ? 2 : Math.Min(layer.Input[k] + 1, rows + 1 + layer.Stride[k]) is var size && size > rows ? size : rows + 1)],
            Filter = filter,
            Stride = layer.Stride.ToArray(),
            Dilation = layer.Dilation.ToArray(),
            Padding = layer.IsTransposed
                ? Padding.Valid
                : Padding.Create([.. reach.Select((rows, k) =>
                    (AxisPadding)(Math.Clamp(layer.PaddingBefore[k], 0, rows), Math.Clamp(layer.PaddingAfter[k], 0, rows)))]),
            Channels = groups * channels,
            Filters = groups * filters,
            Groups = groups,
            Batch = hasPlanes ? 1 : Math.Min(layer.Batch, 2),
            HasBias = layer.HasBias,
            IsTrueConvolution = layer.IsTrueConvolution,
            IsTransposed = layer.IsTransposed,
        }));
    }
}

using System.Globalization;

namespace ConvSymbolic.Layers;

/// <summary>Says in one line which layer it is; what has its default is left out.</summary>
internal static class LayerWords
{
    public static string Of(Layer layer)
    {
        var parts = new List<string>
        {
            $"input {Times(layer.Input)}",
            $"filter {Times(layer.Filter)}",
            $"output {Times(layer.Output)}",
        };
        Add("stride", PerAxis(layer.Stride), "1");
        Add("dilation", PerAxis(layer.Dilation), "1");
        Add("padding", PerAxis(layer.PaddingBefore.Zip(
            layer.PaddingAfter, (before, after) => before == after ? Text(before) : $"{Text(before)}:{Text(after)}")), "0");
        Add("output padding", PerAxis(layer.OutputPadding), "0");
        Add("channels", Text(layer.Channels), "1");
        Add("filters", Text(layer.Filters), "1");
        Add("groups", Text(layer.Groups), "1");
        Add("batch", Text(layer.Batch), "1");
        if (layer.HasBias)
            parts.Add("bias");
        parts.Add(layer.IsTrueConvolution ? "true convolution" : "cross-correlation");
        return $"{(layer.IsTransposed ? "transposed convolution" : "convolution")}: {string.Join(", ", parts)}";

        void Add(string name, string value, string usual)
        {
            if (value != usual)
                parts.Add($"{name} {value}");
        }
    }

    private static string Times(IEnumerable<int> extents) => string.Join('×', extents.Select(Text));

    private static string PerAxis(IEnumerable<int> values) => PerAxis(values.Select(Text));

    private static string PerAxis(IEnumerable<string> values)
    {
        string[] all = [.. values];
        return all.All(value => value == all[0]) ? all[0] : string.Join(',', all);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

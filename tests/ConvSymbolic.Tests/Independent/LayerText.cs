using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Independent;

/// <summary>Layer options as the C# call that makes the layer, to be pasted into a test.</summary>
public static class LayerText
{
    public static string Of(LayerOptions options)
    {
        var arguments = new List<string> { $"input: {List(options.Input)}", $"filter: {List(options.Filter)}" };
        AddPerAxis("stride", options.Stride);
        if (options.Padding.Any())
            arguments.Add($"padding: [{string.Join(", ", options.Padding.Select(Of))}]");
        AddPerAxis("dilation", options.Dilation);
        AddPerAxis("outputPadding", options.OutputPadding);
        AddCount("channels", options.Channels);
        AddCount("filters", options.Filters);
        AddCount("groups", options.Groups);
        AddCount("batch", options.Batch);
        if (options.HasBias)
            arguments.Add("bias: true");
        if (options.IsTrueConvolution)
            arguments.Add("flip: true");
        return $"Convolution.Create{(options.IsTransposed ? "Transposed" : "")}({string.Join(", ", arguments)})";

        void AddPerAxis(string name, PerAxis values)
        {
            if (!values.IsDefault)
                arguments.Add($"{name}: {List(values)}");
        }

        void AddCount(string name, int count)
        {
            if (count != 1)
                arguments.Add($"{name}: {count}");
        }
    }

    private static string List(PerAxis values) => $"[{string.Join(", ", values)}]";

    private static string Of(AxisPadding padding) => padding.Rule == PaddingRule.Explicit
        ? $"({padding.Before}, {padding.After})"
        : $"PaddingRule.{padding.Rule}";
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Compilation;

/// <summary>What is refused before a kernel runs.</summary>
internal static class SpanChecks
{
    public static void Length(string name, string what, int length, Shape shape)
    {
        if (length != shape.Count)
        {
            Fail.With(
                "compile.length",
                $"The span {name} has {Elements(length)}, but {what} of this layer has shape {shape}, so {Elements(shape.Count)} were expected.",
                Elements(length),
                $"{Elements(shape.Count)}, shape {shape}");
        }
    }

    public static void Bias(string name, int length, Layer layer)
    {
        if (layer.HasBias)
            Length(name, "the bias", length, layer.BiasShape);
        else if (length != 0)
            Fail.With("compile.length", $"The span {name} has {Elements(length)}, but this layer has no bias, so an empty span was expected.", Elements(length), "an empty span");
    }

    public static void Apart<T>(string resultName, ReadOnlySpan<T> result, string sourceName, ReadOnlySpan<T> source)
    {
        if (result.Overlaps(source))
        {
            Fail.With(
                "compile.overlap",
                $"The result {resultName} ({Elements(result.Length)}) overlaps {sourceName} ({Elements(source.Length)}) in memory, which is still read while the result is written; separate memory was expected.",
                "overlapping spans",
                "separate memory");
        }
    }

    private static string Elements(int count) => count == 1 ? "1 element" : $"{count} elements";
}

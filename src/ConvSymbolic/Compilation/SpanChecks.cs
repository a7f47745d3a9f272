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

    /// <summary>Refuses gradients that overlap what they are computed from, or each other.</summary>
    public static void Gradients<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, ReadOnlySpan<T> df, ReadOnlySpan<T> dx, ReadOnlySpan<T> db)
    {
        Apart("df", df, "x", x);
        Apart("df", df, "f", f);
        Apart("df", df, "g", g);
        Apart("dx", dx, "x", x);
        Apart("dx", dx, "f", f);
        Apart("dx", dx, "g", g);
        Apart("dx", dx, "df", df);
        Apart("db", db, "x", x);
        Apart("db", db, "f", f);
        Apart("db", db, "g", g);
        Apart("db", db, "df", df);
        Apart("db", db, "dx", dx);
    }

    private static string Elements(int count) => count == 1 ? "1 element" : $"{count} elements";
}

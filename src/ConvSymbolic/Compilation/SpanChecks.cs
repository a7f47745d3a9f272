using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Compilation;

/// <summary>What is refused before a kernel runs.</summary>
internal static class SpanChecks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(string name, string what, int length, Shape shape)
    {
        if (length != shape.Count)
            RefuseLength(name, what, length, shape);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Bias(string name, int length, Layer layer)
    {
        if (length != (layer.HasBias ? layer.Filters : 0))
            RefuseBias(name, length, layer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(string resultName, ReadOnlySpan<T> result, string sourceName, ReadOnlySpan<T> source)
    {
        if (!result.IsEmpty && !source.IsEmpty && Touch(result, source))
            RefuseOverlap(resultName, result.Length, sourceName, source.Length);
    }

    /// <summary>Refuses gradients that overlap what they are computed from, or each other.</summary>
    public static void Gradients<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> df, Span<T> dx, Span<T> db)
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

    /// <summary>Whether two spans overlap. For empty ones the answer means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Touch<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        nuint length = (uint)a.Length * (nuint)Unsafe.SizeOf<T>(), other = (uint)b.Length * (nuint)Unsafe.SizeOf<T>();
        return Touch(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b), length - 1, length + other - 1);
    }

    /// <summary>The same, given the bytes of the first, and of both together, less one.</summary>
    // a begins less than its length before b, or less than b's length behind it: −|a| < a − b < |b|, as one comparison without sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Touch<T>(ref T a, ref T b, nuint length, nuint both) => (nuint)Unsafe.ByteOffset(ref b, ref a) + length < both;

    private static void RefuseLength(string name, string what, int length, Shape shape) => Fail.With(
        "compile.length",
        $"The span {name} has {Elements(length)}, but {what} of this layer has shape {shape}, so {Elements(shape.Count)} were expected.",
        Elements(length),
        $"{Elements(shape.Count)}, shape {shape}");

    private static void RefuseBias(string name, int length, Layer layer)
    {
        if (layer.HasBias)
            RefuseLength(name, "the bias", length, layer.BiasShape);
        else
            Fail.With("compile.length", $"The span {name} has {Elements(length)}, but this layer has no bias, so an empty span was expected.", Elements(length), "an empty span");
    }

    private static void RefuseOverlap(string resultName, int result, string sourceName, int source) => Fail.With(
        "compile.overlap",
        $"The result {resultName} ({Elements(result)}) overlaps {sourceName} ({Elements(source)}) in memory, which is still read while the result is written; separate memory was expected.",
        "overlapping spans",
        "separate memory");

    private static string Elements(int count) => Counted.Of(count, "element");
}

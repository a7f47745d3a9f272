using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>The layer of the notes, 3×3 with 2×2: nanoseconds of a call, of an instance among many, and what making the code takes.</summary>
internal static class TinyTable
{
    private const int Instances = 256, Calls = 100;

    public static void Print(KernelOptions options)
    {
        Console.WriteLine("| 3×3 / 2×2 | min | median |");
        Console.WriteLine("| --- | --- | --- |");
        Layer layer = Convolution.Create([3, 3], [2, 2]);
        PrintCalls<double>(layer, options);
        PrintInstances<double>(layer, options);
        PrintInstances<float>(layer, options);
        PrintMaking("3×3 / 2×2", layer);
        PrintMaking("28×28 / 5×5", Convolution.Create([28, 28], [5, 5]));
        Console.WriteLine();
    }

    private static void PrintCalls<T>(Layer layer, KernelOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompiledLayer<T> run = layer.Compile<T>();
        T[] x = new T[9], f = new T[4], g = new T[4], o = new T[4], df = new T[4], dx = new T[9];
        Timing[] timings = Contest.Run(options.Seconds, () => Forward(run, x, f, o), () => Backward(run, x, f, g, df, dx), () => ForwardBackward(run, x, f, g, o, df, dx));
        Report("O, double, one call", timings[0], Calls);
        Report("∂F and ∂X, double, one call", timings[1], Calls);
        Report("O, ∂F and ∂X, double, one call", timings[2], Calls);
    }

    // Spans are made once: what is measured is the call.
    private static void Forward<T>(CompiledLayer<T> run, ReadOnlySpan<T> x, ReadOnlySpan<T> f, Span<T> o)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < Calls; k++)
            run.Forward(x, f, [], o);
    }

    private static void Backward<T>(CompiledLayer<T> run, ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> df, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < Calls; k++)
            run.Backward(x, f, g, df, dx, []);
    }

    private static void ForwardBackward<T>(CompiledLayer<T> run, ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> o, Span<T> df, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < Calls; k++)
            run.ForwardBackward(x, f, [], g, o, df, dx, []);
    }

    private static void PrintInstances<T>(Layer layer, KernelOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompiledInstances<T> run = layer.CompileInstances<T>();
        Memory<T> x = Aligned<T>(9 * Instances), f = Aligned<T>(4 * Instances), o = Aligned<T>(4 * Instances), df = Aligned<T>(4 * Instances), dx = Aligned<T>(9 * Instances);
        Timing[] timings = Contest.Run(
            options.Seconds,
            () => run.Forward(x.Span, f.Span, [], o.Span),
            () => run.Backward(x.Span, f.Span, o.Span, df.Span, dx.Span, []));
        string type = typeof(T) == typeof(float) ? "float" : "double";
        Report($"O, {type}, each of {Instances} instances", timings[0], Instances);
        Report($"∂F and ∂X, {type}, each of {Instances} instances", timings[1], Instances);
    }

    // From the start of a cache line: a vector across two lines takes twice as long to read.
    private static unsafe Memory<T> Aligned<T>(int count)
        where T : unmanaged
    {
        var room = GC.AllocateArray<T>(count + 64 / sizeof(T), pinned: true);
        nint misplaced = Marshal.UnsafeAddrOfPinnedArrayElement(room, 0) % 64;
        return room.AsMemory((int)((64 - misplaced) % 64) / sizeof(T), count);
    }

    private static void PrintMaking(string name, Layer layer)
    {
        double[] x = new double[layer.InputShape.Count], f = new double[layer.FilterShape.Count], o = new double[layer.OutputShape.Count];
        var times = new List<double>();
        for (int k = 0; k < 300; k++)
        {
            long start = Stopwatch.GetTimestamp();
            layer.Compile<double>().Forward(x, f, [], o);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        times.Sort();
        Report($"{name}: compiling and the first call", new(times[0], times[times.Count / 2]), 1);
    }

    private static void Report(string what, Timing timing, int calls) =>
        Console.WriteLine($"| {what} | {1e9 * timing.Minimum / calls:F2} ns | {1e9 * timing.Median / calls:F2} ns |");
}

using System.Runtime.InteropServices;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary><c>kernels</c>: GFLOP/s of the compiled layers beside libtorch, as a Markdown table.</summary>
internal static unsafe class KernelTable
{
    private static bool s_hasLibtorch;

    public static void Print(KernelOptions options)
    {
        s_hasLibtorch = Libtorch.TryLoad(threads: 1);
        Machine.Print();
        Console.WriteLine(s_hasLibtorch ? "- libtorch 2.10.0, one thread" : "- without libtorch: build with -p:Peers=true to compare");
        Console.WriteLine();
        Console.WriteLine("| layer | what | ours, min | % of peak | ours, median | libtorch, min | median | ratio, min | median |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (KernelCase work in KernelCase.All.Where(work => work.ToString().Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            if (work.IsDouble)
                Measure<double>(work, options);
            else
                Measure<float>(work, options);
        }
        Console.WriteLine();
        TinyTable.Print(options);
        PrintThreads(options);
        Machine.PrintLoad();
    }

    // Batches of one thread and of two in turns; two threads need two idle processors.
    private static void PrintThreads(KernelOptions options)
    {
        KernelCase work = KernelCase.All.First(work => work.Name == "64 channels");
        Layer layer = Convolution.Create(work.Options);
        CompiledLayer<float> alone = layer.Compile<float>(), together = layer.Compile<float>(new() { Threads = 2 });
        float[] x = new float[layer.InputShape.Count], f = new float[layer.FilterShape.Count], g = new float[layer.OutputShape.Count];
        Timing[] forward = Contest.Run(options.Seconds, () => alone.Forward(x, f, [], g), () => together.Forward(x, f, [], g));
        Timing[] filter = Contest.Run(options.Seconds, () => alone.FilterGradient(x, g, f), () => together.FilterGradient(x, g, f));
        Timing[] input = Contest.Run(options.Seconds, () => alone.InputGradient(f, g, x), () => together.InputGradient(f, g, x));
        Console.WriteLine($"Two threads, {work}: {forward[0].Minimum / forward[1].Minimum:F2}, {filter[0].Minimum / filter[1].Minimum:F2} and {input[0].Minimum / input[1].Minimum:F2} times one thread (O, ∂F, ∂X; minima).");
        Console.WriteLine();
    }

    private static void Measure<T>(KernelCase work, KernelOptions options)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Layer layer = Convolution.Create(work.Options);
        CompiledLayer<T> run = layer.Compile<T>();
        var random = new Random(1);
        T[] x = Values<T>(random, layer.InputShape.Count), f = Values<T>(random, layer.FilterShape.Count), g = Values<T>(random, layer.OutputShape.Count);
        T[] o = Values<T>(random, g.Length), df = Values<T>(random, f.Length), dx = Values<T>(random, x.Length);
        double products = layer.Batch * (double)layer.OutputShape.Count / layer.Batch * layer.FilterShape.Count / layer.Filters;
        Action forward = () => run.Forward(x, f, [], o), filter = () => run.FilterGradient(x, g, df), input = () => run.InputGradient(f, g, dx), both = () => run.Backward(x, f, g, df, dx, []);
        if (!s_hasLibtorch)
        {
            Report<T>(work, "O", products, Contest.Run(options.Seconds, Peak.Run, forward));
            Report<T>(work, "∂F", products, Contest.Run(options.Seconds, Peak.Run, filter));
            Report<T>(work, "∂X", products, Contest.Run(options.Seconds, Peak.Run, input));
            return;
        }
        var peer = Libtorch.Of(layer.Axes, Longs(layer.Stride), Longs(layer.PaddingBefore), Longs(layer.Dilation), layer.Groups);
        nint xt = Libtorch.Tensor(Pin(x), layer.InputShape.Extents.AsSpan()), ft = Libtorch.Tensor(Pin(f), layer.FilterShape.Extents.AsSpan()), gt = Libtorch.Tensor(Pin(g), layer.OutputShape.Extents.AsSpan());
        Agree("O", forward, o, copy => peer.Forward<T>(xt, ft, copy));
        Report<T>(work, "O", products, Contest.Run(options.Seconds, Peak.Run, forward, () => peer.Forward<T>(xt, ft, [])));
        Agree("∂F", filter, df, copy => peer.Backward<T>(gt, xt, ft, false, true, copy));
        Report<T>(work, "∂F", products, Contest.Run(options.Seconds, Peak.Run, filter, () => peer.Backward<T>(gt, xt, ft, false, true, [])));
        Agree("∂X", input, dx, copy => peer.Backward<T>(gt, xt, ft, true, false, copy));
        Report<T>(work, "∂X", products, Contest.Run(options.Seconds, Peak.Run, input, () => peer.Backward<T>(gt, xt, ft, true, false, [])));
        Report<T>(work, "∂F, ∂X", 2 * products, Contest.Run(options.Seconds, Peak.Run, both, () => peer.Backward<T>(gt, xt, ft, true, true, [])));
    }

    private delegate void Filling<T>(Span<T> copy);

    // What is fast and wrong is not worth a line.
    private static void Agree<T>(string what, Action ours, T[] result, Filling<T> peer)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        ours();
        var other = new T[result.Length];
        peer(other);
        double most = result.Max(value => Math.Abs(double.CreateChecked(value)));
        double difference = result.Zip(other).Max(pair => Math.Abs(double.CreateChecked(pair.First - pair.Second)));
        if (difference > 1e-3 * most)
            throw new InvalidOperationException($"{what} differs from libtorch's by {difference} of {most}.");
    }

    private static void Report<T>(KernelCase work, string what, double products, Timing[] timings)
        where T : unmanaged
    {
        double Rate(double seconds) => 2 * products / seconds / 1e9;
        (Timing peak, Timing ours) = (timings[0], timings[1]);
        double best = Peak.Operations(sizeof(T)) / peak.Minimum / 1e9;
        string own = $"| {(what == "O" ? work.ToString() : "")} | {what} | {Shown(Rate(ours.Minimum))} | {100 * Rate(ours.Minimum) / best:F0} % of {best:F0} | {Shown(Rate(ours.Median))} |";
        Console.WriteLine(timings.Length < 3
            ? $"{own} | | | |"
            : $"{own} {Shown(Rate(timings[2].Minimum))} | {Shown(Rate(timings[2].Median))} | {Shown(timings[2].Minimum / ours.Minimum)} | {Shown(timings[2].Median / ours.Median)} |");
    }

    private static string Shown(double value) => value < 10 ? $"{value:F2}" : $"{value:F1}";

    private static T[] Values<T>(Random random, int count)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var values = GC.AllocateUninitializedArray<T>(count, pinned: true);
        for (int k = 0; k < count; k++)
            values[k] = T.CreateChecked(random.NextDouble() - 0.5);
        return values;
    }

    private static T* Pin<T>(T[] values)
        where T : unmanaged => (T*)Marshal.UnsafeAddrOfPinnedArrayElement(values, 0);

    private static long[] Longs(IEnumerable<int> values) => [.. values.Select(value => (long)value)];
}

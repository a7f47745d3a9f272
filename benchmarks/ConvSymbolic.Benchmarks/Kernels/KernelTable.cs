using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary><c>kernels</c>: GFLOP/s of the compiled layers beside libtorch and ONNX Runtime, as a Markdown table.</summary>
internal static unsafe class KernelTable
{
    private static readonly (KernelTarget Target, string Name)[] s_targets =
        [(KernelTarget.Output, "O"), (KernelTarget.FilterGradient, "∂F"), (KernelTarget.InputGradient, "∂X"), (KernelTarget.Gradients, "∂F, ∂X"), (KernelTarget.All, "O, ∂F, ∂X")];

    private static bool s_hasLibtorch, s_hasOnnx;

    public static void Print(KernelOptions options)
    {
        Machine.Print();
        Console.WriteLine();
        // Before the peers are loaded, whose threads would want the second processor.
        PrintThreads(options);
        s_hasLibtorch = Libtorch.TryLoad(threads: 1);
        s_hasOnnx = OnnxRuntime.TryLoad();
        Console.WriteLine(s_hasLibtorch && s_hasOnnx ? "- libtorch 2.10.0, ONNX Runtime 1.31.1, one thread each" : "- without libtorch and ONNX Runtime: build with -p:Peers=true to compare");
        Console.WriteLine();
        Console.WriteLine("| layer | what | ours, min | % of peak | ours, median | libtorch, min | median | ratio, min | median | ONNX Runtime, min | median | ratio, min | median |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (KernelCase work in KernelCase.All.Where(work => work.ToString().Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            if (work.IsDouble)
                Measure<double>(work, options);
            else
                Measure<float>(work, options);
        }
        Console.WriteLine();
        Console.WriteLine("†: its result is not the gradient, by more than rounding.");
        Console.WriteLine();
        TinyTable.Print(options);
        Machine.PrintLoad();
    }

    // Batches of one thread and of two in turns; two threads need two idle processors.
    private static void PrintThreads(KernelOptions options)
    {
        KernelCase work = KernelCase.All.First(work => work.Name == "64 channels");
        Layer layer = Convolution.Create(work.Options);
        CompiledLayer<float> alone = layer.Compile<float>(), together = layer.Compile<float>(new() { Threads = 2 });
        float[] x = new float[layer.InputShape.Count], f = new float[layer.FilterShape.Count], g = new float[layer.OutputShape.Count];
        IEnumerable<string> ratios = s_targets.Select(target =>
        {
            Timing[] timings = Contest.Run(options.Seconds, Call(alone, target.Target, x, f, g), Call(together, target.Target, x, f, g));
            return $"{timings[0].Minimum / timings[1].Minimum:F2} (medians {timings[0].Median / timings[1].Median:F2}) for {target.Name}";
        });
        Console.WriteLine($"Two threads, {work}: {string.Join("; ", ratios)} times one thread.");
        Console.WriteLine();
    }

    private static Action Call<T>(CompiledLayer<T> run, KernelTarget target, T[] x, T[] f, T[] g)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] o = new T[g.Length], df = new T[f.Length], dx = new T[x.Length];
        return target switch
        {
            KernelTarget.Output => () => run.Forward(x, f, [], o),
            KernelTarget.FilterGradient => () => run.FilterGradient(x, g, df),
            KernelTarget.InputGradient => () => run.InputGradient(f, g, dx),
            KernelTarget.Gradients => () => run.Backward(x, f, g, df, dx, []),
            _ => () => run.ForwardBackward(x, f, [], g, o, df, dx, []),
        };
    }

    private static void Measure<T>(KernelCase work, KernelOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Layer layer = Convolution.Create(work.Options);
        CompiledLayer<T> run = layer.Compile<T>();
        var random = new Random(1);
        T[] x = Values<T>(random, layer.InputShape.Count), f = Values<T>(random, layer.FilterShape.Count), g = Values<T>(random, layer.OutputShape.Count);
        IKernelPeer<T>?[] peers = [s_hasLibtorch ? new Libtorch.Peer<T>(layer, x, f, g) : null, s_hasOnnx && x is float[] xs && f is float[] fs && g is float[] gs ? (IKernelPeer<T>)(object)new OnnxRuntime(layer, xs, fs, gs) : null];
        double products = (double)layer.OutputShape.Count * layer.FilterShape.Count / layer.Filters;
        foreach ((KernelTarget target, string name) in s_targets)
        {
            // One call for all is something else than several only where it is a single piece of code.
            if (target == KernelTarget.All && products > 500)
                continue;
            IKernelPeer<T>?[] able = [.. peers.Select(peer => peer?.Has(target) == true ? peer : null)];
            Timing[] timings = Contest.Run(options.Seconds, [Peak.Run, Call(run, target, x, f, g), .. able.OfType<IKernelPeer<T>>().Select(peer => (Action)(() => peer.Run(target)))]);
            double operations = 2 * products * target switch { KernelTarget.All => 3, KernelTarget.Gradients => 2, _ => 1 };
            string Rate(double seconds) => Shown(operations / seconds / 1e9);
            (Timing peak, Timing ours) = (timings[0], timings[1]);
            double best = Peak.Operations(sizeof(T)) / peak.Minimum / 1e9;
            string line = $"| {(target == KernelTarget.Output ? work.ToString() : "")} | {name} | {Rate(ours.Minimum)} | {100 * operations / ours.Minimum / 1e9 / best:F0} % of {best:F0} | {Rate(ours.Median)} |";
            int next = 2;
            foreach (IKernelPeer<T>? peer in able)
            {
                line += peer is null
                    ? " | | | |"
                    : $" {Rate(timings[next].Minimum)}{(Agrees(peer, target, layer, x, f, g) ? "" : " †")} | {Rate(timings[next].Median)} | {Shown(timings[next].Minimum / ours.Minimum)} | {Shown(timings[next].Median / ours.Median)} |";
                next += peer is null ? 0 : 1;
            }
            Console.WriteLine(line);
        }
        foreach (IKernelPeer<T>? peer in peers)
            peer?.Dispose();
    }

    // Compared with the plain loops, which are simple enough to be believed: the peers too have been seen to be wrong.
    private static bool Agrees<T>(IKernelPeer<T> peer, KernelTarget target, Layer layer, T[] x, T[] f, T[] g)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompiledLayer<T> plain = layer.Compile<T>(new() { Vectors = VectorPath.Scalar });
        T[] expected = target switch
        {
            KernelTarget.Output => new T[g.Length],
            KernelTarget.FilterGradient => new T[f.Length],
            _ => new T[x.Length],
        };
        if (target == KernelTarget.Output)
            plain.Forward(x, f, [], expected);
        else if (target == KernelTarget.FilterGradient)
            plain.FilterGradient(x, g, expected);
        else
            plain.InputGradient(f, g, expected);
        var other = new T[expected.Length];
        peer.Read(target, other);
        double most = expected.Max(value => Math.Abs(double.CreateChecked(value)));
        return expected.Zip(other).All(pair => Math.Abs(double.CreateChecked(pair.First - pair.Second)) <= 1e-3 * most);
    }

    private static string Shown(double value) => value < 10 ? $"{value:F2}" : $"{value:F1}";

    private static T[] Values<T>(Random random, int count)
        where T : unmanaged, INumberBase<T>
    {
        var values = GC.AllocateUninitializedArray<T>(count, pinned: true);
        for (int k = 0; k < count; k++)
            values[k] = T.CreateChecked(random.NextDouble() - 0.5);
        return values;
    }
}

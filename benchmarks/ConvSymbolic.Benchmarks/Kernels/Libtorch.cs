using System.Reflection;
using System.Runtime.InteropServices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>
/// libtorch through the C interface that it exports for ahead-of-time compiled models: tensors over our memory, convolution, and its backward pass.
/// </summary>
internal static unsafe class Libtorch
{
    private const int Float32 = 6, Float64 = 7, Cpu = 0;

    private const int TrimThreshold = -1, MmapThreshold = -3;

    private static nint s_library;

    /// <summary>Loads the library from the package that <c>-p:Peers=true</c> restores; false without it.</summary>
    public static bool TryLoad(int threads)
    {
        string? folder = typeof(Libtorch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "Libtorch")?.Value;
        if (folder is null || !Directory.Exists(folder))
            return false;
        // Results of a megabyte stay with the process: handing them back to the system and getting them anew can take longer than the call.
        _ = Mallopt(TrimThreshold, int.MaxValue) + Mallopt(MmapThreshold, 1 << 30);
        foreach (string dependency in Directory.EnumerateFiles(folder, "libgomp*"))
            NativeLibrary.Load(dependency);
        // Errors only: where some of its kernels can't run it warns at every call, which takes longer than the call.
        *(int*)NativeLibrary.GetExport(NativeLibrary.Load(Path.Combine(folder, "libc10.so")), "FLAGS_caffe2_log_level") = 2;
        s_library = NativeLibrary.Load(Path.Combine(folder, "libtorch_cpu.so"));
        ((delegate* unmanaged<byte, void>)Export("aoti_torch_grad_mode_set_enabled"))(0);
        SetThreads(threads);
        return true;
    }

    public static void SetThreads(int threads) => ((delegate* unmanaged<int, void>)Export("_ZN2at15set_num_threadsEi"))(threads);

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int Mallopt(int parameter, int value);

    // Over memory that stays where it is.
    private static nint Tensor<T>(T* data, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        long* sizes = stackalloc long[shape.Length], strides = stackalloc long[shape.Length];
        long step = 1;
        for (int k = shape.Length - 1; k >= 0; k--)
            (sizes[k], strides[k], step) = (shape[k], step, step * shape[k]);
        nint tensor;
        var create = (delegate* unmanaged<void*, long, long*, long*, long, int, int, int, nint*, int>)Export("aoti_torch_create_tensor_from_blob");
        Check(create(data, shape.Length, sizes, strides, 0, typeof(T) == typeof(double) ? Float64 : Float32, Cpu, -1, &tensor));
        return tensor;
    }

    private static nint Export(string name) => NativeLibrary.GetExport(s_library, name);

    private static void Check(int error)
    {
        if (error != 0)
            throw new InvalidOperationException("libtorch refused a call.");
    }

    /// <summary>A layer with its arrays.</summary>
    public sealed class Peer<T>(Layer layer, T[] x, T[] f, T[] g) : IKernelPeer<T>
        where T : unmanaged
    {
        private readonly delegate* unmanaged<nint, int> _delete = (delegate* unmanaged<nint, int>)Export("aoti_torch_delete_tensor_object");

        private readonly delegate* unmanaged<nint, void**, int> _data = (delegate* unmanaged<nint, void**, int>)Export("aoti_torch_get_data_ptr");

        private readonly delegate* unmanaged<nint, nint, nint*, long*, long, long*, long, long*, long, int, long*, long, long, nint*, int> _forward =
            (delegate* unmanaged<nint, nint, nint*, long*, long, long*, long, long*, long, int, long*, long, long, nint*, int>)Export("aoti_torch_cpu_convolution");

        private readonly delegate* unmanaged<nint, nint, nint, long**, long, long*, long, long*, long, long*, long, int, long*, long, long, int*, long, nint*, nint*, nint*, int> _backward =
            (delegate* unmanaged<nint, nint, nint, long**, long, long*, long, long*, long, long*, long, int, long*, long, long, int*, long, nint*, nint*, nint*, int>)Export("aoti_torch_cpu_convolution_backward");

        private readonly nint _x = Tensor(Pin(x), layer.InputShape.Extents.AsSpan()), _f = Tensor(Pin(f), layer.FilterShape.Extents.AsSpan()), _g = Tensor(Pin(g), layer.OutputShape.Extents.AsSpan());

        private readonly long[] _stride = Longs(layer.Stride), _padding = Longs(layer.PaddingBefore), _dilation = Longs(layer.Dilation);

        public string Name => "libtorch";

        public bool Has(KernelTarget target) => true;

        public void Run(KernelTarget target) => Read(target, []);

        public void Read(KernelTarget target, Span<T> copy)
        {
            if (target == KernelTarget.All)
            {
                Run(KernelTarget.Output);
                target = KernelTarget.Gradients;
            }
            int axes = layer.Axes;
            long* zeros = stackalloc long[axes];
            nint o = 0, dx = 0, df = 0, db = 0;
            bool input = target is KernelTarget.InputGradient or KernelTarget.Gradients, filter = target is KernelTarget.FilterGradient or KernelTarget.Gradients;
            int* wanted = stackalloc int[3] { input ? 1 : 0, filter ? 1 : 0, 0 };
            fixed (long* s = _stride, p = _padding, d = _dilation)
            {
                Check(target == KernelTarget.Output
                    ? _forward(_x, _f, null, s, axes, p, axes, d, axes, 0, zeros, axes, layer.Groups, &o)
                    : _backward(_g, _x, _f, null, 0, s, axes, p, axes, d, axes, 0, zeros, axes, layer.Groups, wanted, 3, &dx, &df, &db));
            }
            // What wasn't wanted comes back as a tensor without memory.
            Finish(o, copy);
            Finish(dx, input ? copy : []);
            Finish(df, filter && !input ? copy : []);
            Finish(db, []);
        }

        public void Dispose()
        {
            Finish(_x, []);
            Finish(_f, []);
            Finish(_g, []);
        }

        private void Finish(nint result, Span<T> copy)
        {
            if (result == 0)
                return;
            if (!copy.IsEmpty)
            {
                void* data;
                Check(_data(result, &data));
                new Span<T>(data, copy.Length).CopyTo(copy);
            }
            Check(_delete(result));
        }

        private static T* Pin(T[] values) => (T*)Marshal.UnsafeAddrOfPinnedArrayElement(values, 0);

        private static long[] Longs(IEnumerable<int> values) => [.. values.Select(value => (long)value)];
    }
}

using System.Reflection;
using System.Runtime.InteropServices;
using ConvSymbolic.Layers;
using ConvSymbolic.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>ONNX Runtime over arrays of ours, on one thread. The filter is an input of the model, as it changes from call to call in training.</summary>
internal sealed class OnnxRuntime : IKernelPeer<float>
{
    private readonly Dictionary<KernelTarget, Binding> _bindings = [];

    public OnnxRuntime(Layer layer, float[] x, float[] f, float[] g)
    {
        foreach (KernelTarget target in Enum.GetValues<KernelTarget>())
        {
            if (target != KernelTarget.All && OnnxModel.Of(layer, target) is { } model)
                _bindings[target] = new(model, layer, x, f, g);
        }
    }

    public string Name => "ONNX Runtime";

    /// <summary>Finds the library in the package that <c>-p:Peers=true</c> restores; false without it.</summary>
    public static bool TryLoad()
    {
        string? folder = typeof(OnnxRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "OnnxRuntime")?.Value;
        if (folder is null || !Directory.Exists(folder))
            return false;
        nint library = NativeLibrary.Load(Path.Combine(folder, "libonnxruntime.so"));
        NativeLibrary.SetDllImportResolver(typeof(InferenceSession).Assembly, (name, _, _) => name.Contains("onnxruntime", StringComparison.Ordinal) ? library : 0);
        return true;
    }

    public bool Has(KernelTarget target) => _bindings.ContainsKey(target);

    public void Run(KernelTarget target) => _bindings[target].Run();

    public void Read(KernelTarget target, Span<float> copy)
    {
        Run(target);
        _bindings[target].Results[0].AsSpan(0, copy.Length).CopyTo(copy);
    }

    public void Dispose()
    {
        foreach (Binding binding in _bindings.Values)
            binding.Dispose();
    }

    /// <summary>A model with the arrays that it reads and writes.</summary>
    private sealed class Binding : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly RunOptions _options = new();
        private readonly string[] _inputNames, _outputNames;
        private readonly OrtValue[] _inputs, _outputs;

        public Binding(byte[] model, Layer layer, float[] x, float[] f, float[] g)
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
            _session = new(model, options);
            _inputNames = [.. _session.InputMetadata.Keys];
            _outputNames = [.. _session.OutputMetadata.Keys];
            _inputs = [.. _inputNames.Select(name => name switch
            {
                "x" => Value(x, layer.InputShape.Extents),
                "f" => Value(f, layer.FilterShape.Extents),
                _ => Value(g, layer.OutputShape.Extents),
            })];
            Shape[] shapes = [.. _outputNames.Select(name => name switch { "o" => layer.OutputShape, "df" => layer.FilterShape, _ => layer.InputShape })];
            Results = [.. shapes.Select(shape => new float[shape.Count])];
            _outputs = [.. Results.Zip(shapes, (result, shape) => Value(result, shape.Extents))];
        }

        public float[][] Results { get; }

        public void Run() => _session.Run(_options, _inputNames, _inputs, _outputNames, _outputs);

        public void Dispose()
        {
            foreach (OrtValue value in _inputs.Concat(_outputs))
                value.Dispose();
            _options.Dispose();
            _session.Dispose();
        }

        private static OrtValue Value(float[] values, IEnumerable<int> extents) =>
            OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values.AsMemory(), [.. extents.Select(extent => (long)extent)]);
    }
}

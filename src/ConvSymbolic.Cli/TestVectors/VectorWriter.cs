using System.Globalization;
using System.Text.Json;
using ConvSymbolic.Arrays;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Layers;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Cli.TestVectors;

/// <summary>Writes layers with whole numbers and their exact results, and a list of them.</summary>
internal static class VectorWriter
{
    /// <summary>The most layers of a call: all files are open until all are written.</summary>
    public const int Most = 100;

    private const string IndexFile = "index.json";

    // No sum of products of such numbers reaches 2^24 in layers of these sizes, so that float32 holds all of them.
    private const int Largest = 9;

    public static void Write(string directory, int count, int seed, CommandContext context)
    {
        var random = new Random(seed);
        Vector[] vectors = [.. Enumerable.Range(0, count).Select(number => Vector.Of(VectorLayers.Next(random, number), number, random))];
        using var files = new OutputDirectory(directory, [IndexFile, .. vectors.SelectMany(vector => vector.Arrays).Select(array => array.File)]);
        foreach (var array in vectors.SelectMany(vector => vector.Arrays))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            files.Write(array.File, NpyArray.Create(array.Shape.Extents, array.Values).Write);
        }
        files.Write(IndexFile, stream => WriteIndex(stream, vectors, seed));
        files.Commit();
    }

    private static void WriteIndex(Stream stream, Vector[] vectors, int seed)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("format", "convsym-test-vectors");
        json.WriteNumber("version", 1);
        json.WriteNumber("seed", seed);
        json.WriteStartArray("layers");
        foreach (var vector in vectors)
        {
            json.WriteStartObject();
            WriteLayer(json, vector.Layer);
            json.WriteStartObject("arrays");
            foreach (var array in vector.Arrays)
            {
                json.WriteStartObject(array.Name);
                json.WriteString("file", array.File);
                Write(json, "shape", array.Shape.Extents);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteLayer(Utf8JsonWriter json, Layer layer)
    {
        Write(json, "input", layer.Input);
        Write(json, "filter", layer.Filter);
        Write(json, "output", layer.Output);
        Write(json, "stride", layer.Stride);
        Write(json, "dilation", layer.Dilation);
        Write(json, "paddingBefore", layer.PaddingBefore);
        Write(json, "paddingAfter", layer.PaddingAfter);
        Write(json, "outputPadding", layer.OutputPadding);
        json.WriteNumber("channels", layer.Channels);
        json.WriteNumber("filters", layer.Filters);
        json.WriteNumber("groups", layer.Groups);
        json.WriteNumber("batch", layer.Batch);
        json.WriteBoolean("bias", layer.HasBias);
        json.WriteBoolean("transposed", layer.IsTransposed);
        json.WriteString("convention", layer.IsTrueConvolution ? "true convolution" : "cross-correlation");
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private sealed record VectorArray(string Name, string File, Shape Shape, double[] Values);

    private sealed record Vector(Layer Layer, IReadOnlyList<VectorArray> Arrays)
    {
        public static Vector Of(Layer layer, int number, Random random)
        {
            var arrays = new List<VectorArray>();
            double[] x = Add("X", layer.InputShape, Fill), f = Add("F", layer.FilterShape, Fill), b = layer.HasBias ? Add("b", layer.BiasShape, Fill) : [], g = Add("G", layer.OutputShape, Fill);
            var run = layer.Compile<double>();
            Add("O", layer.OutputShape, o => run.Forward(x, f, b, o));
            Add("dF", layer.FilterShape, df => run.FilterGradient(x, g, df));
            Add("dX", layer.InputShape, dx => run.InputGradient(f, g, dx));
            if (layer.HasBias)
                Add("db", layer.BiasShape, db => run.BiasGradient(g, db));
            return new(layer, arrays);

            double[] Add(string name, Shape shape, Action<double[]> fill)
            {
                double[] values = new double[shape.Count];
                fill(values);
                arrays.Add(new(name, string.Create(CultureInfo.InvariantCulture, $"{number:000}-{name}.npy"), shape, values));
                return values;
            }

            void Fill(double[] values)
            {
                for (int k = 0; k < values.Length; k++)
                    values[k] = random.Next(-Largest, Largest + 1);
            }
        }
    }
}

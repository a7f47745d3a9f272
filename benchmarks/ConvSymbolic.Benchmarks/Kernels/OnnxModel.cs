using ConvSymbolic.Layers;
using Google.Protobuf;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>
/// Models in the format of ONNX, written field by field (numbers of onnx.proto3). There are no operators for gradients of convolutions: ∂L/∂X is a transposed convolution of G with
/// the filter, ∂L/∂F a convolution of X with G in which images and channels, stride and dilation have changed places.
/// </summary>
internal static class OnnxModel
{
    private const int Int = 2, Ints = 7;

    /// <summary>The model whose results are those of the target; null where these operators can't express it.</summary>
    public static byte[]? Of(Layer layer, KernelTarget target)
    {
        bool filter = target is KernelTarget.FilterGradient or KernelTarget.Gradients, input = target is KernelTarget.InputGradient or KernelTarget.Gradients;
        // What no window reaches at the end of an axis.
        long[] rest = Axes(layer, k => layer.Input[k] + layer.PaddingBefore[k] + layer.PaddingAfter[k] - layer.Dilation[k] * (layer.Filter[k] - 1) - 1 - layer.Stride[k] * (layer.Output[k] - 1));
        long[] stride = Axes(layer, k => layer.Stride[k]), dilation = Axes(layer, k => layer.Dilation[k]);
        long[] before = Axes(layer, k => layer.PaddingBefore[k]), after = Axes(layer, k => layer.PaddingAfter[k]), inner = Axes(layer, k => layer.PaddingAfter[k] - rest[k]);
        if (filter && (layer.Groups > 1 || inner.Any(padding => padding < 0)))
            return null;
        var nodes = new List<byte[]>();
        if (target == KernelTarget.Output)
            nodes.Add(Node("Conv", ["x", "f"], "o", Attribute("strides", stride), Attribute("dilations", dilation), Attribute("pads", [.. before, .. after]), Group(layer)));
        if (input)
            nodes.Add(Node("ConvTranspose", ["g", "f"], "dx", Attribute("strides", stride), Attribute("dilations", dilation), Attribute("pads", [.. before, .. after]), Attribute("output_padding", rest), Group(layer)));
        if (filter)
        {
            byte[] exchange = Attribute("perm", [1, 0, .. Axes(layer, k => k + 2)]);
            nodes.Add(Node("Transpose", ["x"], "xt", exchange));
            nodes.Add(Node("Transpose", ["g"], "gt", exchange));
            nodes.Add(Node("Conv", ["xt", "gt"], "dft", Attribute("strides", dilation), Attribute("dilations", stride), Attribute("pads", [.. before, .. inner])));
            nodes.Add(Node("Transpose", ["dft"], "df", exchange));
        }
        IEnumerable<byte[]> inputs = [Value("x", layer.InputShape.Extents), Value("f", layer.FilterShape.Extents), Value("g", layer.OutputShape.Extents)];
        IEnumerable<byte[]> outputs =
        [
            .. target == KernelTarget.Output ? [Value("o", layer.OutputShape.Extents)] : (byte[][])[],
            .. input ? [Value("dx", layer.InputShape.Extents)] : (byte[][])[],
            .. filter ? [Value("df", layer.FilterShape.Extents)] : (byte[][])[],
        ];
        byte[] graph = Message(to =>
        {
            Write(to, 1, nodes);
            Write(to, 2, "layer");
            Write(to, 11, inputs);
            Write(to, 12, outputs);
        });
        byte[] operators = Message(to => Write(to, 2, 13));
        return Message(to =>
        {
            Write(to, 1, 8);
            Write(to, 7, [graph]);
            Write(to, 8, [operators]);
        });
    }

    private static long[] Axes(Layer layer, Func<int, long> value) => [.. Enumerable.Range(0, layer.Axes).Select(value)];

    private static byte[] Node(string type, string[] inputs, string output, params byte[][] attributes) => Message(to =>
    {
        foreach (string input in inputs)
            Write(to, 1, input);
        Write(to, 2, output);
        Write(to, 4, type);
        Write(to, 5, attributes);
    });

    private static byte[] Attribute(string name, long[] values) => Message(to =>
    {
        Write(to, 1, name);
        foreach (long value in values)
            Write(to, 8, value);
        Write(to, 20, Ints);
    });

    private static byte[] Group(Layer layer) => Message(to =>
    {
        Write(to, 1, "group");
        Write(to, 3, layer.Groups);
        Write(to, 20, Int);
    });

    private static byte[] Value(string name, IEnumerable<int> extents)
    {
        byte[] shape = Message(to => Write(to, 1, extents.Select(extent => Message(dimension => Write(dimension, 1, extent)))));
        byte[] tensor = Message(to =>
        {
            // 32-bit floating point.
            Write(to, 1, 1);
            Write(to, 2, [shape]);
        });
        return Message(to =>
        {
            Write(to, 1, name);
            Write(to, 2, [Message(type => Write(type, 1, [tensor]))]);
        });
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var to = new CodedOutputStream(memory))
            write(to);
        return memory.ToArray();
    }

    private static void Write(CodedOutputStream to, int field, long value)
    {
        to.WriteTag(field, WireFormat.WireType.Varint);
        to.WriteInt64(value);
    }

    private static void Write(CodedOutputStream to, int field, string value)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteString(value);
    }

    private static void Write(CodedOutputStream to, int field, IEnumerable<byte[]> messages)
    {
        foreach (byte[] message in messages)
        {
            to.WriteTag(field, WireFormat.WireType.LengthDelimited);
            to.WriteBytes(ByteString.CopyFrom(message));
        }
    }
}

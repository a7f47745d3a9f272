using System.Numerics;
using System.Runtime.InteropServices;
using ConvSymbolic.Compilation.StraightLine;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Compilation;

/// <summary>
/// Many instances of a small layer, each with an input and a filter of its own, computed a vector of instances at a time. Arrays hold blocks of
/// <see cref="BlockLength"/> instances: element e of instance i stands at <c>(i / L · E + e) · L + i % L</c>, with L the block length and E the elements of one
/// instance. <see cref="Pack"/> and <see cref="Unpack"/> go there and back.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class CompiledInstances<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledLayer<T> _single;
    private readonly StraightLayer<T>? _straight;
    private BlockCode4<T>? _forward;
    private BlockCode6<T>? _backward;

    internal CompiledInstances(Layer layer)
    {
        _single = new(layer, default);
        Layer = layer;
        _straight = StraightLayer<T>.Of(layer, new WindowGeometry(layer));
        BlockLength = Arithmetic.MostLanes<T>();
    }

    /// <summary>The layer of each instance.</summary>
    public Layer Layer { get; }

    /// <summary>The instances in a block: the numbers in a vector of this machine.</summary>
    public int BlockLength { get; }

    /// <summary>The outputs.</summary>
    /// <param name="x">The inputs, in blocks.</param>
    /// <param name="f">The filters, in blocks.</param>
    /// <param name="b">The biases, in blocks; empty when the layer has none.</param>
    /// <param name="o">Receives the outputs, in blocks.</param>
    /// <exception cref="ConvSymbolicException">A span doesn't hold whole blocks, or as many as the others, or the result overlaps what is read.</exception>
    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, Span<T> o)
    {
        int blocks = Blocks("x", x.Length, Layer.InputShape);
        Check("f", f.Length, Layer.FilterShape, blocks);
        Check("b", b.Length, Layer.HasBias ? Layer.BiasShape : null, blocks);
        Check("o", o.Length, Layer.OutputShape, blocks);
        SpanChecks.Apart("o", o, "x", x);
        SpanChecks.Apart("o", o, "f", f);
        SpanChecks.Apart("o", o, "b", b);
        if (_straight is not null)
        {
            (_forward ??= _straight.ForwardBlocks())(ref Start(x), ref Start(f), ref Start(b), ref Start(o), blocks);
            return;
        }
        int count = blocks * BlockLength;
        T[] xs = Unpacked(x, count), fs = Unpacked(f, count), bs = Unpacked(b, count), os = new T[o.Length];
        for (int k = 0; k < count; k++)
            _single.Forward(Of(xs, k, count), Of(fs, k, count), Of(bs, k, count), Of(os, k, count));
        Pack(os, o, count);
    }

    /// <summary>All gradients.</summary>
    /// <param name="x">The inputs, in blocks.</param>
    /// <param name="f">The filters, in blocks.</param>
    /// <param name="g">The gradients G = ∂L/∂O, in blocks.</param>
    /// <param name="df">Receives ∂L/∂F, in blocks.</param>
    /// <param name="dx">Receives ∂L/∂X, in blocks.</param>
    /// <param name="db">Receives ∂L/∂b, in blocks; empty when the layer has no bias.</param>
    /// <exception cref="ConvSymbolicException">A span doesn't hold whole blocks, or as many as the others, or a result overlaps what is read.</exception>
    public void Backward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> df, Span<T> dx, Span<T> db)
    {
        int blocks = Blocks("x", x.Length, Layer.InputShape);
        Check("f", f.Length, Layer.FilterShape, blocks);
        Check("g", g.Length, Layer.OutputShape, blocks);
        Check("df", df.Length, Layer.FilterShape, blocks);
        Check("dx", dx.Length, Layer.InputShape, blocks);
        Check("db", db.Length, Layer.HasBias ? Layer.BiasShape : null, blocks);
        SpanChecks.Gradients(x, f, g, df, dx, db);
        if (_straight is not null)
        {
            (_backward ??= _straight.BackwardBlocks())(ref Start(x), ref Start(f), ref Start(g), ref Start(df), ref Start(dx), ref Start(db), blocks);
            return;
        }
        int count = blocks * BlockLength;
        T[] xs = Unpacked(x, count), fs = Unpacked(f, count), gs = Unpacked(g, count);
        T[] dfs = new T[df.Length], dxs = new T[dx.Length], dbs = new T[db.Length];
        for (int k = 0; k < count; k++)
            _single.Backward(Of(xs, k, count), Of(fs, k, count), Of(gs, k, count), Of(dfs, k, count), Of(dxs, k, count), Of(dbs, k, count));
        Pack(dfs, df, count);
        Pack(dxs, dx, count);
        Pack(dbs, db, count);
    }

    /// <summary>From arrays that lie one after the other to blocks.</summary>
    /// <param name="instances">The arrays of the instances.</param>
    /// <param name="blocks">Receives them; the same length.</param>
    /// <param name="count">How many instances, a multiple of <see cref="BlockLength"/>.</param>
    /// <exception cref="ConvSymbolicException">The lengths differ, or are no such number of instances.</exception>
    public void Pack(ReadOnlySpan<T> instances, Span<T> blocks, int count)
    {
        int elements = ElementsOf(instances.Length, blocks.Length, count);
        for (int k = 0; k < instances.Length; k++)
            blocks[PlaceOf(k / elements, k % elements, elements)] = instances[k];
    }

    /// <summary>From blocks to arrays that lie one after the other.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="instances">Receives the arrays of the instances; the same length.</param>
    /// <param name="count">How many instances, a multiple of <see cref="BlockLength"/>.</param>
    /// <exception cref="ConvSymbolicException">The lengths differ, or are no such number of instances.</exception>
    public void Unpack(ReadOnlySpan<T> blocks, Span<T> instances, int count)
    {
        int elements = ElementsOf(blocks.Length, instances.Length, count);
        for (int k = 0; k < instances.Length; k++)
            instances[k] = blocks[PlaceOf(k / elements, k % elements, elements)];
    }

    private static ref T Start(ReadOnlySpan<T> values) => ref MemoryMarshal.GetReference(values);

    private static Span<T> Of(T[] instances, int index, int count)
    {
        int elements = instances.Length / count;
        return instances.AsSpan(index * elements, elements);
    }

    private T[] Unpacked(ReadOnlySpan<T> blocks, int count)
    {
        var instances = new T[blocks.Length];
        Unpack(blocks, instances, count);
        return instances;
    }

    private int PlaceOf(int instance, int element, int elements) => (instance / BlockLength * elements + element) * BlockLength + instance % BlockLength;

    private int ElementsOf(int from, int to, int count)
    {
        if (count <= 0 || count % BlockLength != 0 || from != to || from % count != 0)
        {
            Fail.With(
                "compile.length",
                $"Arrays of {from} and {to} elements were given for {count} instances; equal lengths were expected, and a multiple of {BlockLength} instances that divides them.",
                $"{from} and {to} for {count}",
                $"equal lengths, a multiple of {BlockLength}");
        }
        return Math.Max(1, from / count);
    }

    private int Blocks(string name, int length, Shape shape)
    {
        int block = shape.Count * BlockLength;
        if (length % block != 0)
            Fail.With("compile.length", $"The span {name} has {Counted.Of(length, "element")}, but a block of {BlockLength} instances of shape {shape} has {block}; whole blocks were expected.", $"{length}", $"a multiple of {block}");
        return length / block;
    }

    private void Check(string name, int length, Shape? shape, int blocks)
    {
        int expected = (shape?.Count ?? 0) * BlockLength * blocks;
        if (length != expected)
            Fail.With("compile.length", $"The span {name} has {Counted.Of(length, "element")}, but {Counted.Of(blocks * BlockLength, "instance")} have {expected} there.", $"{length}", $"{expected}");
    }

    /// <summary>Says which layer it computes, and in which type.</summary>
    public override string ToString() => $"code for many instances of {NumberName.Of<T>()} for the {Layer}";
}

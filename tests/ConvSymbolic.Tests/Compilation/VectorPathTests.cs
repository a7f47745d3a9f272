using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

/// <summary>Layers large enough for whole vectors, strips and panels, against the plain loops, which the definition holds on small ones.</summary>
public class VectorPathTests
{
    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector128)]
    [InlineData(VectorPath.Vector256)]
    [InlineData(VectorPath.Vector512)]
    public void Every_path_gives_what_the_loops_give(VectorPath path)
    {
        var layers = new RandomLayers(seed: 77) { LargestScale = 4, MostProducts = 300_000, MostElements = 20_000 };
        var random = new Random(1);
        for (int round = 0; round < 150; round++)
        {
            Layer layer = layers.Next();
            AssertEqual<double>(layer, random, path, threads: 1, round);
            AssertEqual<float>(layer, random, path, threads: 1 + round % 3, round);
        }
    }

    [Fact]
    public void Straight_line_code_gives_what_the_loops_give()
    {
        var layers = new RandomLayers(seed: 78);
        for (int round = 0; round < 200; round++)
        {
            Layer layer = layers.Next();
            AssertEqual<double>(layer, new Random(round), VectorPath.Auto, threads: 1, round);
            AssertEqual<float>(layer, new Random(round), VectorPath.Auto, threads: 1, round);
        }
    }

    [Fact]
    public void Several_threads_give_what_one_gives()
    {
        Layer layer = Convolution.Create(input: [30, 30], filter: [3, 3], padding: 1, channels: 20, filters: 40, batch: 2);
        for (int threads = 2; threads < 5; threads++)
            AssertEqual<float>(layer, new Random(threads), VectorPath.Auto, threads, threads);
    }

    private static void AssertEqual<T>(Layer layer, Random random, VectorPath path, int threads, int round)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Integers<T>(random, layer.InputShape.Count), f = Integers<T>(random, layer.FilterShape.Count);
        T[] b = Integers<T>(random, layer.HasBias ? layer.Filters : 0), g = Integers<T>(random, layer.OutputShape.Count);
        Results<T> expected = ByLoops(layer, x, f, b, g);
        Results<T> found = Results<T>.Of(layer, x, f, b, g, new() { Vectors = path, Threads = threads });
        string where = $"layer {round}, {typeof(T).Name}, {path}, {threads} threads, seed 77";
        Assert.True(expected.Output.SequenceEqual(found.Output), $"O of {where}");
        Assert.True(expected.Filter.SequenceEqual(found.Filter), $"dF of {where}");
        Assert.True(expected.Input.SequenceEqual(found.Input), $"dX of {where}");
        Assert.True(expected.Bias.SequenceEqual(found.Bias), $"db of {where}");
        Results<T> together = found with { Filter = new T[f.Length], Input = new T[x.Length], Bias = new T[b.Length] };
        layer.Compile<T>(new() { Vectors = path, Threads = threads }).Backward(x, f, g, together.Filter, together.Input, together.Bias);
        Assert.True(expected.Filter.SequenceEqual(together.Filter), $"dF of both, {where}");
        Assert.True(expected.Input.SequenceEqual(together.Input), $"dX of both, {where}");
        Assert.True(expected.Bias.SequenceEqual(together.Bias), $"db of both, {where}");
    }

    private static Results<T> ByLoops<T>(Layer layer, T[] x, T[] f, T[] b, T[] g)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var geometry = new WindowGeometry(layer);
        T[] output = new T[g.Length], filter = new T[f.Length], input = new T[x.Length], bias = new T[b.Length];
        int plane = g.Length / layer.Batch / layer.Filters;
        for (int k = 0; k < g.Length && layer.HasBias; k++)
        {
            output[k] = b[k / plane % layer.Filters];
            bias[k / plane % layer.Filters] += g[k];
        }
        if (layer.IsTransposed)
        {
            LoopKernels.Spread(geometry, x, f, output);
            LoopKernels.Weigh(geometry, x, g, filter);
            LoopKernels.Gather(geometry, g, f, input);
        }
        else
        {
            LoopKernels.Gather(geometry, x, f, output);
            LoopKernels.Weigh(geometry, g, x, filter);
            LoopKernels.Spread(geometry, g, f, input);
        }
        return new(output, filter, input, bias);
    }

    // Small enough that every sum is exact, in float too.
    private static T[] Integers<T>(Random random, int count)
        where T : INumber<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.Next(-4, 5)))];
}

using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Compilation.Correlations;
using ConvSymbolic.Compilation.Vectors;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Support;

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
        for (int round = 0; round < FullRun.Count(20, 150); round++)
        {
            Layer layer = layers.Next();
            AssertEqual<double>(layer, random, path, threads: 1, round);
            AssertEqual<float>(layer, random, path, threads: 1 + round % 3, round);
        }
    }

    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector128)]
    [InlineData(VectorPath.Vector256)]
    [InlineData(VectorPath.Vector512)]
    public void Filters_of_one_position_give_what_the_loops_give(VectorPath path)
    {
        var random = new Random(3);
        for (int round = 0; round < 20; round++)
        {
            int groups = 1 + round % 2;
            Layer layer = Convolution.Create(
                input: [random.Next(3, 40), random.Next(3, 40)], filter: [1, 1], channels: groups * random.Next(1, 20), filters: groups * random.Next(6, 20), groups: groups, batch: 1 + round % 3, bias: round % 4 == 0);
            AssertEqual<double>(layer, random, path, threads: 1 + round % 2, round);
            AssertEqual<float>(layer, random, path, threads: 1 + round % 2, round);
        }
    }

    // Whole dozens of rows in pairs, dozens that aren't pairs (odd widths, an odd number of channels), and what is left over.
    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector128)]
    [InlineData(VectorPath.Vector256)]
    [InlineData(VectorPath.Vector512)]
    public void Panels_of_many_channels_give_what_the_loops_give(VectorPath path)
    {
        var random = new Random(4);
        for (int round = 0; round < FullRun.Count(4, 24); round++)
        {
            int groups = 1 + round % 2, dilation = random.Next(1, 3);
            Layer layer = Convolution.Create(
                input: [random.Next(5, 9), random.Next(12, 20)], filter: [random.Next(1, 4), random.Next(1, 4)], stride: random.Next(1, 3), dilation: dilation, padding: random.Next(0, 2),
                channels: groups * random.Next(5, 14), filters: groups * random.Next(14, 50), groups: groups, batch: 1 + round % 2, bias: round % 3 == 0);
            AssertEqual<double>(layer, random, path, threads: 1 + round % 3, round);
            AssertEqual<float>(layer, random, path, threads: 1 + round % 2, round);
        }
    }

    // Widths of any number of vectors, planes with rows of zeros around.
    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector128)]
    [InlineData(VectorPath.Vector256)]
    [InlineData(VectorPath.Vector512)]
    public void Planes_of_one_channel_give_what_the_loops_give(VectorPath path)
    {
        var random = new Random(5);
        for (int round = 0; round < FullRun.Count(6, 40); round++)
        {
            Layer layer = Convolution.Create(
                input: [random.Next(12, 40), random.Next(12, 90)], filter: [random.Next(1, 8), random.Next(1, 8)], stride: 1 + round % 2, dilation: 1 + round % 3 % 2, padding: random.Next(0, 7));
            AssertEqual<double>(layer, random, path, threads: 1 + round % 2, round);
            AssertEqual<float>(layer, random, path, threads: 1, round);
        }
    }

    // Lines of positions: with zeros between the rows or without, planes in place or copied apart, strips and pieces of every length.
    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector128)]
    [InlineData(VectorPath.Vector256)]
    [InlineData(VectorPath.Vector512)]
    public void Several_channels_of_a_line_give_what_the_loops_give(VectorPath path)
    {
        var random = new Random(6);
        for (int round = 0; round < FullRun.Count(24, 60); round++)
        {
            Layer layer = Line(random, round);
            AssertEqual<double>(layer, random, path, threads: 1 + round % 3, round);
            AssertEqual<float>(layer, random, path, threads: 1 + round % 2, round);
        }
    }

    [Fact]
    public void The_lines_are_taken_as_lines()
    {
        var random = new Random(6);
        VectorKernels<float> kernels = VectorKernels<float>.Of(VectorPath.Vector256);
        int lines = Enumerable.Range(0, 60).Count(round => PlaneCorrelation<float>.TryCreate(CorrelationShape.Gather(Line(random, round)), kernels, threads: 1) is not null);
        Assert.InRange(lines, 20, 60);
    }

    [Fact]
    public void Straight_line_code_gives_what_the_loops_give()
    {
        var layers = new RandomLayers(seed: 78);
        for (int round = 0; round < FullRun.Count(80, 200); round++)
        {
            Layer layer = layers.Next();
            AssertEqual<double>(layer, new Random(round), VectorPath.Auto, threads: 1, round);
            AssertEqual<float>(layer, new Random(round), VectorPath.Auto, threads: 1, round);
        }
    }

    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector256)]
    public void Infinities_never_meet_the_zeros_around_an_array(VectorPath path)
    {
        var layers = new RandomLayers(seed: 79) { LargestScale = 3, MostProducts = 100_000, MostElements = 10_000 };
        var random = new Random(2);
        for (int round = 0; round < 60; round++)
        {
            Layer layer = layers.Next();
            double[] x = Integers<double>(random, layer.InputShape.Count), f = Integers<double>(random, layer.FilterShape.Count);
            double[] b = Integers<double>(random, layer.HasBias ? layer.Filters : 0), g = Integers<double>(random, layer.OutputShape.Count);
            double[] spoilt = (round % 3) switch { 0 => x, 1 => f, _ => g };
            spoilt[random.Next(spoilt.Length)] = round % 2 == 0 ? double.PositiveInfinity : double.NaN;
            Results<double> expected = ByLoops(layer, x, f, b, g), found = Results<double>.Of(layer, x, f, b, g, new() { Vectors = path });
            Assert.Equal(expected.Output, found.Output);
            Assert.Equal(expected.Filter, found.Filter);
            Assert.Equal(expected.Input, found.Input);
        }
    }

    [Theory]
    [InlineData(VectorPath.Scalar)]
    [InlineData(VectorPath.Vector128)]
    [InlineData(VectorPath.Vector256)]
    [InlineData(VectorPath.Vector512)]
    public void Nothing_outside_a_span_is_touched(VectorPath path)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Memory is guarded with mmap, which this system lacks.");
        var layers = new RandomLayers(seed: 80) { LargestScale = 3, MostProducts = 100_000, MostElements = 10_000 };
        var random = new Random(6);
        for (int round = 0; round < 90; round++)
        {
            Layer layer = round < 60 ? layers.Next() : Line(random, round);
            foreach (bool atEnd in (bool[])[true, false])
            {
                using GuardedMemory x = new(layer.InputShape.Count, atEnd), f = new(layer.FilterShape.Count, atEnd), b = new(layer.HasBias ? layer.Filters : 0, atEnd);
                using GuardedMemory g = new(layer.OutputShape.Count, atEnd), df = new(layer.FilterShape.Count, atEnd), dx = new(layer.InputShape.Count, atEnd);
                CompiledLayer<float> run = layer.Compile<float>(new() { Vectors = round % 10 == 0 ? VectorPath.Auto : path });
                run.Forward(x.Span, f.Span, b.Span, g.Span);
                run.Backward(x.Span, f.Span, g.Span, df.Span, dx.Span, b.Span);
            }
        }
    }

    [Fact]
    public void Several_threads_give_what_one_gives()
    {
        Layer layer = Convolution.Create(input: [30, 30], filter: [3, 3], padding: 1, channels: 20, filters: 40, batch: 2);
        for (int threads = 2; threads < 5; threads++)
            AssertEqual<float>(layer, new Random(threads), VectorPath.Auto, threads, threads);
    }

    private static Layer Line(Random random, int round)
    {
        int axes = 1 + round % 3, groups = 1 + round % 2, filter = random.Next(1, 4), channels = random.Next(1, 12);
        // Planes of 1,024 elements lie at one place of the cache.
        int[] input = axes switch
        {
            1 => [random.Next(40, 400)],
            2 => random.Next(3) == 0 ? [32, 32] : [random.Next(8, 40), random.Next(16, 60)],
            _ => [random.Next(5, 8), random.Next(6, 12), random.Next(12, 30)],
        };
        return Convolution.Create(
            input, [.. Enumerable.Repeat(filter, axes)], padding: random.Next(0, filter), dilation: random.Next(1, 3),
            channels: groups * channels, filters: groups * 8 * random.Next(1, 4), groups: groups, batch: 1 + round % 2, bias: round % 3 == 0);
    }

    private static void AssertEqual<T>(Layer layer, Random random, VectorPath path, int threads, int round)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Integers<T>(random, layer.InputShape.Count), f = Integers<T>(random, layer.FilterShape.Count);
        T[] b = Integers<T>(random, layer.HasBias ? layer.Filters : 0), g = Integers<T>(random, layer.OutputShape.Count);
        Results<T> expected = ByLoops(layer, x, f, b, g);
        CompileOptions options = new() { Vectors = path, Threads = threads };
        foreach (Results<T> found in (Results<T>[])[Results<T>.Of(layer, x, f, b, g, options), Results<T>.WithGradientsTogether(layer, x, f, b, g, options)])
        {
            string where = $"layer {round}, {typeof(T).Name}, {path}, {threads} threads, seed 77";
            Assert.True(expected.Output.SequenceEqual(found.Output), $"O of {where}");
            Assert.True(expected.Filter.SequenceEqual(found.Filter), $"dF of {where}");
            Assert.True(expected.Input.SequenceEqual(found.Input), $"dX of {where}");
            Assert.True(expected.Bias.SequenceEqual(found.Bias), $"db of {where}");
        }
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

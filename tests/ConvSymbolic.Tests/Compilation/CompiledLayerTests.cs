using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Compilation;

public class CompiledLayerTests
{
    [Fact]
    public void Says_what_it_is_in_the_words_of_the_language()
    {
        var layer = Convolution.Create([3], [2]);
        Assert.Equal(($"code of double for the {layer}", $"code of float for the {layer}"),
            (layer.Compile<double>().ToString(), layer.Compile<float>().ToString()));
    }

    private const int Layers = 1_200;

    /// <summary>Integers small enough that floating point is exact, so every comparison is an equality.</summary>
    [Fact]
    public void Agrees_with_the_definition_on_random_layers()
    {
        var layers = new RandomLayers(seed: 2024);
        var random = new Random(7);
        for (int round = 0; round < FullRun.Count(Layers / 12, Layers); round++)
        {
            Layer layer = layers.Next();
            long[] x = Integers(random, layer.InputShape.Count), f = Integers(random, layer.FilterShape.Count);
            long[] b = Integers(random, layer.HasBias ? layer.Filters : 0), g = Integers(random, layer.OutputShape.Count);
            Func<long[]> output = () => Definition.Output(layer, x, f, b);
            var expected = new Results<long>(output(), Definition.Gradient(f, g, output), Definition.Gradient(x, g, output), Definition.Gradient(b, g, output));
            foreach (VectorPath path in Enum.GetValues<VectorPath>())
            {
                AssertEqual<double>(expected, layer, x, f, b, g, round, path);
                AssertEqual<float>(expected, layer, x, f, b, g, round, path);
            }
        }
    }

    [Fact]
    public void The_random_layers_have_every_option()
    {
        var layers = new RandomLayers(seed: 2024);
        Layer[] all = [.. Enumerable.Range(0, Layers).Select(_ => layers.Next())];
        Func<Layer, bool>[] options =
        [
            l => l.Axes == 1, l => l.Axes == 2, l => l.Axes == 3,
            l => l.Stride.Any(s => s > 1), l => l.Dilation.Any(d => d > 1),
            l => l.PaddingBefore.Any(p => p < 0), l => l.PaddingAfter.Any(p => p < 0), l => l.PaddingBefore.Any(p => p > 0),
            l => !l.PaddingBefore.SequenceEqual(l.PaddingAfter),
            l => l.Groups > 1 && l.Filters > l.Groups, l => l.Channels > 1, l => l.Batch > 1, l => l.HasBias, l => !l.HasBias,
            l => l.IsTrueConvolution && !l.IsTransposed, l => l.IsTransposed && !l.IsTrueConvolution, l => l.IsTransposed && l.IsTrueConvolution,
            l => l.OutputPadding.Any(p => p > 0), l => l.IsTransposed && l.Groups > 1,
        ];
        Assert.All(options, option => Assert.True(all.Count(option) >= 40));
    }

    [Fact]
    public void Computes_the_layer_of_the_notes()
    {
        CompiledLayer<double> run = Convolution.Create(input: [3, 3], filter: [2, 2]).Compile<double>();
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9], f = [1, 2, 3, 4], g = [1, 10, 100, 1000];
        double[] o = new double[4], df = new double[4], dx = new double[9];
        run.Forward(x, f, [], o);
        run.FilterGradient(x, g, df);
        run.InputGradient(f, g, dx);
        Assert.Equal([37, 47, 67, 77], o);
        Assert.Equal([5421, 6532, 8754, 9865], df);
        Assert.Equal([1, 12, 20, 103, 1234, 2040, 300, 3400, 4000], dx);
    }

    [Fact]
    public void Handles_more_axes_than_the_stack_scratch_holds()
    {
        int[] ones = [.. Enumerable.Repeat(1, 38)];
        Layer layer = Convolution.Create(input: [.. ones, 3, 3], filter: [.. ones, 2, 2]);
        double[] o = new double[4];
        layer.Compile<double>().Forward([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4], [], o);
        Assert.Equal([37, 47, 67, 77], o);
    }

    [Fact]
    public void Handles_strides_near_the_largest_number()
    {
        // s·i and d·a pass 2³¹ unless they are kept in 64 bits.
        Layer layer = Convolution.Create(input: [3, 3], filter: [2, 2], stride: int.MaxValue, dilation: int.MaxValue, padding: int.MaxValue);
        double[] o = new double[layer.OutputShape.Count];
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9], f = [1, 2, 3, 4];
        layer.Compile<double>().Forward(x, f, [], o);
        Assert.Equal(4, o[0]);
    }

    /// <summary>The most products that straight-line code takes, with strides that leave no neighbours to pack: its method is as long as it gets.</summary>
    [Fact]
    public void Handles_the_longest_straight_line_code()
    {
        Layer layer = Convolution.Create(input: [19, 19], filter: [2, 2], stride: 2, channels: 1, filters: 1, batch: 1, bias: true, padding: 1);
        Assert.InRange(layer.OutputShape.Count * 4, 300, 500);
        Layer channels = Convolution.Create(input: [5, 5], filter: [2, 2], stride: 2, channels: 5, filters: 6, bias: true);
        Assert.InRange(channels.OutputShape.Count * 20, 400, 500);
        // Read backwards, nothing is beside its neighbour.
        Layer backwards = Convolution.Create(input: 500, filter: 500, bias: true, flip: true);
        var random = new Random(5);
        foreach (Layer each in (Layer[])[layer, channels, backwards])
        {
            long[] x = Integers(random, each.InputShape.Count), f = Integers(random, each.FilterShape.Count), b = Integers(random, each.Filters), g = Integers(random, each.OutputShape.Count);
            Func<long[]> output = () => Definition.Output(each, x, f, b);
            var expected = new Results<long>(output(), Definition.Gradient(f, g, output), Definition.Gradient(x, g, output), Definition.Gradient(b, g, output));
            AssertEqual<double>(expected, each, x, f, b, g, 0, VectorPath.Auto);
            AssertEqual<float>(expected, each, x, f, b, g, 0, VectorPath.Auto);
        }
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000)]
    public void Handles_few_products_in_large_arrays(int extent)
    {
        Layer layer = Convolution.Create(input: extent, filter: 2, stride: extent / 2);
        double[] x = new double[extent], df = new double[2], dx = new double[extent], o = new double[layer.OutputShape.Count];
        (x[0], x[extent / 2]) = (3, 4);
        CompiledLayer<double> run = layer.Compile<double>();
        run.ForwardBackward(x, [1, 2], [], [5, 6], o, df, dx, []);
        Assert.Equal([3, 4], o);
        Assert.Equal([39, 0], df);
        Assert.Equal([5, 10, 0, 6, 12, 0], [dx[0], dx[1], dx[2], dx[extent / 2], dx[extent / 2 + 1], dx[^1]]);
        run.InputGradient([1, 2], [1, 1], dx);
        Assert.Equal([1, 2, 0], dx[..3]);
    }

    [Fact]
    public void Padding_never_meets_what_is_not_a_number()
    {
        CompiledLayer<float> run = Convolution.Create(input: 1, filter: 3, padding: 1).Compile<float>();
        float[] o = new float[1];
        run.Forward([2], [float.NaN, 3, float.PositiveInfinity], [], o);
        Assert.Equal([6], o);
    }

    [Theory]
    [InlineData(2, 4, 2, 9)]
    [InlineData(20, 40, 2, 9)]
    [InlineData(1, 1, 1, 3)]
    public void A_call_allocates_nothing(int channels, int filters, int groups, int extent)
    {
        Layer layer = Convolution.Create(input: [extent, 4, 5], filter: [3, 2, 2], stride: 2, padding: 1, channels: channels, filters: filters, groups: groups, batch: 2, bias: true);
        CompiledLayer<float> run = layer.Compile<float>();
        float[] x = new float[layer.InputShape.Count], f = new float[layer.FilterShape.Count], b = new float[filters], o = new float[layer.OutputShape.Count];
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run.Forward(x, f, b, o);
            run.FilterGradient(x, o, f);
            run.InputGradient(f, o, x);
            run.BiasGradient(o, b);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Allocated();
        Assert.Equal(0, Allocated());
    }

    [Fact]
    public void Many_threads_may_call_at_once()
    {
        Layer layer = Convolution.Create(input: [20, 20], filter: [3, 3], padding: 1, channels: 2, filters: 3);
        CompiledLayer<double> run = layer.Compile<double>();
        var random = new Random(3);
        double[] x = Real(random, layer.InputShape.Count), f = Real(random, layer.FilterShape.Count);
        double[] alone = new double[layer.OutputShape.Count];
        run.Forward(x, f, [], alone);
        Parallel.For(0, 200, _ =>
        {
            var o = new double[alone.Length];
            run.Forward(x, f, [], o);
            Assert.Equal(alone, o);
        });
    }

    private static void AssertEqual<T>(Results<long> expected, Layer layer, long[] x, long[] f, long[] b, long[] g, int round, VectorPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] xs, T[] fs, T[] bs, T[] gs, CompileOptions options) = (As<T>(x), As<T>(f), As<T>(b), As<T>(g), new() { Vectors = path });
        (string How, Results<T> Found)[] ways =
        [
            ("each alone", Results<T>.Of(layer, xs, fs, bs, gs, options)),
            ("gradients together", Results<T>.WithGradientsTogether(layer, xs, fs, bs, gs, options)),
            ("all together", Results<T>.Together(layer, xs, fs, bs, gs, options)),
        ];
        foreach ((string how, Results<T> found) in ways)
        {
            string where = $"layer {round}, {typeof(T).Name}, {path}, {how}, seed 2024";
            Assert.True(As<T>(expected.Output).SequenceEqual(found.Output), $"O of {where}");
            Assert.True(As<T>(expected.Filter).SequenceEqual(found.Filter), $"dF of {where}");
            Assert.True(As<T>(expected.Input).SequenceEqual(found.Input), $"dX of {where}");
            Assert.True(As<T>(expected.Bias).SequenceEqual(found.Bias), $"db of {where}");
        }
    }

    private static T[] As<T>(long[] values)
        where T : INumber<T> => [.. values.Select(T.CreateChecked)];

    private static long[] Integers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(-9, 10))];

    private static double[] Real(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
}

using ConvSymbolic.Checking;
using ConvSymbolic.Compilation;
using ConvSymbolic.Derivations;
using ConvSymbolic.GradientChecks;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.GradientChecks;

/// <summary>Wrong code of every kind, made from right code for another layer or other numbers, and the slip that must be named.</summary>
public class KnownSlipsTests
{
    private static readonly Layer Square = Convolution.Create(input: [4, 4], filter: [2, 2], channels: 2, filters: 2, batch: 3, bias: true);

    private static readonly Layer Strided = Convolution.Create(input: 7, filter: 3, stride: 2);

    private static readonly Layer Dilated = Convolution.Create(input: 7, filter: 3, dilation: 2);

    private static readonly Layer Padded = Convolution.Create(input: [4, 5], filter: [2, 3], padding: 1);

    private static readonly Layer Grouped = Convolution.Create(input: 4, filter: 2, channels: 2, filters: 2, groups: 2);

    [Fact]
    public void The_filter_is_not_rotated() =>
        Named("missing-rotation", Square, new() { InputGradient = Turned(Square).InputGradient });

    [Fact]
    public void The_filter_gradient_is_rotated() =>
        Named("double-rotation", Square, new() { FilterGradient = Turned(Square).FilterGradient });

    [Fact]
    public void The_filter_gradient_of_a_true_convolution_is_not_rotated() =>
        Named("missing-rotation", Turned(Padded).Layer, new() { FilterGradient = Padded.Compile<float>().FilterGradient });

    [Fact]
    public void The_filter_of_a_transposed_layer_is_rotated()
    {
        var layer = Convolution.CreateTransposed(input: [3, 3], filter: [2, 2], stride: 2);
        Named("double-rotation", layer, new() { InputGradient = Turned(layer).InputGradient });
    }

    [Fact]
    public void Correlation_for_convolution() =>
        Named("correlation-for-convolution", Padded, new() { Forward = Turned(Padded).Forward });

    [Fact]
    public void The_filter_is_transposed() => Named("transposed-indices", Square, new()
    {
        InputGradient = (f, g, dx) => Square.Compile<float>().InputGradient(f.ToArray().Chunk(4).SelectMany(k => (float[])[k[0], k[2], k[1], k[3]]).ToArray(), g, dx),
    });

    // The other layers have outputs of the same extent, because the padding after the data makes up for it.
    [Fact]
    public void The_stride_is_dropped() => NamedInAll("stride-dropped", Strided, Convolution.Create(input: 7, filter: 3, padding: (0, -2)));

    [Fact]
    public void The_dilation_is_dropped() => NamedInAll("dilation-dropped", Dilated, Convolution.Create(input: 7, filter: 3, padding: (0, -2)));

    [Fact]
    public void Stride_and_dilation_are_not_exchanged()
    {
        Assert.Contains("have not done so", Only(Strided, new() { FilterGradient = Dilated.Compile<float>().FilterGradient }).Message, StringComparison.Ordinal);
        Assert.Contains("changed places", Only(Dilated, new() { Forward = Strided.Compile<float>().Forward }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 0, "one more was used")]
    [InlineData(0, 2, "0 was used")]
    public void The_padding_is_wrong(int before, int after, string words)
    {
        var other = Convolution.Create(input: [4, 5], filter: [2, 3], padding: (before, after));
        Assert.Contains(words, NamedInAll("wrong-padding", Padded, other).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_paddings_have_changed_places() =>
        NamedInAll("wrong-padding", Convolution.Create(input: 6, filter: 2, padding: (0, 3)), Convolution.Create(input: 6, filter: 2, padding: (3, 0)));

    [Fact]
    public void The_sum_over_channels_is_dropped() => Named("missing-channel-sum", Square, new()
    {
        // Planes of the filter alternate between the two channels.
        Forward = (x, f, b, o) => Square.Compile<float>().Forward(x, f.ToArray().Select((weight, at) => at / 4 % 2 == 0 ? weight : 0).ToArray(), b, o),
        InputGradient = (f, g, dx) => Square.Compile<float>().InputGradient(f.ToArray().Select((weight, at) => at / 8 == 1 ? weight : 0).ToArray(), g, dx),
    });

    [Fact]
    public void The_groups_are_ignored() => Assert.Contains("groups are ignored", Only(Grouped, new()
    {
        Forward = (x, f, b, o) => Grouped.Compile<float>().Forward((float[])[.. x[..4], .. x[..4]], f, b, o),
    }).Message, StringComparison.Ordinal);

    [Fact]
    public void The_bias_is_left_out() =>
        Named("missing-term", Square, new() { Forward = (x, f, b, o) => Square.Compile<float>().Forward(x, f, new float[2], o) });

    [Fact]
    public void One_image_counts() => Named("missing-batch-sum", Square, new()
    {
        FilterGradient = (x, g, df) => Square.Compile<float>().FilterGradient(x, OfFirstImage(g), df),
        BiasGradient = (g, db) => Square.Compile<float>().BiasGradient(OfFirstImage(g), db),
    });

    [Fact]
    public void The_mean_over_the_images_is_taken() => Named("missing-batch-sum", Square, new()
    {
        FilterGradient = (x, g, df) => Scaled(Square.Compile<float>().FilterGradient, 1f / 3, x, g, df),
    });

    [Fact]
    public void The_bias_gradient_is_not_summed() => Named("bias-not-summed", Square, new()
    {
        BiasGradient = (g, db) => Square.Compile<float>().BiasGradient(g.ToArray().Select((value, at) => at % 9 == 0 ? value : 0).ToArray(), db),
    });

    [Fact]
    public void The_upstream_gradient_is_ignored() => Named("missing-factor", Square, new()
    {
        FilterGradient = (x, g, df) => Square.Compile<float>().FilterGradient(x, Ones(g), df),
        InputGradient = (f, g, dx) => Square.Compile<float>().InputGradient(f, Ones(g), dx),
        BiasGradient = (g, db) => Square.Compile<float>().BiasGradient(Ones(g), db),
    });

    [Fact]
    public void The_sign_is_wrong() => Named("wrong-sign", Square, new()
    {
        FilterGradient = (x, g, df) => Scaled(Square.Compile<float>().FilterGradient, -1, x, g, df),
        InputGradient = (f, g, dx) => Scaled(Square.Compile<float>().InputGradient, -1, f, g, dx),
    });

    [Fact]
    public void What_no_slip_explains_has_no_name() =>
        Assert.Empty(Wrong(Square, new() { InputGradient = (f, g, dx) => Scaled(Square.Compile<float>().InputGradient, 2, f, g, dx) }).Explanations);

    [Fact]
    public void Every_name_is_one_of_the_checker()
    {
        foreach (var layer in (Layer[])[Square, Strided, Dilated, Padded, Grouped])
        {
            foreach (var target in Enum.GetValues<Target>())
                Assert.All(KnownSlips.Of(layer, target), known => Assert.True(known.Slip.Slip is null || Slips.All.ContainsKey(known.Slip.Slip)));
        }
    }

    [Fact]
    public void The_report_says_it_in_words()
    {
        using var output = new StringWriter();
        Convolution.Create(input: [2, 2], filter: [2, 2]).CheckNumbers(new LayerNumbers<double>
        {
            Input = [1, 2, 3, 4],
            Filter = [1, 0, 0, 2],
            Upstream = [3],
            Output = [9],
            InputGradient = [6, 0, 0, 3],
        }).WriteText(output);
        Assert.Equal(
            """
            convolution: input 2×2, filter 2×2, output 1×1, cross-correlation
            O: right; 1 entry compared exactly
            dX: wrong; 2 of 4 entries differ; compared exactly
              dX[0,0] is 6, should be 3
              dX[1,1] is 3, should be 6
              [missing-rotation] The filter must be rotated by 180°, and is not (or is twice). See: convsym explain missing-rotation

            """,
            output.ToString());
    }

    private static void Named(string slip, Layer layer, LayerFunctions<float> functions) => Assert.All(
        layer.CheckFunctions(functions).Results,
        result => Assert.Contains(slip, Assert.Single(result.Explanations).Slip, StringComparison.Ordinal));

    private static Explanation NamedInAll(string slip, Layer layer, Layer other)
    {
        var run = other.Compile<float>();
        var functions = new LayerFunctions<float> { Forward = run.Forward, FilterGradient = run.FilterGradient, InputGradient = run.InputGradient };
        var explanations = layer.CheckFunctions(functions).Results.Select(result => result.Explanations[0]).ToList();
        Assert.All(explanations, explanation => Assert.Equal(slip, explanation.Slip));
        return explanations[0];
    }

    private static Explanation Only(Layer layer, LayerFunctions<float> functions) => Assert.Single(Wrong(layer, functions).Explanations);

    private static CheckedResult Wrong(Layer layer, LayerFunctions<float> functions)
    {
        var report = layer.CheckFunctions(functions);
        Assert.False(report.IsRight);
        return Assert.Single(report.Results);
    }

    private static CompiledLayer<float> Turned(Layer layer) => Convolution.Create(new LayerOptions
    {
        Input = layer.Input.ToArray(),
        Filter = layer.Filter.ToArray(),
        Stride = layer.Stride.ToArray(),
        Padding = layer.PaddingBefore[0],
        Channels = layer.Channels,
        Filters = layer.Filters,
        Batch = layer.Batch,
        HasBias = layer.HasBias,
        IsTransposed = layer.IsTransposed,
        IsTrueConvolution = true,
    }).Compile<float>();

    private static void Scaled(GradientFunction<float> gradient, float by, ReadOnlySpan<float> other, ReadOnlySpan<float> g, Span<float> result)
    {
        gradient(other, g, result);
        foreach (ref float value in result)
            value *= by;
    }

    private static float[] OfFirstImage(ReadOnlySpan<float> g)
    {
        float[] first = new float[g.Length];
        g[..(g.Length / 3)].CopyTo(first);
        return first;
    }

    private static float[] Ones(ReadOnlySpan<float> g)
    {
        float[] ones = new float[g.Length];
        Array.Fill(ones, 1);
        return ones;
    }
}

using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Layers;

/// <summary>Extents and paddings against counting (random layers) and against the formulas (known layers).</summary>
public class GeometryTests
{
    [Fact]
    public void Extents_agree_with_counting() => RandomLayers.ForAll(
        (options, layer) =>
        {
            var rules = options.Padding.ToArray();
            for (int k = 0; k < layer.Axes; k++)
            {
                var rule = rules.Length == 0 ? PaddingRule.Valid : rules[rules.Length == 1 ? 0 : k];
                var axis = new RandomAxis(layer.Input[k], layer.Filter[k], layer.Stride[k], layer.Dilation[k], rule, layer.OutputPadding[k]);
                Assert.Equal(axis.PaddingNumbers(), (layer.PaddingBefore[k], layer.PaddingAfter[k]));
                Assert.Equal(axis.Output(layer.IsTransposed), layer.Output[k]);
            }
        },
        layers: 10_000);

    [Fact]
    public void One_value_stands_for_every_axis_and_no_value_for_the_default() => RandomLayers.ForAll((options, layer) =>
    {
        Assert.Equal(Spread(options.Stride, layer.Axes, 1), layer.Stride);
        Assert.Equal(Spread(options.Dilation, layer.Axes, 1), layer.Dilation);
        Assert.Equal(Spread(options.OutputPadding, layer.Axes, 0), layer.OutputPadding);
        Assert.Equal(options.Input, layer.Input);
        Assert.Equal(options.Filter, layer.Filter);
    });

    [Fact]
    public void Shapes_put_batch_and_channels_before_the_axes() => RandomLayers.ForAll((_, layer) =>
    {
        var reference = new ReferenceLayer(layer);
        Assert.Equal(reference.InputExtents, layer.InputShape.Extents);
        Assert.Equal(reference.FilterExtents, layer.FilterShape.Extents);
        Assert.Equal(reference.OutputExtents, layer.OutputShape.Extents);
        Assert.Equal([layer.Filters], layer.BiasShape.Extents);
    });

    [Theory]
    [InlineData(3, 2, 1, 0, 1, 2)]
    [InlineData(28, 5, 1, 0, 1, 24)]
    [InlineData(224, 3, 1, 1, 1, 224)]
    [InlineData(224, 7, 2, 3, 1, 112)]
    [InlineData(10, 3, 3, 0, 2, 2)]
    [InlineData(7, 3, 1, -1, 1, 3)]
    [InlineData(1, 4, 2, 2, 1, 1)]
    public void Known_extents(int input, int filter, int stride, int padding, int dilation, int output) =>
        Assert.Equal([output], Convolution.Create(input, filter, stride, padding, dilation).Output);

    [Theory]
    [InlineData(2, 3, 2, 0, 1, 0, 5)]
    [InlineData(4, 3, 2, 1, 1, 1, 8)]
    [InlineData(3, 2, 1, 0, 3, 2, 8)]
    [InlineData(3, 2, 1, -1, 1, 0, 6)]
    public void Known_transposed_extents(int input, int filter, int stride, int padding, int dilation, int outputPadding, int output) =>
        Assert.Equal([output], Convolution.CreateTransposed(input, filter, stride, padding, dilation, outputPadding).Output);

    [Theory]
    [InlineData(5, 3, 1, 1, 1, 1, 5)]
    [InlineData(5, 2, 1, 1, 0, 1, 5)]
    [InlineData(6, 3, 2, 1, 0, 1, 3)]
    [InlineData(5, 3, 2, 1, 1, 1, 3)]
    [InlineData(5, 3, 1, 2, 2, 2, 5)]
    [InlineData(4, 1, 3, 1, 0, 0, 2)]
    public void Same_puts_the_extra_element_after(int input, int filter, int stride, int dilation, int before, int after, int output)
    {
        var layer = Convolution.Create(input, filter, stride, Padding.Same, dilation);
        Assert.Equal((before, after, output), (layer.PaddingBefore[0], layer.PaddingAfter[0], layer.Output[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Full_padding_reaches_every_overlap(int dilation)
    {
        var layer = Convolution.Create(input: 5, filter: 3, padding: Padding.Full, dilation: dilation);
        Assert.Equal((2 * dilation, 2 * dilation), (layer.PaddingBefore[0], layer.PaddingAfter[0]));
        Assert.Equal(5 + 2 * dilation, layer.Output[0]);
    }

    /// <summary>A transposed layer undoes the extents of the layer that it transposes, once the output padding makes up for what the stride skipped.</summary>
    [Fact]
    public void Transposing_gives_the_extent_back() => RandomLayers.ForAll((_, layer) =>
    {
        for (int k = 0; k < layer.Axes && !layer.IsTransposed; k++)
        {
            int before = layer.PaddingBefore[k], after = layer.PaddingAfter[k], stride = layer.Stride[k];
            int skipped = (layer.Input[k] + before + after - layer.Dilation[k] * (layer.Filter[k] - 1) - 1) % stride;
            var back = Convolution.CreateTransposed(layer.Output[k], layer.Filter[k], stride, (before, after), layer.Dilation[k], skipped);
            Assert.Equal(layer.Input[k], back.Output[0]);
        }
    });

    private static IEnumerable<int> Spread(PerAxis given, int axes, int ifOmitted)
    {
        int[] values = [.. given];
        return values.Length == axes ? values : Enumerable.Repeat(values.Length == 0 ? ifOmitted : values[0], axes);
    }
}

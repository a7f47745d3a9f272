using System.Numerics;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;
using CsCheck;

namespace ConvSymbolic.Tests.Layers;

/// <summary>Absurd sizes are either worked out exactly or refused with a diagnostic; no sum wraps round silently.</summary>
public class GeometryOverflowTests
{
    private static readonly int[] Extreme = [1, 2, 3, 46_340, 46_341, 65_536, 1 << 30, int.MaxValue - 1, int.MaxValue];

    private static readonly Gen<LayerOptions> Options =
        from input in Gen.OneOf(Extreme)
        from filter in Gen.OneOf(Extreme)
        from stride in Gen.OneOf(Extreme)
        from dilation in Gen.OneOf(Extreme)
        from padding in Gen.OneOf(
            Gen.OneOf<AxisPadding>(PaddingRule.Same, PaddingRule.Full, PaddingRule.Valid),
            Gen.Select(Sides, Sides).Select((before, after) => (AxisPadding)(before, after)))
        from outputPadding in Gen.OneOf(0, 1, int.MaxValue, int.MinValue)
        from channels in Gen.OneOf(1, int.MaxValue)
        from isTransposed in Gen.Bool
        select new LayerOptions
        {
            Input = input,
            Filter = filter,
            Stride = stride,
            Dilation = dilation,
            Padding = padding,
            OutputPadding = isTransposed ? outputPadding : 0,
            Channels = channels,
            IsTransposed = isTransposed,
        };

    private static Gen<int> Sides => Gen.OneOf([.. Extreme, 0, -1, int.MinValue, int.MinValue + 1, -int.MaxValue / 2]);

    [Fact]
    public void An_accepted_layer_has_the_exact_extents() => Options.Sample(options =>
    {
        Layer layer;
        try
        {
            layer = Convolution.Create(options);
        }
        catch (ConvSymbolicException refused)
        {
            Assert.False(string.IsNullOrEmpty(refused.Diagnostic.Code));
            return;
        }
        BigInteger input = layer.Input[0], span = (BigInteger)layer.Dilation[0] * (layer.Filter[0] - 1) + 1, padding = (BigInteger)layer.PaddingBefore[0] + layer.PaddingAfter[0];
        var output = layer.IsTransposed
            ? layer.Stride[0] * (input - 1) + span - padding + layer.OutputPadding[0]
            : (input + padding - span) / layer.Stride[0] + 1;
        Assert.Equal(output, (BigInteger)layer.Output[0]);
        Assert.True(layer.Output[0] >= 1);
        Assert.Equal(output * layer.Filters, layer.OutputShape.Count);
        if (options.Padding.Single().Rule == PaddingRule.Same)
            Assert.Equal((input + layer.Stride[0] - 1) / layer.Stride[0], output);
        if (options.Padding.Single().Rule == PaddingRule.Full)
            Assert.Equal(2 * (span - 1), padding);
    }, iter: 50_000, print: LayerText.Of);

    [Fact]
    public void Everything_at_its_largest_is_refused()
    {
        var all = new LayerOptions
        {
            Input = int.MaxValue,
            Filter = int.MaxValue,
            Stride = int.MaxValue,
            Dilation = int.MaxValue,
            Padding = int.MaxValue,
            Channels = int.MaxValue,
            Filters = int.MaxValue,
            Groups = int.MaxValue,
            Batch = int.MaxValue,
        };
        Assert.Equal("geometry.filter-too-large", GeometryErrorTests.Diagnose(all).Code);
        Assert.Equal("geometry.too-large", GeometryErrorTests.Diagnose(all with { IsTransposed = true }).Code);
    }

    [Fact]
    public void A_padding_that_no_number_can_hold_is_not_advised()
    {
        var options = new LayerOptions { Input = 3, Filter = int.MaxValue, Dilation = 2 };
        string message = GeometryErrorTests.Diagnose(options).Message;
        Assert.Contains("a filter extent of at most 2 would fit.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("total padding", message, StringComparison.Ordinal);
        message = GeometryErrorTests.Diagnose(options with { Padding = -2 }).Message;
        Assert.EndsWith("padding -2 before and -2 after); a filter extent of at most 2 without padding would fit.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue, 1, 1, 1, 2)]
    [InlineData(1, int.MaxValue, 2, 1, 1)]
    [InlineData(1, 1, 1, int.MaxValue, 2)]
    public void Too_many_elements_are_refused(int batch, int channels, int filters, int input, int secondInput)
    {
        var options = new LayerOptions { Input = [input, secondInput], Filter = [1, 1], Batch = batch, Channels = channels, Filters = filters };
        Assert.Equal("shape.too-large", GeometryErrorTests.Diagnose(options).Code);
    }

    [Fact]
    public void The_array_with_too_many_elements_is_named()
    {
        var options = new LayerOptions { Input = [2, 2], Filter = [2, 2] };
        Names("input", options with { Batch = 1 << 30 });
        Names("filter", options with { Channels = 1 << 15, Filters = 1 << 15 });
        Names("filter", options with { Channels = 1 << 15, Filters = 1 << 15, IsTransposed = true });
        Names("output", options with { Padding = 1 << 15 });

        static void Names(string array, LayerOptions options)
        {
            var diagnostic = GeometryErrorTests.Diagnose(options);
            Assert.Equal("shape.too-large", diagnostic.Code);
            Assert.StartsWith($"The {array} of shape {diagnostic.Found} has more than 2^31-1 elements", diagnostic.Message, StringComparison.Ordinal);
        }
    }
}

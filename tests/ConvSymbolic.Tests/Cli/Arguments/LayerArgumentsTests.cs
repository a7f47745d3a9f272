using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Cli.Arguments;

public class LayerArgumentsTests
{
    [Fact]
    public void Without_options_it_is_the_layer_of_the_lecture_notes()
    {
        var layer = Read("");
        Assert.Equal([3, 3], layer.Input);
        Assert.Equal([2, 2], layer.Filter);
        Assert.Equal([2, 2], layer.Output);
        Assert.True(layer.IsPlain);
        Assert.False(layer.HasBias || layer.IsTransposed || layer.IsTrueConvolution);
    }

    [Fact]
    public void Reads_every_option()
    {
        var layer = Read("--input 9x8 --filter 3×2 --stride 2,1 --padding 1:0,same --dilation 1,2 --channels 4 --filters 6 --groups 2 --batch 3 --bias --flip");
        Assert.Equal([9, 8], layer.Input);
        Assert.Equal([3, 2], layer.Filter);
        Assert.Equal([2, 1], layer.Stride);
        Assert.Equal([1, 2], layer.Dilation);
        Assert.Equal([1, 1], layer.PaddingBefore);
        Assert.Equal([0, 1], layer.PaddingAfter);
        Assert.Equal((4, 6, 2, 3), (layer.Channels, layer.Filters, layer.Groups, layer.Batch));
        Assert.True(layer.HasBias && layer.IsTrueConvolution);
    }

    [Fact]
    public void Reads_a_transposed_layer()
    {
        var layer = Read("--input 4 --filter 3 --transposed --stride 2 --output-padding 1");
        Assert.True(layer.IsTransposed);
        Assert.Equal([10], layer.Output);
    }

    [Theory]
    [InlineData("--padding -1", -1, -1)]
    [InlineData("--padding=-1", -1, -1)]
    [InlineData("--padding -1:2", -1, 2)]
    [InlineData("--padding=-1:-2", -1, -2)]
    [InlineData("--padding full", 1, 1)]
    public void Padding_may_be_negative(string option, int before, int after)
    {
        var layer = Read($"--input 8X8 {option}");
        Assert.Equal([before, before], layer.PaddingBefore);
        Assert.Equal([after, after], layer.PaddingAfter);
    }

    [Theory]
    [InlineData("--input 99999999999x3", "--input 99999999999x3: column 1: 99999999999 is beyond 2147483647")]
    [InlineData("--input 3x99999999999", "--input 3x99999999999: column 3: 99999999999 is beyond")]
    [InlineData("--filter 2x", "--filter 2x: column 3: found nothing, expected")]
    [InlineData("--filter 2,2", "--filter 2,2: column 1: found '2,2', expected")]
    [InlineData("--stride 1,two", "--stride 1,two: column 3: found 'two', expected")]
    [InlineData("--stride -99999999999", "--stride -99999999999: column 1: -99999999999 is beyond")]
    [InlineData("--channels 1.5", "--channels 1.5: column 1: found '1.5', expected a whole number")]
    [InlineData("--padding 1,sam", "--padding 1,sam: column 3: found 'sam', expected")]
    [InlineData("--padding 1:2:3", "--padding 1:2:3: column 1: found '1:2:3', expected")]
    [InlineData("--padding 1,99999999999", "--padding 1,99999999999: column 3: 99999999999 is beyond 2147483647, the largest number")]
    [InlineData("--padding --stride", "--padding --stride: column 1: found '--stride', expected")]
    [InlineData("--stride 0", "axis 1 (height): the stride is 0")]
    [InlineData("--input 8", "The input has 1 axis and the filter has 2")]
    [InlineData("--filter 4x4", "axis 1 (height): the filter spans 4")]
    [InlineData("--input 2147483647x2147483647", "The input of shape 1×1×2147483647×2147483647 has more than 2^31-1 elements")]
    [InlineData("--groups 0", "The number of groups is 0")]
    public void A_wrong_value_is_named_with_its_place(string options, string message) =>
        Assert.StartsWith(message, Assert.Throws<ConvSymbolicException>(() => Read(options)).Message, StringComparison.Ordinal);

    private static Layer Read(string options)
    {
        var arguments = new LayerArguments();
        var command = new Command("layer");
        arguments.AddTo(command);
        var parsed = command.Parse(options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(parsed.Errors);
        return arguments.Read(parsed);
    }
}

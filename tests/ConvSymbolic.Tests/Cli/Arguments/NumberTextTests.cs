using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Cli.Arguments;

/// <summary>One way of reading numbers, whatever the option.</summary>
public class NumberTextTests
{
    [Theory]
    [InlineData("3")]
    [InlineData(" 3")]
    [InlineData("3 ")]
    [InlineData("+3")]
    [InlineData("03")]
    public void Blanks_around_a_number_and_its_sign_are_read_everywhere(string text)
    {
        Assert.Equal(3, NumberText.One("--groups", text));
        Assert.Equal(3, NumberText.Large("--limit", text));
        Assert.Equal([3], NumberText.PerAxis("--stride", text));
        Assert.Equal([3, 3], NumberText.Extents("--input", text + "x" + text));
        Assert.Equal(Padding.Parse("3"), Padding.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("3 3")]
    [InlineData("--3")]
    [InlineData("3.0")]
    [InlineData("0x3")]
    [InlineData("1e3")]
    [InlineData("٣")]
    public void What_is_no_number_is_none_anywhere(string text)
    {
        Assert.Contains("expected a whole number", Message(() => NumberText.One("--groups", text)), StringComparison.Ordinal);
        Assert.Contains("expected a whole number from 1", Message(() => NumberText.Large("--limit", text)), StringComparison.Ordinal);
        Assert.Contains("expected one whole number", Message(() => NumberText.PerAxis("--stride", text)), StringComparison.Ordinal);
        Assert.Contains("expected a whole number", Message(() => Padding.Parse(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_beyond_the_type_say_so()
    {
        Assert.Equal("--groups 2147483648: column 1: 2147483648 is beyond 2147483647, the largest number that is supported.", Message(() => NumberText.One("--groups", "2147483648")));
        Assert.Equal("--stride 1,-2147483649: column 3: -2147483649 is beyond -2147483648, the smallest number that is supported.", Message(() => NumberText.PerAxis("--stride", "1,-2147483649")));
        Assert.Equal(
            "--limit 9223372036854775808: column 1: 9223372036854775808 is beyond 9223372036854775807, the largest number that is supported.",
            Message(() => NumberText.Large("--limit", "9223372036854775808")));
        Assert.Contains("found '0', expected a whole number from 1", Message(() => NumberText.Large("--limit", "0")), StringComparison.Ordinal);
    }

    private static string Message<T>(Func<T> read) => Assert.Throws<ConvSymbolicException>(() => { _ = read(); }).Message;
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using CsCheck;

namespace ConvSymbolic.Tests.Layers;

public class PaddingTests
{
    public static TheoryData<string, Padding> Spellings => new()
    {
        { "0", 0 },
        { "1", 1 },
        { "+1", 1 },
        { "-1", -1 },
        { "2147483647", int.MaxValue },
        { "-2147483648", int.MinValue },
        { "1:0", (1, 0) },
        { "-1:2", (-1, 2) },
        { "1,2", [1, 2] },
        { "1:0,2:1", [(1, 0), (2, 1)] },
        { "1:0,2", [(1, 0), 2] },
        { "0,-1,2:3", [0, -1, (2, 3)] },
        { "same", Padding.Same },
        { "valid", Padding.Valid },
        { "full", Padding.Full },
        { "SAME", PaddingRule.Same },
        { "Full", PaddingRule.Full },
        { "same,1:0", [PaddingRule.Same, (1, 0)] },
        { "valid,full,-2", [PaddingRule.Valid, PaddingRule.Full, -2] },
        { " 1 : 0 , same ", [(1, 0), PaddingRule.Same] },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Reads_every_spelling(string text, Padding expected) => Assert.Equal(expected, Padding.Parse(text));

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("  ", 1, "  ")]
    [InlineData("x", 1, "x")]
    [InlineData("samee", 1, "samee")]
    [InlineData("1.5", 1, "1.5")]
    [InlineData("1:2:3", 1, "1:2:3")]
    [InlineData("1:", 1, "1:")]
    [InlineData(":1", 1, ":1")]
    [InlineData("same:1", 1, "same:1")]
    [InlineData("1,", 3, "")]
    [InlineData(",1", 1, "")]
    [InlineData("1:0,two", 5, "two")]
    [InlineData("same,1:0,--1", 10, "--1")]
    [InlineData("1,1 2", 3, "1 2")]
    [InlineData("0x10", 1, "0x10")]
    [InlineData("1;2", 1, "1;2")]
    public void Says_what_is_wrong_and_where(string text, int character, string found)
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => Padding.Parse(text)).Diagnostic;
        Assert.Equal("padding.syntax", diagnostic.Code);
        Assert.Equal(found, diagnostic.Found);
        Assert.Contains($"'{text}'", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains($"character {character}:", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("a whole number, before:after, same, valid or full", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2147483648", 1, "2147483648", "2147483647, the largest")]
    [InlineData("-2147483649", 1, "-2147483649", "-2147483648, the smallest")]
    [InlineData("same,1:+99999999999999999999", 6, "+99999999999999999999", "2147483647, the largest")]
    public void Names_the_limit_of_a_number(string text, int character, string found, string limit)
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => Padding.Parse(text)).Diagnostic;
        Assert.Equal("padding.too-large", diagnostic.Code);
        Assert.Equal(found, diagnostic.Found);
        Assert.Contains($"'{text}' can't be read at character {character}:", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains($"{found} is beyond {limit} that is supported", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_back_what_is_written_as_numbers() =>
        Gen.Select(Gen.Int, Gen.Int).Array[1, 4].Sample(sides =>
            Assert.Equal(
                Padding.Create([.. sides.Select(side => (AxisPadding)side)]),
                Padding.Parse(string.Join(',', sides.Select(side => $"{side.Item1}:{side.Item2}")))));

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.Char["0123456789:,-+ samevlidfu"].Array[0, 8].Sample(letters =>
    {
        string text = new(letters);
        try
        {
            Assert.Equal(text.Count(letter => letter == ',') + 1, Padding.Parse(text).Count());
        }
        catch (ConvSymbolicException refused)
        {
            Assert.Equal("padding.syntax", refused.Diagnostic.Code);
        }
    }, iter: 5_000);

    [Fact]
    public void Equality_is_by_value()
    {
        Padding one = [(1, 0), 2], two = Padding.Parse("1:0,2");
        Assert.True(one == two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.True(one != Padding.Parse("1:0,3"));
        Assert.True(one != Padding.Parse("1:0"));
        Assert.False(one.Equals("1:0,2"));
    }

    [Fact]
    public void Nothing_given_is_valid()
    {
        Assert.Equal(Padding.Valid, default);
        Assert.Equal(Padding.Valid.GetHashCode(), default(Padding).GetHashCode());
        Assert.Equal([PaddingRule.Valid], default(Padding));
        Assert.Equal(Padding.Valid, Padding.Create([]));
    }
}

using ConvSymbolic.Checking;
using ConvSymbolic.Cli.Explanations;

namespace ConvSymbolic.Tests.Cli.Commands;

public class ExplainCommandTests
{
    public static TheoryData<string> SlipNames => [.. Slips.All.Keys];

    [Theory]
    [MemberData(nameof(SlipNames))]
    public void Every_slip_has_its_page(string slip)
    {
        var call = Call.Of("explain", slip);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.StartsWith($"{slip}\n\nIn short: ", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("```", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("](", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conv", "conv(A, B)")]
    [InlineData("full", "full(B, A)")]
    [InlineData("rot180", "B[K−v−1]")]
    [InlineData("stuff", "stuff_s A")]
    [InlineData("full", "both sides")]
    [InlineData("conv", "H and K entries on an axis")]
    [InlineData("pad", "zeros before")]
    [InlineData("CHANNEL", "plane")]
    [InlineData("G", "∂L/∂O")]
    [InlineData("stuff_s", "zeros between")]
    [InlineData("conv(A, B)", "slides over A")]
    [InlineData("full", "`full(B, A)[u]`")]
    public void A_word_has_its_entry(string word, string text)
    {
        var call = Call.Of("explain", word);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Contains(text, call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("**", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a `b c` d", 5, "a\n`b c`\nd\n")]
    [InlineData("a `b c d e` f", 5, "a `b\nc d\ne` f\n")]
    [InlineData("it's ` a", 4, "it's\n` a\n")]
    public void Code_stays_on_a_line_that_has_room_for_it(string text, int width, string page) =>
        Assert.Equal(page, TerminalPage.Of(text, width));

    [Fact]
    public void A_word_may_be_two() => Assert.Contains("next layer", Call.Of("explain", "upstream", "gradient").Output, StringComparison.Ordinal);

    [Fact]
    public void Every_word_of_the_glossary_finds_its_entry() =>
        Assert.All(Glossary.Entries, entry => Assert.All(entry.Words, word => Assert.Contains(word, Glossary.Find(word)!.Words, StringComparer.Ordinal)));

    [Fact]
    public void Alone_it_lists_what_there_is()
    {
        var call = Call.Of("explain");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.All(Slips.All.Keys, slip => Assert.Contains($"  {slip} ", call.Output, StringComparison.Ordinal));
        Assert.Contains("rot180", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("copyed-row", "did you mean 'copied-row'?")]
    [InlineData("rto180", "did you mean 'rot180'?")]
    [InlineData("frobnicate", "'convsym explain' lists what there is")]
    [InlineData("../../etc/passwd", "nothing explains")]
    [InlineData("\e[31m\u0007x", "nothing explains '\uFFFD[31m\uFFFDx'")]
    public void What_is_unknown_is_one_line(string name, string words) => Call.Of("explain", name).IsFault(words);

    [Fact]
    public void A_name_of_a_million_letters_does_no_harm() => Call.Of("explain", new string('x', 1_000_000)).IsFault($"'{new string('x', 40)}…'");

    [Fact]
    public void Lines_fit_a_width() =>
        Assert.All(TerminalPage.Of("# Title\n\n" + string.Join(' ', Enumerable.Repeat("word", 100)), 40).Split('\n'), line => Assert.InRange(line.Length, 0, 40));
}

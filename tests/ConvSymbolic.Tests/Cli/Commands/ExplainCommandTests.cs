using ConvSymbolic.Checking;
using ConvSymbolic.Cli.Explanations;
using ConvSymbolic.Rewriting;

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
    [InlineData("kernel", "slides in any correlation")]
    [InlineData("convolution", "two conventions")]
    [InlineData("convention", "two conventions")]
    [InlineData("gradient", "derivatives of the loss")]
    [InlineData("tap", "entries are taps")]
    [InlineData("taps", "entries are taps")]
    [InlineData("rotation", "turned by 180°")]
    [InlineData("flip", "turned by 180°")]
    [InlineData("crop", "negative padding crops")]
    [InlineData("∂L/∂X", "in the shapes of F, X and b")]
    [InlineData("dL/dX", "in the shapes of F, X and b")]
    [InlineData("dX", "in the shapes of F, X and b")]
    [InlineData("derivation", "steps that lead")]
    [InlineData("true-convolution", "backwards along every axis")]
    [InlineData("groups", "fall into g groups")]
    [InlineData("channels", "one plane")]
    [InlineData("H", "extents of input")]
    [InlineData("H'", "extents of input")]
    [InlineData("H′", "extents of input")]
    [InlineData("K", "extents of input")]
    [InlineData("C", "how many input channels")]
    [InlineData("N", "how many images")]
    [InlineData("O", "input, filter, output")]
    [InlineData("s", "the stride")]
    [InlineData("d", "the dilation")]
    [InlineData("p", "padding before")]
    [InlineData("p⁺", "padding before")]
    [InlineData("t⁺", "output of a transposed convolution")]
    [InlineData("g", "how many groups")]
    [InlineData("C/g", "how many groups")]
    [InlineData("O/g", "how many groups")]
    [InlineData("C_g", "how many groups")]
    [InlineData("O_g", "how many groups")]
    [InlineData("o", "of an output channel")]
    [InlineData("m", "index of an input")]
    [InlineData("zero insertion", "`s − 1` zeros between neighbours")]
    [InlineData("zero insertion", "(stuff_s G)")]
    [InlineData("same", "s is the stride")]
    [InlineData("transposed", "op is the")]
    [InlineData("dilation", "d the dilation")]
    [InlineData("right", "Right and wrong are proved")]
    public void A_word_has_its_entry(string word, string text)
    {
        var call = Call.Of("explain", word);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Contains(text, call.Output.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("**", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a `b c` d", 5, "a\n`b c`\nd\n")]
    [InlineData("a `b c d e` f", 5, "a `b\nc d\ne` f\n")]
    [InlineData("it's ` a", 4, "it's\n` a\n")]
    [InlineData("*a b* `*c*` 2 * 3 * 4", 40, "a b `*c*` 2 * 3 * 4\n")]
    public void Code_stays_on_a_line_that_has_room_for_it(string text, int width, string page) =>
        Assert.Equal(page, TerminalPage.Of(text, width));

    [Fact]
    public void A_word_may_be_two() => Assert.Contains("next layer", Call.Of("explain", "upstream", "gradient").Output.Replace('\n', ' '), StringComparison.Ordinal);

    [Fact]
    public void Several_names_are_explained_one_after_the_other()
    {
        string page = Call.Of("explain", "copied-row", "upstream", "gradient", "full").Output;
        Assert.StartsWith("copied-row\n", page, StringComparison.Ordinal);
        Assert.Contains("\n\nG, dO", page, StringComparison.Ordinal);
        Assert.Contains("\n\nfull — ", page, StringComparison.Ordinal);
        Call.Of("explain", "full", "frobnicate").IsFault("nothing explains 'frobnicate'");
    }

    public static TheoryData<string, string> RuleStatements => [.. Rules.All.Select(rule => (rule.Title, rule.Statement))];

    [Theory]
    [MemberData(nameof(RuleStatements))]
    public void Every_rule_has_its_statement(string title, string statement) =>
        Assert.Contains(statement, Call.Of("explain", title).Output.Replace("`", "", StringComparison.Ordinal).ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void Every_word_is_listed_once()
    {
        string list = Call.Of("explain").Output;
        string[] words = [.. list[list.IndexOf("- Arrays", StringComparison.Ordinal)..].ReplaceLineEndings(" ").Split([',', ';', ':']).Select(word => word.Trim())];
        Assert.Single(words, word => word == "full");
        Assert.Contains("- Inside the program: Ring; Packed word; Route", list, StringComparison.Ordinal);
    }

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

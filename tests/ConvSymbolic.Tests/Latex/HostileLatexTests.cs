using ConvSymbolic.Latex;
using ConvSymbolic.Tests.Support;
using CsCheck;

namespace ConvSymbolic.Tests.Latex;

/// <summary>Any text gives rows, with work that grows with its length, and their places are in the text.</summary>
public class HostileLatexTests
{
    private const int Many = 100_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "|", "_", "^", "'", "&", "\\\\", ",", ";", ".", ":", "=", "+", "-", "*", "/", "//", "%", "\n", " ", "~", "$", "#", "\\", "\0", "\ud800", "é", "且", "①", "°",
        "a", "X_{11}", "12", "0.5", "\\frac", "\\partial", "∂", "\\sum", "\\left", "\\right", "\\left(", "\\right)", "\\left.", "\\begin{align}", "\\end{align}", "\\begin{array}", "\\end{array}",
        "\\begin{pmatrix}", "\\end{pmatrix}", "\\begin{cases}", "\\end{cases}", "\\begin", "\\end{", "\\text{", "\\text{a}", "\\mathrm{ab}", "\\operatorname{", "\\hat", "\\mathcal", "\\stackrel",
        "\\overset", "\\underbrace", "\\substack", "\\sqrt", "\\over", "\\tag", "\\tag{1}", "\\label{", "\\quad", "\\ ", "\\in", "\\to", "\\Rightarrow", "\\xrightarrow", ":=", "+=", "\\cdot",
        "\\circ", "\\prime", "\\ldots", "...", "\\forall", "\\color{", "\\hspace{1cm}", "\\foo", "conv2d", "rot\\_180", "if", "and", "\\hline", "\\limits", "180", "\\displaystyle", "\\cr",
    ];

    public static TheoryData<string> Openers => [.. FullRun.OneOf(8, (string[])["{", "(", "\\left(", "\\frac{1}{", "x_{", "\\begin{aligned}", "\\begin{matrix}", "\\sqrt{", "\\hat{", "\\sum ", "\\partial ", "-", "1/", "|", "\\text{", "\\frac", "\\overset{a}{", "\\substack{", "a=b,", "^", "'", "\\\\", "&", "//", "\\end{a}", "}", ")", "1"])];

    [Theory]
    [MemberData(nameof(Openers))]
    public void Takes_a_hundred_thousand_of_anything(string opener)
    {
        Valid(string.Concat(Enumerable.Repeat(opener, Many)));
        Valid(string.Concat(Enumerable.Repeat(opener, Many)) + "x" + new string('}', Many));
        Allocation.GrowsWithSize(count => LatexParser.Parse(string.Concat(Enumerable.Repeat(opener, count))), Many);
    }

    [Fact]
    public void Takes_a_line_of_twenty_megabytes()
    {
        var row = Assert.Single(LatexParser.Parse(new string('a', 20_000_000)));
        Assert.Equal("20,000,000 characters", row.Problem!.Found);
    }

    [Fact]
    public void Takes_a_sum_without_end()
    {
        var row = Assert.Single(LatexParser.Parse(string.Concat(Enumerable.Repeat("a_{11}+", 500_000))));
        Assert.Equal("3,000,000 signs", row.Problem!.Found);
    }

    [Theory]
    [InlineData("\\frac.12")]
    [InlineData("\\frac1.5")]
    [InlineData("\\frac.")]
    [InlineData("1..5")]
    public void Takes_points_that_belong_to_no_number(string text) => Valid(text);

    [Fact]
    public void Takes_any_tokens() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Sample(pieces => Valid(string.Concat(pieces)), iter: 20_000);

    [Fact]
    public void Takes_any_characters() => Gen.String[Gen.Char, 0, 60].Sample(Valid, iter: 5_000);

    [Fact]
    public void The_work_grows_with_the_length()
    {
        const string Equation = "\\frac{\\partial L}{\\partial X_{11}} &= \\frac{\\partial L}{\\partial O_{11}} F_{11} + \\frac{\\partial L}{\\partial O_{12}} F_{12} \\\\\n";
        Allocation.GrowsWithSize(count => LatexParser.Parse(Text(count)), 10_000);
        var rows = LatexParser.Parse(Text(10_000));
        Assert.Equal(10_000, rows.Count);
        Assert.All(rows, row => Assert.Null(row.Problem));

        static string Text(int count) => $"\\begin{{align}}{string.Concat(Enumerable.Repeat(Equation, count))}\\end{{align}}";
    }

    private static void Valid(string text)
    {
        foreach (var row in LatexParser.Parse(text))
        {
            IsInside(row.Range, text);
            if (row.Problem is { } problem)
                IsInside(problem.Range, text);
            Assert.False(row.Statement is not null && row.Problem is not null);
            foreach (var node in NodeText.All(row.Statement).Concat(NodeText.All(row.Condition)))
                IsInside(node.Range, text);
            if (row.Statement is { } statement)
                Assert.Equal(statement.Sides.Count - 1, statement.Relations.Count);
        }
    }

    private static void IsInside(TextRange range, string text) =>
        Assert.True(range.Start >= 0 && range.Start <= range.End && range.End <= text.Length, $"{range} is not in the {text.Length} characters of {text[..Math.Min(200, text.Length)]}");
}

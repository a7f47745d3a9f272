using ConvSymbolic.Documents;

namespace ConvSymbolic.Tests.Documents;

/// <summary>Maths in Markdown.</summary>
public class MarkdownTests
{
    [Theory]
    [InlineData("a $x_1$ b", "1:4 $x_1$")]
    [InlineData("# On $x$\n\nand $y$", "1:7 $x$|3:6 $y$")]
    [InlineData("$$a = b$$", "1:3 $$a = b$$")]
    [InlineData("$$\na = b\n$$", "1:3 $$⏎a = b⏎$$")]
    [InlineData("$$\\begin{aligned}\na &= b \\\\\n\nc &= d\n\\end{aligned}$$", @"1:3 $$\begin{aligned}⏎a &= b \\⏎⏎c &= d⏎\end{aligned}$$")]
    [InlineData("so $$a = b$$ and $$c$$", "1:6 $$a = b$$|1:20 $$c$$")]
    [InlineData("so $$\na = b$$", "1:6 $$⏎a = b$$")]
    [InlineData("$$\na = b\n$$ where $w$ is", "1:3 $$⏎a = b⏎$$|3:11 $w$")]
    [InlineData(@"\[ a = b \]", "1:3 $$ a = b $$")]
    [InlineData("\\[\na = b\n\\]\n", "1:3 $$⏎a = b⏎$$")]
    [InlineData(@"so \(a\) and \[b\] and \\(c\\)", @"1:6 $a$|1:16 $$b$$|1:27 $c$")]
    [InlineData("text\n\\begin{align}\na &= b\n\\end{align}\ntext", @"2:1 $$\begin{align}⏎a &= b⏎\end{align}$$")]
    [InlineData("so \\begin{equation} a \\end{equation}.", @"1:4 $$\begin{equation} a \end{equation}$$")]
    [InlineData("```math\na = b\n```", "2:1 $$a = b⏎$$")]
    [InlineData("| a | b |\n|---|---|\n| $x_{1}$ | $|y|$ |", "3:4 $x_{1}$|3:14 $|y|$")]
    [InlineData("- $x$\n- b\n\n  $$y$$\n", "1:4 $x$|4:5 $$y$$")]
    [InlineData("> $$\n> a = b \\\\\n> c\n> $$\n>\n> and $p\n> = q$", @"1:5 $$⏎a = b \\⏎c⏎$$|6:8 $p⏎= q$")]
    [InlineData("<div>\n$a &lt; b$\n</div>", "2:2 $a < b$")]
    [InlineData("so $ x_1 = 2 $ is", "1:5 $ x_1 = 2 $")]
    public void Finds_maths(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', Found.In(text, DocumentKind.Markdown)));
        Found.AllInPlace(text, DocumentKind.Markdown);
        Found.AllInPlace(text.Replace("\n", "\r\n", StringComparison.Ordinal), DocumentKind.Markdown);
    }

    [Theory]
    [InlineData("It costs $5 and $6 a piece.")]
    [InlineData("It costs $5, or 6$7.")]
    [InlineData("`$x$` and ``$y$``")]
    [InlineData("```\n$x$\n```")]
    [InlineData("    $$x$$")]
    [InlineData("<!-- $x$ -->")]
    [InlineData(@"\$x\$")]
    [InlineData("costs $6 in `$`")]
    public void Leaves_what_is_no_maths(string text) => Assert.Empty(Found.In(text, DocumentKind.Markdown));

    [Fact]
    public void A_display_that_is_never_closed_ends_with_its_paragraph() =>
        Assert.Equal(["1:3 $$⏎a = 1⏎$$", "4:7 $b$", "6:3 $$ c = 2 $$"], Found.In("$$\na = 1\n\ntext $b$\n\n$$ c = 2 $$\n", DocumentKind.Markdown));

    [Fact]
    public void Finds_headings_declarations_and_prose()
    {
        const string Text = "# Layer 1\n\n<!-- convsym: input=X 3x3 -->\nwith $3 \\times 3$ filters <!-- convsym: stride=2 -->\n\nSecond\n------\n\n`code`";
        var document = DocumentReader.Read(Text, DocumentKind.Markdown);
        Assert.Equal([new Heading(1, "Layer 1", 0), new Heading(2, "Second", Text.IndexOf("Second", StringComparison.Ordinal))], document.Headings);
        Assert.Equal(["input=X 3x3", "stride=2"], document.Declarations.Select(declaration => declaration.Text));
        Assert.All(document.Declarations, declaration => Assert.Equal("convsym:", Text.Substring(declaration.Offset, 8)));
        Assert.Contains(document.Prose, line => line.Text == " filters" && line.Offset == Text.IndexOf(" filters", StringComparison.Ordinal));
        Assert.DoesNotContain(document.Prose, line => line.Text.Contains("code", StringComparison.Ordinal) || line.Text.Contains("times", StringComparison.Ordinal));
    }
}

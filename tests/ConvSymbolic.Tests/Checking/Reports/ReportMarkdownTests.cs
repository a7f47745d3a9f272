using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Reports;

public class ReportMarkdownTests
{
    private static readonly string[] Marks = ["> ✗ ", "> ✓ ", "> ? ", "% ✗ ", "% ✓ ", "% ? ", "<!-- ✗ ", "<!-- ✓ ", "<!-- ? "];

    [Fact]
    public void The_verdicts_stand_behind_displays_and_paragraphs() => Golden.Verify(HandMadeReport.Sample.ToMarkdown());

    [Theory]
    [InlineData("notes.md", "\n")]
    [InlineData("notes.md", "\r\n")]
    [InlineData("notes.md", "\r")]
    [InlineData("notes.tex", "\n")]
    [InlineData("notes.html", "\n")]
    public void Without_the_lines_that_were_put_in_it_is_the_document(string file, string lineEnd)
    {
        var sample = HandMadeReport.Sample;
        foreach (string end in (string[])["", lineEnd, lineEnd + lineEnd])
        {
            string text = sample.Text.ReplaceLineEndings(lineEnd) + end;
            string copy = (sample with { File = file, Text = text }).ToMarkdown();
            Assert.NotEqual(text, copy);
            Assert.Equal(text, Original(copy, lineEnd == "\r" ? '\r' : '\n'));
        }
    }

    [Theory]
    [InlineData("$$\na\n\nb = c\n\n$$\n\nend", 4, 6)]
    [InlineData("a = b\nmore\n\nend", 1, 2)]
    [InlineData("```math\na = b\n\n```\nx\n\nend", 2, 5)]
    [InlineData("\\[\na = b\n\n\\]\n\nend", 2, 4)]
    [InlineData("\\begin{align}\na = b \\\\[2pt]\n\nc\n\\end{align}\n\nend", 2, 5)]
    [InlineData("| $a = b$ |\n|---|\n| c |\n\nend", 1, 3)]
    [InlineData("`$$` is $a = b$\n\nend", 1, 1)]
    [InlineData("costs \\$$1 and $a = b$\n\nend", 1, 1)]
    [InlineData("$$\na = b\n\nnever closed", 2, 4)]
    [InlineData("$$\na = b\n\nnever closed\n", 2, 4)]
    public void No_display_is_torn_apart(string text, int line, int after)
    {
        var equation = HandMadeReport.Sample.Equations[1] with { Span = new SourceSpan(line, 1, 1) };
        string[] copy = new CheckReport("notes.md", text, [], [equation]).ToMarkdown().Split('\n');
        Assert.StartsWith("> ✓ ", copy[after], StringComparison.Ordinal);
    }

    [Fact]
    public void Several_right_lines_are_lines_and_stand_in_the_order_of_places()
    {
        var sample = HandMadeReport.Sample;
        var (wrong, right) = (sample.Equations[0], sample.Equations[1]);
        var report = sample with { Equations = [wrong with { Span = new(7, 1, 1) }, right with { Span = new(8, 1, 1) }, right with { Span = new(9, 1, 1) }] };
        string[] lines = [.. report.ToMarkdown().Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal))];
        Assert.StartsWith("> ✗ line 7 ", lines[0], StringComparison.Ordinal);
        Assert.Equal("> ✓ lines 8, 9: 2 right", lines[1]);
    }

    [Theory]
    [InlineData("X_{33} should be X_{23}.", "$X_{33}$ should be $X_{23}$.")]
    [InlineData(@"by 180°: F should be \text{rot180}(F, G).", @"by 180°: F should be $\text{rot180}(F, G)$.")]
    [InlineData(@"it is \frac{\partial L}{\partial O} + X_{1}, and 'w_1' (see y^2)", @"it is $\frac{\partial L}{\partial O} + X_{1}$, and '$w_1$' (see $y^2$)")]
    [InlineData("(the sum (of all) a * b) is 3", @"(the sum (of all) a \* b) is 3")]
    [InlineData(@"never closed \text{a and X_{1} b", @"never closed \text{a and $X_{1}$ b")]
    [InlineData("a `x_1` and $x_1$ [a_1](b)", "a `x_1` and $x_1$ [a_1]&#40;b)")]
    [InlineData(@"\text{<script>} <b", @"$\text{&lt;script>}$ &lt;b")]
    public void Formulas_of_a_message_stand_between_dollars(string message, string expected)
    {
        var equation = HandMadeReport.Sample.Equations[0] with { Message = message, Suggestion = null, Slip = null };
        Assert.Equal($"- ✗ line 3: {expected}\n", (HandMadeReport.Sample with { File = "a.ipynb", Equations = [equation] }).ToMarkdown());
    }

    [Fact]
    public void A_notebook_gets_its_verdicts_alone()
    {
        string verdicts = (HandMadeReport.Sample with { File = "notes.ipynb" }).ToMarkdown();
        Assert.StartsWith("- ✗ line 3 `wrong-index`: ", verdicts, StringComparison.Ordinal);
        Assert.Contains("\n- ✓ line 3: right\n- ✗ line 7 ", verdicts, StringComparison.Ordinal);
    }

    private static string Original(string copy, char lineEnd) =>
        string.Join(lineEnd, copy.Split(lineEnd).Where(line => !Array.Exists(Marks, mark => line.StartsWith(mark, StringComparison.Ordinal))));
}

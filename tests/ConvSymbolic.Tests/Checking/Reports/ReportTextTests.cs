using System.Globalization;
using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Reports;

public class ReportTextTests
{
    [Fact]
    public void Reads_like_a_compiler() => Golden.Verify(HandMadeReport.Sample.ToText());

    [Fact]
    public void Lists_everything_when_asked() => Golden.Verify(HandMadeReport.Sample.ToText(verbose: true));

    [Fact]
    public void Colours_only_when_asked()
    {
        Assert.DoesNotContain('\e', HandMadeReport.Sample.ToText());
        string coloured = HandMadeReport.Sample.ToText(colour: true);
        Assert.Contains("\e[1;31mwrong [wrong-index]\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(HandMadeReport.Sample.ToText(), System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void A_document_without_equations_says_so() =>
        Assert.Equal("empty.md: no equations\n", new CheckReport("empty.md", "", [], []).ToText());

    [Theory]
    [InlineData("a = bad", "a = bad", "    ^~~")]
    [InlineData("\ta = bad", "    a = bad", "        ^~~")]
    [InlineData("漢字 a = bad", "漢字 a = bad", "         ^~~")]
    [InlineData("x\u0301 a = bad", "x\u0301 a = bad", "      ^~~")]
    [InlineData("\U0001F600 a = bad", "\U0001F600 a = bad", "       ^~~")]
    [InlineData("\u200B\u0007\e[31m\u202Ea = bad", "U+200B\uFFFD\uFFFD[31m\uFFFDa = bad", "                 ^~~")]
    public void The_caret_stands_under_the_fault(string line, string shown, string caret)
    {
        string[] lines = Shown(line + "\r\nnext", "bad");
        Assert.Equal($"  1 | {shown}", lines[1]);
        Assert.Equal($"    | {caret}", lines[2]);
    }

    [Fact]
    public void Half_a_character_is_shown_as_one() => Assert.Equal("  1 | \uFFFDa = bad", Shown("\uD800a = bad", "bad")[1]);

    [Theory]
    [InlineData(50, 0)]
    [InlineData(95, 0)]
    [InlineData(0, 95)]
    [InlineData(94, 2)]
    [InlineData(1_000, 1_000)]
    [InlineData(3_000_000, 3_000_000)]
    public void Long_lines_are_cut_around_the_fault(int before, int after)
    {
        string[] lines = Shown(new string('a', before) + "bad" + new string('z', after), "bad");
        Assert.InRange(lines[1].Length, 6, 6 + 102);
        int at = lines[2].IndexOf("^~~", StringComparison.Ordinal);
        Assert.Equal("bad", lines[1].Substring(at, 3));
        Assert.Equal(before > 97, lines[1].StartsWith("  1 | …", StringComparison.Ordinal));
        Assert.Equal(before + after > 97, lines[1].Contains('…', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(72)]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(int.MaxValue)]
    public void Lines_of_the_document_fit_the_terminal(int width)
    {
        string line = new string('a', 150) + "bad" + new string('z', 150);
        var place = new SourceSpan(1, 151, 3);
        var report = new CheckReport("notes.md", line, [], [HandMadeReport.Sample.Equations[0] with { Span = place, Fault = place }]);
        string[] lines = report.ToText(width: width).Split('\n');
        int shown = Array.FindIndex(lines, text => text.StartsWith("  1 | ", StringComparison.Ordinal));
        Assert.InRange(lines[shown].Length, Math.Min(width, line.Length) - 2, width);
        Assert.Equal("bad", lines[shown].Substring(lines[shown + 1].IndexOf("^~~", StringComparison.Ordinal), 3));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(44)]
    [InlineData(60)]
    public void Words_and_corrections_are_broken_at_blanks(int width)
    {
        string wide = HandMadeReport.Sample.ToText(), narrow = HandMadeReport.Sample.ToText(width: width);
        Assert.All(narrow.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        string correction = wide.Split('\n').Last(line => line.StartsWith("    correct: ", StringComparison.Ordinal));
        Assert.True(correction.Length > 44);
        Assert.Contains(Joined(correction), Joined(narrow), StringComparison.Ordinal);
        Assert.EndsWith(Joined(wide.TrimEnd('\n').Split('\n')[^1]), Joined(narrow), StringComparison.Ordinal);
    }

    private static string Joined(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_fault_that_is_too_long_is_underlined_as_far_as_it_is_shown()
    {
        string[] lines = Shown(new string('b', 500), new string('b', 500));
        Assert.Equal($"  1 | {new string('b', 100)}…", lines[1]);
        Assert.Equal($"    | ^{new string('~', 99)}", lines[2]);
    }

    [Fact]
    public void A_display_of_many_lines_shows_its_first_and_the_wrong_one()
    {
        string[] lines = Shown("a\nb\nc\nd\ne bad\nf\ng", "bad", whole: true);
        Assert.Equal(["  1 | a", "    | …", "  5 | e bad", "    |   ^~~", "    | …"], lines[1..6]);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(9, 9, 9)]
    [InlineData(1, 99, int.MaxValue)]
    [InlineData(int.MaxValue, 1, 1)]
    public void Places_outside_the_document_do_no_harm(int line, int column, int length)
    {
        var equation = HandMadeReport.Sample.Equations[0] with { Span = new SourceSpan(line, column, length), Fault = null, Fix = new TextEdit(line, length, "") };
        foreach (string text in (string[])["", "a", "a\n", "a\r\nb"])
        {
            var report = new CheckReport("notes.md", text, [], [equation]);
            Assert.NotEmpty(report.ToText() + report.ToSarif() + report.ToMarkdown() + report.ToMarks() + report.ToJson());
            Assert.NotNull(report.ToFixedText());
        }
    }

    [Fact]
    public void The_work_for_equations_of_one_line_grows_with_their_number()
    {
        Assert.Contains("and 4979 more", OfOneLine(10_000).ToText(), StringComparison.Ordinal);
        var (some, many) = (OfOneLine(5_000), OfOneLine(10_000));
        Allocation.GrowsWithSize(count => (count == 10_000 ? many : some).ToText(), 10_000);
    }

    private static CheckReport OfOneLine(int count)
    {
        var line = new System.Text.StringBuilder();
        var equations = new List<CheckedEquation>();
        for (int k = 0; k < count; k++)
        {
            var place = new SourceSpan(1, line.Length + 1, 7);
            line.Append(CultureInfo.InvariantCulture, $"a = bad ${new string('x', 100)}$ ");
            equations.Add(HandMadeReport.Sample.Equations[0] with { Id = k + 1, Span = place, Fault = null, Fix = null, RootCause = k > count / 2 ? k : null });
        }
        return new CheckReport("notes.md", line.ToString(), [], equations);
    }

    private static string[] Shown(string text, string fault, bool whole = false)
    {
        int at = text.IndexOf(fault, StringComparison.Ordinal), line = text.AsSpan(0, at).Count('\n') + 1;
        var place = new SourceSpan(line, at - text.LastIndexOf('\n', Math.Max(at - 1, 0)), fault.Length);
        var equation = HandMadeReport.Sample.Equations[0] with { Span = whole ? new SourceSpan(1, 1, text.Length) : place, Fault = place };
        return new CheckReport("notes.md", text, [], [equation]).ToText().Split('\n');
    }
}

using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests;

public class HarmlessTests
{
    [Theory]
    [InlineData("a\tb", "a    b")]
    [InlineData("a\r\nb\u2028c\u0085d", "a b c d")]
    [InlineData("\u001b]0;x\u0007", "\uFFFD]0;x\uFFFD")]
    [InlineData("\u009b31m\u007f\0", "\uFFFD31m\uFFFD\uFFFD")]
    [InlineData("\u202Ea\u2066b\u200F", "\uFFFDa\uFFFDb\uFFFD")]
    [InlineData("\uFEFFa\u200B\u00ADb", "U+FEFFaU+200BU+00ADb")]
    [InlineData("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E")]
    [InlineData("é且\U0001F600", "é且\U0001F600")]
    public void A_line_moves_no_cursor(string text, string line) => Assert.Equal(line, Harmless.Line(text));

    [Theory]
    [InlineData("a\tb\r\n\u200Fc", "a\tb\r\n\u200Fc")]
    [InlineData("a\u001b[2Jb\u009bc\u202Dd", "a\uFFFD[2Jb\uFFFDc\uFFFDd")]
    public void A_text_keeps_its_lines(string text, string expected)
    {
        Assert.Equal(expected, Harmless.Text(text));
        Assert.Equal(text == expected, Harmless.IsText(text));
    }

    [Theory]
    [InlineData("\\<script> a*b", "\\&lt;script> a\\*b")]
    [InlineData("a\u200B", "a\u200B")]
    [InlineData("[a](javascript:b)", "[a]&#40;javascript:b)")]
    public void Prose_in_Markdown_is_no_markup(string text, string expected) => Assert.Equal(expected, Harmless.MarkdownProse(text));

    [Theory]
    [InlineData("--->")]
    [InlineData("--!>")]
    [InlineData("->-->->")]
    public void A_comment_is_not_ended(string text) => Assert.DoesNotContain(">", Harmless.HtmlComment(text), StringComparison.Ordinal);

    [Fact]
    public void Json_stays_what_it_says() => Assert.Equal("[\"a\\u202eb\"]", Harmless.Json("[\"a\u202Eb\"]"));
}

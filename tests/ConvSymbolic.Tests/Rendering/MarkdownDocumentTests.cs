using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Support;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

public class MarkdownDocumentTests
{
    private static string Write(params Block[] blocks)
    {
        var body = new StringWriter();
        new MarkdownDocument(WritingStyle.Default, body).Write(new Document("", blocks));
        return body.ToString();
    }

    [Fact]
    public void Writes_every_kind_of_block()
    {
        var document = DemoDocument.Make();
        Golden.Verify(DocumentTemplate.Markdown.Render(MarkdownText.Escape(document.Title), Write([.. document.Blocks])));
    }

    [Fact]
    public void Leaves_no_empty_line_inside_a_formula()
    {
        string[] parts = Write([.. DemoDocument.Make().Blocks]).Split("$$\n");
        Assert.All(parts.Where((_, k) => k % 2 == 1), formula => Assert.DoesNotContain("\n\n", formula, StringComparison.Ordinal));
    }

    [Fact]
    public void Avoids_what_github_refuses_or_misreads()
    {
        string text = Write([.. DemoDocument.Make().Blocks]);
        Assert.DoesNotContain(@"\operatorname", text, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\,", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[^$]\$[0-9]", text);
    }

    [Fact]
    public void Keeps_dollars_away_from_letters() =>
        Assert.Equal("the $X$ s of $F$ $O$-space\n", Write(new Paragraph($"the{X}s of {F}{O}-space")));

    [Theory]
    [InlineData("1. one", "1\\. one")]
    [InlineData("- one", "\\- one")]
    [InlineData("2 * 3 < $4", "2 \\* 3 \\< \\$4")]
    [InlineData("3x3 input", "3x3 input")]
    public void Escapes_what_markdown_would_take(string text, string expected) =>
        Assert.Equal(expected + "\n", Write(new Paragraph(text)));
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Tests.Rendering;

public class DocumentTemplateTests
{
    [Fact]
    public void Fills_title_and_body() =>
        Assert.Equal("<T> B!", DocumentTemplate.Parse("<{{ title }}> {{ body }}!").Render("T", "B"));

    [Fact]
    public void Takes_a_body_of_any_length()
    {
        string body = new('x', 3_000_000);
        Assert.Equal(body, DocumentTemplate.Parse("{{ body }}").Render("", body));
    }

    [Fact]
    public void The_built_in_shells_hold_a_document()
    {
        Assert.Contains(@"\documentclass", DocumentTemplate.Latex.Render("T", "B"), StringComparison.Ordinal);
        Assert.Equal("# T\n\nB\n", DocumentTemplate.Markdown.Render("T", "B"));
    }

    [Theory]
    [InlineData("a\n  {{ if }}", 2)]
    [InlineData("{{ title + }}", 1)]
    [InlineData("a\nb {{ titel }}", 2)]
    [InlineData(@"\textbf{{\small x}}", 1)]
    public void A_broken_template_is_one_error_with_its_place(string text, int line)
    {
        var error = Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Parse(text, "my.tex").Render("", ""));
        Assert.Equal("template.faulty", error.Diagnostic.Code);
        Assert.Equal(line, error.Diagnostic.Span?.Line);
        Assert.Contains("my.tex", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_is_one_error()
    {
        var error = Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Load("no/such/template.tex"));
        Assert.Equal("template.unreadable", error.Diagnostic.Code);
    }
}

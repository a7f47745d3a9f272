using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Tests.Rendering;

public class DocumentTemplateTests
{
    [Fact]
    public void Fills_title_and_body() =>
        Assert.Equal("<T> B!", DocumentTemplate.Parse("<{{ title }}> {{ body }}!").Render("T", "B"));

    [Theory]
    [InlineData("{{ if title == \"\" }}none{{ else }}{{ title | string.upcase }}{{ end }} {{ body }}", "TITLE B")]
    [InlineData("{{ title + \"!\" }} {{- body -}} ", "Title!B")]
    [InlineData("{{ \"}}\" }}{{ body ## a comment ## }}", "}}B")]
    [InlineData("{%{ {{ }%}{{ body }}", " {{ B")]
    [InlineData("{{ !title ? title : body }}", "B")]
    public void Takes_conditions_and_text_functions(string text, string document) =>
        Assert.Equal(document, DocumentTemplate.Parse(text).Render("Title", "B"));

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
    [InlineData("{{ include \"x\" }}{{ body }}", 1)]
    [InlineData("\n{{ while true }}x{{ end }}{{ body }}", 2)]
    [InlineData("{{ for x in y }}{{ body }}", 1)]
    [InlineData("{{ body }}\n {{ if true }}", 2)]
    [InlineData("a\n\n {{ body", 3)]
    [InlineData("{{ x = 1/0 }}{{ body }}", 1)]
    [InlineData("{{ 1 / 0 }}{{ body }}", 1)]
    [InlineData("{{ math.divided_by 1 0 }}{{ body }}", 1)]
    [InlineData("{{ body }}{{ string.pad_left }}", 1)]
    public void A_broken_template_is_one_error_with_its_place(string text, int line)
    {
        var error = Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Parse(text, "my.tex").Render("", ""));
        Assert.Equal("template.faulty", error.Diagnostic.Code);
        Assert.Equal(line, error.Diagnostic.Span?.Line);
        Assert.Contains("my.tex", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith($"my.tex:{line}:", error.Message, StringComparison.Ordinal);
        Assert.Contains($"The template is at fault: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("{{ title }}, {{ body }}, a condition or a text function was expected.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_one_error()
    {
        var error = Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Load("no/such/template.tex"));
        Assert.Equal("template.unreadable", error.Diagnostic.Code);
        Assert.Equal("The template 'no/such/template.tex' can't be read: there is no such file.", error.Message);
    }

    [Theory]
    [InlineData("no place for anything")]
    [InlineData("{{ title }}")]
    [InlineData("{{ if false }}{{ body }}{{ end }}")]
    public void A_template_without_a_body_is_refused(string text)
    {
        var error = Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Parse(text, "my.tex"));
        Assert.Equal("template.no-body", error.Diagnostic.Code);
        Assert.Contains("{{ body }} was expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_is_read_than_a_text_has()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no file without an end");
        Assert.Equal("The template '/dev/zero' is larger than 64 MB.", Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Load("/dev/zero")).Message);
    }

    [Fact]
    public void A_binary_file_is_refused()
    {
        using var folder = new Cli.TemporaryFolder();
        string file = folder["image.png"];
        File.WriteAllBytes(file, [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1]);
        Assert.Equal("template.binary", Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Load(file)).Diagnostic.Code);
        Assert.Contains("it is a directory", Assert.Throws<ConvSymbolicException>(() => DocumentTemplate.Load(folder.Name)).Message, StringComparison.Ordinal);
    }
}

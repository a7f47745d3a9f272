using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Tests.Documents;

/// <summary>Maths in LaTeX sources, notebooks, web pages and plain text.</summary>
public class OtherFormsTests
{
    [Theory]
    [InlineData("\\newcommand{\\x}{$y$}\n\\begin{document}\nso $ a $ and \\$5. % $c$\n\\end{document} $d$", "3:5 $ a $")]
    [InlineData("\\begin{align*}\na &= b \\\\ % why\n\\end{align*}", @"1:1 $$\begin{align*}⏎a &= b \\ % why⏎\end{align*}$$")]
    [InlineData(@"\[ a \\[2pt] b \] \(c\) $$d$$", @"1:3 $$ a \\[2pt] b $$|1:21 $c$|1:27 $$d$$")]
    [InlineData("\\verb|$x$| \\begin{verbatim}\n$y$\n\\end{verbatim} $z$", "3:17 $z$")]
    public void Finds_maths_in_a_source(string text, string expected) => Check(text, DocumentKind.Latex, expected);

    [Theory]
    [InlineData("<p>$$a &lt; b &amp; c$$</p>", "1:6 $$a < b & c$$")]
    [InlineData("<script>$x$</script><pre>$$y$$</pre><code>$z$</code>\\(i<j\\)", "1:55 $i<j$")]
    [InlineData("<p>pay $5</p><p>or 6$ now</p>\n<!-- $x$ --><b>$y$</b>", "2:17 $y$")]
    public void Finds_maths_in_a_page(string text, string expected) => Check(text, DocumentKind.Html, expected);

    [Theory]
    [InlineData("""{"cells": [{"cell_type": "markdown", "source": ["so\n", "$$\\frac{a}{b}$$\n", "é $c$"]}, {"cell_type": "code", "source": "$x$"}]}""", @"1:60 $$\frac{a}{b}$$|1:83 $c$")]
    [InlineData("""{"cells": [{"source": "$\u0061_1$", "metadata": {"source": "$n$"}, "cell_type": "markdown"}]}""", "1:25 $a_1$")]
    public void Finds_maths_in_a_notebook(string text, string expected) => Check(text, DocumentKind.Notebook, expected);

    [Theory]
    [InlineData("O = X * F\nsome words\ndX = full(G)", "1:1 $$O = X * F$$|3:1 $$dX = full(G)$$")]
    [InlineData("O = 1 and $x$", "1:12 $x$")]
    public void Finds_maths_in_plain_text(string text, string expected) => Check(text, DocumentKind.Plain, expected);

    [Fact]
    public void Headings_and_declarations_of_a_source_and_of_a_page()
    {
        var source = DocumentReader.Read("% convsym: stride=2\n\\section{One}\n\\subsection*{Two}\n% convsym: base=0", DocumentKind.Latex);
        Assert.Equal(["1 One", "2 Two"], source.Headings.Select(heading => $"{heading.Level} {heading.Text}"));
        Assert.Equal(["stride=2", "base=0"], source.Declarations.Select(declaration => declaration.Text));
        var page = DocumentReader.Read("<h2>One</h2><!-- convsym: stride=2 --><p>two by two</p>", DocumentKind.Html);
        Assert.Equal([new Heading(2, "One", 0)], page.Headings);
        Assert.Equal("stride=2", Assert.Single(page.Declarations).Text);
        Assert.Contains(page.Prose, line => line.Text == "two by two");
    }

    [Theory]
    [InlineData("{\n\"cells\": [}", 2, 11, "not JSON")]
    [InlineData("{\"ä\": 1,\n \"ö\": x}", 2, 7, "not JSON")]
    [InlineData("[]", 1, 1, "an object with a list 'cells' is expected")]
    [InlineData("null", 1, 1, "an object with a list 'cells' is expected")]
    [InlineData("{\"a\": {\"cells\": []}}", 1, 1, "a list 'cells' is expected")]
    [InlineData("{\n\"cells\": null}", 2, 10, "a list of cells is expected")]
    [InlineData("{\n\"cells\": {}}", 2, 10, "a list of cells is expected")]
    [InlineData("{\"cells\": [\"a\", 1]}", 1, 12, "a cell, which is an object, is expected")]
    [InlineData("{\"cells\": [{\"source\": \"a\"}]}", 1, 12, "a cell with a 'cell_type' is expected")]
    [InlineData("{\"cells\": [{\"cell_type\": \"markdown\"}]}", 1, 12, "a cell with a 'source' is expected")]
    [InlineData("{\"cells\": [{\"cell_type\": 5, \"source\": \"a\"}]}", 1, 26, "the kind of the cell")]
    [InlineData("{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"a\", 1]}]}", 1, 54, "the text of the cell is expected")]
    public void What_is_no_notebook_is_said_with_its_place(string text, int line, int column, string message)
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => DocumentReader.Read(text, DocumentKind.Notebook)).Diagnostic;
        Assert.Equal(("document.notebook", line, column), (diagnostic.Code, diagnostic.Span!.Value.Line, diagnostic.Span.Value.Column));
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"cells\": []}")]
    [InlineData("{\"worksheets\": [{\"cells\": []}]}")]
    [InlineData("{\"metadata\": {\"a\": [1, {}]}, \"cells\": [{\"cell_type\": \"code\", \"outputs\": [{\"text\": [\"a\"]}], \"source\": []}], \"nbformat\": 4}")]
    public void Notebooks_without_Markdown_are_notebooks(string text) => Assert.Empty(DocumentReader.Read(text, DocumentKind.Notebook).Fragments);

    [Theory]
    [InlineData("notes.md", "", nameof(DocumentKind.Markdown))]
    [InlineData("notes.TEX", "", nameof(DocumentKind.Latex))]
    [InlineData("notes.ipynb", "", nameof(DocumentKind.Notebook))]
    [InlineData("notes.html", "", nameof(DocumentKind.Html))]
    [InlineData("-", "\n<!DOCTYPE html><p>", nameof(DocumentKind.Html))]
    [InlineData("-", "{ \"cells\": [] }", nameof(DocumentKind.Notebook))]
    [InlineData("-", "\\documentclass{article}", nameof(DocumentKind.Latex))]
    [InlineData("-", "so $x$", nameof(DocumentKind.Markdown))]
    [InlineData("-", "a = b", nameof(DocumentKind.Plain))]
    [InlineData("notes.txt", "so $x$", nameof(DocumentKind.Markdown))]
    public void The_form_is_known_by_name_or_by_text(string name, string text, string expected) => Assert.Equal(expected, DocumentKinds.Of(name, text).ToString());

    private static void Check(string text, DocumentKind kind, string expected)
    {
        Assert.Equal(expected, string.Join('|', Found.In(text, kind)));
        Found.AllInPlace(text, kind);
    }
}

using System.Text;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Documents;

/// <summary>From bytes to text and back into the document.</summary>
public class DocumentTextTests
{
    [Fact]
    public void Decodes_what_editors_write()
    {
        const string Text = "∂L = δ\n";
        Assert.Equal(Text, DocumentText.Decode(Encoding.UTF8.GetBytes(Text)));
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            Assert.Equal(Text, DocumentText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
        Assert.Equal("", DocumentText.Decode([]));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_said_with_their_line()
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => DocumentText.Decode([(byte)'a', (byte)'\n', 0xC3, 0x28])).Diagnostic;
        Assert.Equal(("document.encoding", 2, "byte 0xC3"), (diagnostic.Code, diagnostic.Span!.Value.Line, diagnostic.Found));
    }

    [Fact]
    public void A_binary_file_is_said_to_be_one() =>
        Assert.Equal("document.binary", Assert.Throws<ConvSymbolicException>(() => DocumentText.Decode([0x7F, 0x45, 0, 1])).Diagnostic.Code);

    [Theory]
    [InlineData("""{"cells": [{"cell_type": "markdown", "source": "so $\\frac{a}{b}$"}]}""", nameof(DocumentKind.Notebook))]
    [InlineData("<p>so $\\frac{a}{b}$ &amp;</p>", nameof(DocumentKind.Html))]
    [InlineData("so $\\frac{a}{b}$", nameof(DocumentKind.Markdown))]
    public void A_correction_can_be_put_in_its_place(string text, string form)
    {
        var kind = Enum.Parse<DocumentKind>(form);
        var fragment = Assert.Single(DocumentReader.Read(text, kind).Fragments);
        var place = fragment.Map.ToDocument(new TextRange(0, fragment.Text.Length));
        Assert.True(fragment.Map.IsOnePiece(new(0, fragment.Text.Length)));
        string corrected = string.Concat(text.AsSpan(0, place.Start), DocumentText.Encode(kind, "\\frac{a}{c} < \"1\""), text.AsSpan(place.End));
        Assert.Equal("\\frac{a}{c} < \"1\"", Assert.Single(DocumentReader.Read(corrected, kind).Fragments).Text);
    }

    [Fact]
    public void A_formula_over_lines_of_a_quotation_is_not_one_piece()
    {
        var fragment = Assert.Single(DocumentReader.Read("> $$\n> a\n> $$", DocumentKind.Markdown).Fragments);
        Assert.False(fragment.Map.IsOnePiece(new(0, fragment.Text.Length)));
        Assert.True(fragment.Map.IsOnePiece(new(1, 2)));
    }
}

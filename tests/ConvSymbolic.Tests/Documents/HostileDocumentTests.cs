using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;
using ConvSymbolic.Latex;
using ConvSymbolic.Tests.Support;
using CsCheck;

namespace ConvSymbolic.Tests.Documents;

/// <summary>Any text can be read as any form of document, with work that grows with its length, and every place is in the text.</summary>
public class HostileDocumentTests
{
    private static readonly DocumentKind[] Kinds = Enum.GetValues<DocumentKind>();

    private static readonly string[] Pieces =
    [
        "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\begin{align}", "\\end{align}", "\\", "`", "```", "```math\n", "> ", "- ", "1. ", "    ", "\n", "\r\n", "\n\n", "|", "|-|-|\n", "# ", "===\n", "a", "x_1", " ", "5",
        "<", ">", "<div>", "</div>", "<!--", "-->", "<!-- convsym: a -->", "<pre>", "&lt;", "&", "%", "\\verb|", "\\section{", "}", "{", "[", "]", "](", "[a]: b\n", "*", "_", "\0", "\ud800", "é", "\\u0024",
        "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"", "\"]}]}", "\"", "\\n", "\t",
    ];

    public static TheoryData<string, int> Repeated => new()
    {
        { "> ", 100_000 }, { ">\n", 100_000 }, { "{", 100_000 }, { "[", 100_000 }, { "$", 5_000_000 }, { "$a ", 200_000 }, { "$$ a\n\n", 50_000 }, { "$$\n", 50_001 }, { "\\begin{align}\n\n", 50_000 },
        { "*a **b _c\n", 50_000 }, { "`", 100_000 }, { "a`", 100_000 }, { "<a ", 50_000 }, { "<div>\n", 50_000 }, { "<!--", 50_000 }, { "&amp;", 100_000 }, { "[a]: b\n", 20_000 }, { "\\( a ", 50_000 },
        { "![](", 50_000 }, { "\\section{", 50_000 }, { "- ", 50_000 }, { "|a", 50_000 }, { "{\"cells\":[", 50_000 },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Takes_any_repetition(string piece, int count)
    {
        string text = string.Concat(Enumerable.Repeat(piece, count));
        foreach (var kind in FullRun.OneOf(6, Kinds))
        {
            Valid(text, kind);
            Allocation.GrowsWithSize(some => Valid(string.Concat(Enumerable.Repeat(piece, some)), kind), count);
        }
    }

    [Fact]
    public void Takes_a_line_of_twenty_megabytes()
    {
        string text = new('a', 20_000_000);
        foreach (var kind in Kinds)
            Valid(text, kind);
    }

    [Fact]
    public void Takes_any_text() => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Sample(
        pieces =>
        {
            foreach (var kind in Kinds)
                Valid(string.Concat(pieces), kind);
        },
        iter: 4_000);

    [Fact]
    public void Takes_any_bytes() => Gen.Byte.Array[0, 50].Sample(
        bytes =>
        {
            try
            {
                DocumentText.Decode(bytes);
            }
            catch (ConvSymbolicException)
            {
            }
        },
        iter: 5_000);

    private static void Valid(string text, DocumentKind kind)
    {
        MathDocument document;
        try
        {
            document = DocumentReader.Read(text, kind);
        }
        catch (ConvSymbolicException) when (kind == DocumentKind.Notebook)
        {
            return;
        }

        int at = 0;
        foreach (var fragment in document.Fragments)
        {
            var place = fragment.Map.ToDocument(new TextRange(0, fragment.Text.Length));
            Assert.InRange(place.Start, at, text.Length);
            Assert.InRange(place.End, place.Start, text.Length);
            at = place.Start;
        }
    }
}

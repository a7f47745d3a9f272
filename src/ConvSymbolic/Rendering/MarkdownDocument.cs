using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ConvSymbolic.Rendering;

/// <summary>Writes the body of a document as GitHub-flavoured Markdown with $…$ and $$…$$.</summary>
internal sealed class MarkdownDocument
{
    // Wider than a page: a browser scrolls, and fewer breaks read better there.
    public const double Width = 56;

    private readonly LatexWriter _writer;
    private readonly LatexLayout _layout;
    private readonly TextWriter _output;

    public MarkdownDocument(WritingStyle style, TextWriter output)
    {
        _writer = new LatexWriter(style, LatexDialect.GitHub);
        _layout = new LatexLayout(_writer, Width);
        _output = output;
    }

    /// <summary>Writes the blocks of a document; the title stands in the template.</summary>
    public void Write(Document document) => Write(document.Blocks, level: 2, "");

    private void Write(IReadOnlyList<Block> blocks, int level, string prefix)
    {
        for (int k = 0; k < blocks.Count; k++)
        {
            if (k > 0)
                Line("", prefix);
            Write(blocks[k], level, prefix);
        }
    }

    private void Write(Block block, int level, string prefix)
    {
        switch (block)
        {
            case Section section:
                Line($"{new string('#', Math.Min(level, 6))} {MarkdownText.Escape(section.Title)}", prefix);
                Line("", prefix);
                Write(section.Blocks, level + 1, prefix);
                break;
            case Declaration declaration:
                Line($"<!-- convsym: {declaration.Text} -->", prefix);
                break;
            case Paragraph paragraph:
                Line(MarkdownText.EscapeStart(Text(paragraph.Text)), prefix);
                break;
            case Display display:
                Write(display, prefix);
                break;
            case SideBySide side:
                Maths([.. side.Rows.SelectMany(row => LatexLayout.Fill(_writer, row, Width))], "gathered", prefix);
                break;
            case ItemList list:
                for (int k = 0; k < list.Items.Count; k++)
                    Line((list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{k + 1}. ") : "- ") + MarkdownText.EscapeStart(Text(list.Items[k])), prefix);
                break;
            case Box box:
                // A quotation is the only frame that GitHub has.
                Line($"**{MarkdownText.Escape(box.Kind)}{(box.Title is null ? "" : $" ({MarkdownText.Escape(box.Title)})")}.**", prefix + "> ");
                Line("", prefix + "> ");
                Write(box.Blocks, level, prefix + "> ");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(Display display, string prefix)
    {
        var aligned = _layout.Align([.. display.Lines.Select(line => line.Formula)]);
        var lines = new List<string>();
        for (int k = 0; k < aligned.Count; k++)
        {
            lines.AddRange(aligned[k]);
            if (display.Lines[k].Reason is { } reason)
                lines[^1] += $@" && \text{{({LatexText.Escape(reason)})}}";
        }
        Maths(lines, "aligned", prefix);
    }

    private void Maths(List<string> lines, string environment, string prefix)
    {
        Line("$$", prefix);
        Line($@"\begin{{{environment}}}", prefix);
        for (int k = 0; k < lines.Count; k++)
            Line(lines[k] + (k < lines.Count - 1 ? @" \\" : ""), prefix);
        Line($@"\end{{{environment}}}", prefix);
        Line("$$", prefix);
    }

    private string Text(Prose prose)
    {
        var text = new StringBuilder();
        bool isAfterFormula = false;
        foreach (var part in prose.Parts)
        {
            string written = Text(part);
            // A dollar sign opens or closes a formula only beside a blank or punctuation.
            bool touches = part is Formula ? text.Length > 0 && char.IsLetterOrDigit(text[^1]) : isAfterFormula && written.Length > 0 && char.IsLetterOrDigit(written[0]);
            text.Append(touches || (isAfterFormula && part is Formula) ? " " : "").Append(written);
            isAfterFormula = part is Formula;
        }
        return text.ToString();
    }

    private string Text(Inline part) => part switch
    {
        Words words => MarkdownText.Escape(words.Text),
        Strong strong => $"*{MarkdownText.Escape(strong.Text)}*",
        Code code => $"`{code.Text}`",
        Formula formula => _writer.WriteInline(formula.Expression) is var latex && char.IsAsciiDigit(latex[0]) ? $"${{}}{latex}$" : $"${latex}$",
        _ => throw new UnreachableException(),
    };

    private void Line(string text, string prefix)
    {
        _output.Write(text.Length == 0 ? prefix.TrimEnd() : prefix + text);
        _output.Write('\n');
    }
}

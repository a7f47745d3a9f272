using System.Diagnostics;

namespace ConvSymbolic.Rendering;

/// <summary>Writes the body of a document as LaTeX: what stands between \begin{document} and \end{document}.</summary>
internal sealed class LatexDocument
{
    // A box and a list take this much, in em, from the width of a line.
    private const double Inset = 3;

    // Begins a page where this one has no room for a heading and some lines.
    private const string WithWhatFollows = @"\par\ifdim\dimexpr\pagegoal-\pagetotal\relax<14\baselineskip\newpage\fi";

    private static readonly string[] Headings = ["section", "subsection", "subsubsection", "paragraph"];

    private readonly LatexWriter _writer;
    private readonly TextWriter _output;
    private readonly double _width;

    public LatexDocument(WritingStyle style, TextWriter output, double width = LatexLayout.Article)
    {
        _writer = new LatexWriter(style);
        _output = output;
        _width = width;
    }

    /// <summary>Writes the blocks of a document.</summary>
    public void Write(Document document) => Write(document.Blocks, level: 0, _width);

    private void Write(IReadOnlyList<Block> blocks, int level, double width)
    {
        for (int k = 0; k < blocks.Count; k++)
        {
            Write(blocks[k], level, width);
            // A display belongs to the paragraph before it; an empty line between them would open a gap.
            if (blocks[k] is Paragraph && !(k + 1 < blocks.Count && blocks[k + 1] is Display or SideBySide))
                Line("");
        }
    }

    private void Write(Block block, int level, double width)
    {
        switch (block)
        {
            case Section section:
                // A frame may begin a page, and would leave the heading alone at the foot of the one before.
                if (section.Blocks is [Box, ..])
                    Line(WithWhatFollows);
                Line($@"\{Headings[Math.Min(level, Headings.Length - 1)]}{{{LatexText.Escape(section.Title)}}}");
                Line("");
                Write(section.Blocks, level + 1, width);
                break;
            case Declaration declaration:
                Line($"% convsym: {declaration.Text}");
                break;
            case Paragraph paragraph:
                Line(Text(paragraph.Text));
                break;
            case Display display:
                Write(display, width);
                break;
            case SideBySide side:
                Write(side, width);
                break;
            case ItemList list:
                string environment = list.IsNumbered ? "enumerate" : "itemize";
                Line($@"\begin{{{environment}}}");
                foreach (var item in list.Items)
                    Line(@"\item " + Text(item));
                Line($@"\end{{{environment}}}");
                Line("");
                break;
            case Box box:
                Line($@"\begin{{statement}}{{{LatexText.Escape(box.Kind)}}}{{{LatexText.Escape(box.Title ?? "")}}}");
                Write(box.Blocks, level, width - Inset);
                Line(@"\end{statement}");
                Line("");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(Display display, double width)
    {
        var aligned = new LatexLayout(_writer, width).Align([.. display.Lines.Select(line => line.Formula)]);
        var lines = new List<string>();
        for (int k = 0; k < aligned.Count; k++)
        {
            lines.AddRange(aligned[k]);
            if (display.Lines[k].Reason is { } reason)
                lines[^1] += $@" \tag*{{\reason{{{LatexText.Escape(reason)}}}}}";
        }
        Line(@"\begin{align*}");
        Line(string.Join(" \\\\\n", lines));
        Line(@"\end{align*}");
    }

    private void Write(SideBySide side, double width)
    {
        var lines = side.Rows.SelectMany(row => LatexLayout.Fill(_writer, row, width));
        Line(@"\begin{gather*}");
        Line(string.Join(" \\\\[6pt]\n", lines));
        Line(@"\end{gather*}");
    }

    private string Text(Prose prose) => string.Concat(prose.Parts.Select(part => part switch
    {
        Words words => LatexText.Escape(words.Text),
        Strong strong => $@"\emph{{{LatexText.Escape(strong.Text)}}}",
        Code code => $@"\texttt{{{LatexText.Escape(code.Text)}}}",
        Formula formula => $"${_writer.WriteInline(formula.Expression)}$",
        _ => throw new UnreachableException(),
    }));

    private void Line(string text)
    {
        _output.Write(text);
        _output.Write('\n');
    }
}

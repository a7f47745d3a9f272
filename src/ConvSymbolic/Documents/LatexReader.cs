namespace ConvSymbolic.Documents;

/// <summary>Reads a LaTeX source.</summary>
internal static class LatexReader
{
    private const string Opening = "\\begin{document}";
    private static readonly string[] Sections = ["\\part", "\\chapter", "\\section", "\\subsection", "\\subsubsection", "\\paragraph"];

    /// <summary>Reads a view.</summary>
    /// <param name="view">The source.</param>
    public static void Read(View view)
    {
        string text = view.Text;
        int body = text.IndexOf(Opening, StringComparison.Ordinal);
        int start = body < 0 ? 0 : body + Opening.Length;
        int end = text.IndexOf("\\end{document}", start, StringComparison.Ordinal);
        end = end < 0 ? text.Length : end;
        AddDeclarationsBefore(view, start);
        view.Cover(new(0, start));
        view.Cover(new(end, text.Length));
        AddHeadings(view, start, end);
        new DelimiterScanner(view, new(HasComments: true, HasPrices: false)).Scan(start, end);
        view.AddProse();
    }

    // The preamble defines macros, which are no maths; a declaration may stand there.
    private static void AddDeclarationsBefore(View view, int end)
    {
        for (int at = 0; at < end;)
        {
            int length = view.Text.AsSpan(at, end - at).IndexOf('\n');
            int stop = length < 0 ? end : at + length;
            var line = view.Text.AsSpan(at, stop - at);
            int percent = line.Length - line.TrimStart().Length;
            if (percent < line.Length && line[percent] == '%')
                view.AddComment(new(at + percent + 1, stop));
            at = stop + 1;
        }
    }

    private static void AddHeadings(View view, int start, int end)
    {
        string text = view.Text;
        for (int level = 0; level < Sections.Length; level++)
        {
            string command = Sections[level];
            for (int at = text.IndexOf(command, start, end - start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(command, at, end - at, StringComparison.Ordinal))
            {
                int heading = at;
                at += command.Length;
                if (at < end && text[at] == '*')
                    at++;
                int close = at < end && text[at] == '{' ? text.IndexOf('}', at, Math.Min(end - at, 300)) : -1;
                if (close > at)
                    view.AddHeading(Math.Max(1, level - 1), text[(at + 1)..close], heading);
            }
        }
    }
}

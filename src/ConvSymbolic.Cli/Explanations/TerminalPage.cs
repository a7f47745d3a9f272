using System.Text;
using System.Text.RegularExpressions;

namespace ConvSymbolic.Cli.Explanations;

/// <summary>A page of Markdown as a terminal shows it: paragraphs in lines of a width, code indented, no marks of headings, links and bold
/// words.</summary>
internal static class TerminalPage
{
    private const string CodeIndent = "    ";

    public static string Of(string markdown, int width)
    {
        var output = new StringBuilder();
        var paragraph = new StringBuilder();
        bool isCode = false;
        foreach (string line in markdown.ReplaceLineEndings("\n").Trim('\n').Split('\n'))
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isCode && !isFence)
            {
                output.Append(line.Length == 0 ? "" : CodeIndent).Append(line).Append('\n');
                continue;
            }
            bool isHeading = line.StartsWith('#'), isItem = line.StartsWith("- ", StringComparison.Ordinal);
            if (isFence || isHeading || isItem || line.Length == 0)
                Flush();
            isCode ^= isFence;
            if (isHeading)
                output.Append(line.TrimStart('#').Trim()).Append('\n');
            else if (line.Length == 0)
                output.Append('\n');
            else if (!isFence)
                paragraph.Append(paragraph.Length > 0 ? " " : "").Append(line.TrimEnd());
        }
        Flush();
        return output.ToString();

        void Flush()
        {
            Wrap(output, Plain(paragraph.ToString()), width);
            paragraph.Clear();
        }
    }

    private static string Plain(string text) =>
        Emphasis.Replace(Link.Replace(text, "$1").Replace("**", "", StringComparison.Ordinal), "$1$2");

    private static void Wrap(StringBuilder output, string text, int width)
    {
        string indent = text.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        int column = 0;
        foreach (string word in Words(text, width))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                output.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                output.Append(' ');
                column++;
            }
            output.Append(word);
            column += word.Length;
        }
        if (column > 0)
            output.Append('\n');
    }

    // Code stays on one line where a line has room for it.
    private static IEnumerable<string> Words(string text, int width)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int k = 0; k < words.Length; k++)
        {
            string whole = words[k];
            int last = k;
            while (whole.Count('`') % 2 == 1 && last + 1 < words.Length && whole.Length < width)
                whole += " " + words[++last];
            if (whole.Count('`') % 2 == 0 && whole.Length <= width)
                k = last;
            else
                whole = words[k];
            yield return whole;
        }
    }

    // An asterisk in code is one.
    private static readonly Regex Emphasis = new(@"(`[^`]*`)|(?<!\w)\*(?=\S)([^*`]*[^*`\s])\*(?!\w)");

    private static readonly Regex Link = new(@"\[([^\[\]]+)\]\([^()\s]*\)");
}

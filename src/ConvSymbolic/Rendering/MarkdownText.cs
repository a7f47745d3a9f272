using System.Text;

namespace ConvSymbolic.Rendering;

/// <summary>Writes words so that GitHub's Markdown reads them as words.</summary>
internal static class MarkdownText
{
    /// <summary>The text with every sign escaped that Markdown or HTML would take.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char sign in text)
        {
            if (sign is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '$' or '|' or '~' or '#' or '&')
                result.Append('\\');
            result.Append(sign);
        }
        return result.ToString();
    }

    /// <summary>The first words of a paragraph, which must not look like a list: <c>1. </c>, <c>- </c>, <c>+ </c>.</summary>
    public static string EscapeStart(string escaped)
    {
        int digits = escaped.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && escaped[digits] is '.' or ')')
            return escaped.Insert(digits, "\\");
        return escaped is ['-' or '+' or '=', ..] ? "\\" + escaped : escaped;
    }
}

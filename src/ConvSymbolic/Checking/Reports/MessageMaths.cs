using ConvSymbolic.Diagnostics;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Finds the formulas in a message of prose, which Markdown shows as formulas only between dollars.</summary>
internal static class MessageMaths
{
    /// <summary>The message as Markdown: formulas between dollars, everything else as prose.</summary>
    public static string Markdown(string message)
    {
        var parts = new List<string>();
        int at = 0;
        foreach (var range in Formulas(message))
        {
            parts.Add(Harmless.MarkdownProseInside(message[at..range.Start]));
            parts.Add($"${Harmless.MarkdownMaths(message[range.Start..range.End])}$");
            at = range.End;
        }
        parts.Add(Harmless.MarkdownProseInside(message[at..]));
        return string.Concat(parts).Trim();
    }

    // Words that only LaTeX has, with the signs between two of them.
    private static List<TextRange> Formulas(string message)
    {
        var formulas = new List<TextRange>();
        bool joins = false;
        for (int at = 0; at < message.Length; at++)
        {
            if (char.IsWhiteSpace(message[at]))
                continue;
            int end = EndOf(message, at);
            var word = Trimmed(message, at, end);
            if (IsMaths(message.AsSpan(word.Start, word.End - word.Start)))
            {
                bool isNext = joins && formulas.Count > 0 && word.Start == at;
                if (isNext)
                    formulas[^1] = new(formulas[^1].Start, word.End);
                else
                    formulas.Add(word);
                joins = word.End == end;
            }
            else
            {
                joins &= IsSign(message.AsSpan(at, end - at));
            }
            at = end;
        }
        return formulas;
    }

    // A blank between brackets doesn't end a word.
    private static int EndOf(string message, int at)
    {
        int depth = 0, blank = -1, end = at;
        for (; end < message.Length && (depth > 0 || !char.IsWhiteSpace(message[end])); end++)
        {
            if (char.IsWhiteSpace(message[end]) && blank < 0)
                blank = end;
            depth += message[end] is '{' or '(' ? 1 : message[end] is '}' or ')' ? -1 : 0;
            if (depth == 0)
                blank = -1;
        }
        // Prose in brackets is read word by word, and so is what is never closed.
        return depth > 0 && blank >= 0 ? blank
            : message[at] == '(' && message.AsSpan(at, end - at).IndexOf(' ') is > 0 and int first ? at + first
            : end;
    }

    private static TextRange Trimmed(string message, int start, int end)
    {
        while (start < end && message[start] is '\'' or '"' or '“' or '('
            && !(message[start] == '(' && message[start..end].Contains(')', StringComparison.Ordinal)))
            start++;
        while (end > start && (message[end - 1] is '.' or ',' or ':' or ';' or '"' or '”'
            || (message[end - 1] == '\'' && start > 0 && message[start - 1] == '\'')
            || (message[end - 1] == ')' && message[start..end].Count(c => c == ')') > message[start..end].Count(c => c == '('))))
            end--;
        return new(start, end);
    }

    private static bool IsMaths(ReadOnlySpan<char> word)
    {
        if (word.IndexOfAny('$', '`') >= 0 || word.Contains("](", StringComparison.Ordinal)
            || word.Contains("--", StringComparison.Ordinal))
            return false;
        bool hasMark = false;
        int depth = 0;
        for (int k = 0; k < word.Length; k++)
        {
            depth += word[k] == '{' ? 1 : word[k] == '}' ? -1 : 0;
            if (depth < 0)
                return false;
            hasMark |= (word[k] == '\\' && k + 1 < word.Length && char.IsLetter(word[k + 1]))
                || (word[k] is '_' or '^' && k > 0 && k + 1 < word.Length);
        }
        return hasMark && depth == 0 && word[^1] != '\\';
    }

    private static bool IsSign(ReadOnlySpan<char> word) =>
        word is "+" or "-" or "−" or "=" or "*" or "·" or "/" or "<" or ">" or "&=" or @"\\";
}

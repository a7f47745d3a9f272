using System.Text.RegularExpressions;

namespace ConvSymbolic.Checking.Reports;

/// <summary>
/// After which lines of a document a line can be put in without tearing a display, a fenced block or a paragraph apart: those before a
/// blank line or the end, with nothing open.
/// </summary>
internal static class BlockEnds
{
    /// <summary>The last line of the block that each line belongs to, by line from 1.</summary>
    public static int[] Of(SourceLines lines)
    {
        int[] ends = new int[lines.Count + 1];
        var open = new OpenMaths();
        int first = 1;
        for (int line = 1; line <= lines.Count; line++)
        {
            open.Read(TextOf(lines, line));
            bool isLast = line == lines.Count;
            if (!isLast && (open.IsOpen || !TextOf(lines, line + 1).IsWhiteSpace()))
                continue;
            // The text after the last line end is no line if it is empty.
            int end = isLast && line > 1 && lines.StartOf(line) == lines.Text.Length ? line - 1 : line;
            Array.Fill(ends, end, first, line - first + 1);
            first = line + 1;
        }
        return ends;
    }

    private static ReadOnlySpan<char> TextOf(SourceLines lines, int line) =>
        lines.Text.AsSpan(lines.StartOf(line)..Math.Max(lines.EndOf(line), lines.StartOf(line)));

    private sealed class OpenMaths
    {
        private string? _fence;
        private bool _isInDollars;
        private int _brackets, _environments;

        public bool IsOpen => _fence is not null || _isInDollars || _brackets > 0 || _environments > 0;

        public void Read(ReadOnlySpan<char> line)
        {
            var start = line.TrimStart(" >");
            if (_fence is not null)
            {
                if (start.StartsWith(_fence, StringComparison.Ordinal) && start.Trim(_fence[0]).IsWhiteSpace())
                    _fence = null;
                return;
            }
            if (!IsOpen && (start.StartsWith("```", StringComparison.Ordinal) || start.StartsWith("~~~", StringComparison.Ordinal)))
            {
                char mark = start[0];
                int length = start.IndexOfAnyExcept(mark) is var other and >= 0 ? other : start.Length;
                // ```code``` in one line is no fence.
                if (mark == '~' || !start[length..].Contains('`'))
                {
                    _fence = new string(mark, length);
                    return;
                }
            }
            foreach (var token in Delimiter.EnumerateMatches(line))
                Take(line.Slice(token.Index, token.Length));
        }

        private void Take(ReadOnlySpan<char> token)
        {
            if (token is "$$")
                _isInDollars = !_isInDollars;
            else if (token is @"\[")
                _brackets = 1;
            else if (token is @"\]")
                _brackets = 0;
            else if (token.StartsWith(@"\begin", StringComparison.Ordinal))
                _environments++;
            else if (token.StartsWith(@"\end", StringComparison.Ordinal))
                _environments = Math.Max(_environments - 1, 0);
        }

        // Code spans and escaped characters are passed over: they open nothing. A line break with a distance (\\[2pt]) opens nothing either.
        private static readonly Regex Delimiter = new(@"`[^`]*`|\\begin\{|\\end\{|\\\[|\\\]|\\.|\$\$");
    }
}

using System.Buffers;

namespace ConvSymbolic.Latex;

/// <summary>Finds pieces of the text that are not maths: the arguments of <c>\text</c>, <c>\tag</c>, <c>\color</c>.</summary>
/// <param name="text">The fragment's text.</param>
internal sealed class RawText(string text)
{
    // A brace that never closes would make every search run to the end, so a search gives up, and after many of them all do.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.-+ ");

    private const int LongestArgument = 1000;
    private const int MostFailures = 1000;

    private int _failures;

    /// <summary>The first place at or after one that is no blank.</summary>
    /// <param name="at">Where to start.</param>
    public int SkipBlanks(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The content of a group in braces, or null.</summary>
    /// <param name="at">Where to start; blanks may come first.</param>
    /// <param name="open">The opening bracket.</param>
    /// <param name="close">The closing bracket.</param>
    public TextRange? Group(int at, char open = '{', char close = '}')
    {
        at = SkipBlanks(at);
        if (at >= text.Length || text[at] != open || _failures > MostFailures)
            return null;
        int depth = 0;
        int last = Math.Min(text.Length, at + LongestArgument);
        for (int i = at; i < last; i++)
        {
            char c = text[i];
            if (c == '\\')
                i++;
            else if (c == close && --depth == 0)
                return new(at + 1, i);
            else if (c == open)
                depth++;
        }

        _failures++;
        return null;
    }

    /// <summary>Passes over an argument: a group, a command or one character.</summary>
    /// <param name="at">Where to start.</param>
    public int SkipArgument(int at)
    {
        at = SkipBlanks(at);
        if (Group(at) is { } group)
            return group.End + 1;
        if (at < text.Length && text[at] == '\\')
        {
            at++;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
                at++;
        }

        return at;
    }

    /// <summary>Where a remark that starts here ends: before a row break, the end of the environment, a label, or a brace that was open before.</summary>
    /// <param name="at">Behind the slashes.</param>
    public int EndOfRemark(int at)
    {
        int depth = 0;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '{')
                depth++;
            else if (c == '}' && --depth < 0)
                return at;
            else if (c == '\\')
            {
                var rest = text.AsSpan(at + 1);
                if (rest is ['\\', ..] || rest.StartsWith("end{") || rest.StartsWith("tag") || rest.StartsWith("label") || rest.StartsWith("notag") || rest.StartsWith("cr"))
                    return at;
                at++;
            }
        }

        return Math.Min(at, text.Length);
    }

    /// <summary>Where the optional argument of a row break ends: <c>\\[2pt]</c>, but not <c>\\ [i, j]</c>.</summary>
    /// <param name="at">Behind the row break.</param>
    public int SkipLength(int at)
    {
        if (Group(at, '[', ']') is not { } group)
            return at;
        var content = text.AsSpan(group.Start, group.Length).Trim();
        int digits = content.IndexOfAnyExcept(Digits);
        bool isLength = digits > 0 && content[digits..] is "pt" or "em" or "ex" or "mm" or "cm" or "in" or "px" or "mu" or "pc";
        return isLength ? group.End + 1 : at;
    }
}

using System.Buffers;

namespace ConvSymbolic.Documents;

/// <summary>Tells a price from maths.</summary>
internal static class Dollars
{
    private static readonly SearchValues<char> Mathematical = SearchValues.Create("\\_^={}");

    // s = 1, with a blank on one side.
    private const int LongestPlain = 12;

    /// <summary>
    /// Whether the dollars around a text delimit maths: they touch it, and no digit follows. Many leave a blank inside; that is
    /// believed where the text can hardly be prose.
    /// </summary>
    /// <param name="content">What is between them.</param>
    /// <param name="next">What follows the second.</param>
    public static bool AreDelimiters(ReadOnlySpan<char> content, char next)
    {
        // A backtick begins code, in which the second dollar stands.
        if (content.IsWhiteSpace() || content.Contains('`') || char.IsAsciiDigit(next))
            return false;
        bool opens = !char.IsWhiteSpace(content[0]);
        bool closes = !char.IsWhiteSpace(content[^1]);
        return (opens && closes) || (opens == closes && !content.Contains('\n') ? content.ContainsAny(Mathematical) : content.Contains('=') && (content.Contains('\\') || content.Length < LongestPlain));
    }
}

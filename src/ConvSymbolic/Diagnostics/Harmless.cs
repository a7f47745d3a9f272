using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConvSymbolic.Diagnostics;

/// <summary>
/// The one place that makes what comes from a file or an argument harmless for where it is written. Characters that would move the cursor
/// of a terminal,
/// or turn the direction of writing, are shown as U+FFFD, and in lines those that nobody sees by their number; what would be markup is written so that it is none.
/// </summary>
public static class Harmless
{
    private const int Tab = 4;

    private const char Replacement = '\uFFFD';

    // Embeddings, overrides and isolates turn the direction of all that follows, so that text reads as something else than it is.
    private const string Turning = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    // All controls but tabs and line ends; the marks of one character's direction belong to texts in Arabic and Hebrew.
    private static readonly SearchValues<char> InText = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')),
            .. Turning]);

    private static readonly SearchValues<char> TurningValues = SearchValues.Create(Turning);

    /// <summary>A text as one line that a terminal may show: line ends become blanks.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text) => Line(text, showsInvisible: true);

    /// <summary>A text that a terminal may show, with its tabs and line ends.</summary>
    /// <param name="text">The text.</param>
    public static string Text(ReadOnlySpan<char> text) => Changed(text, InText, static (output, _) => output.Append(Replacement));

    /// <summary>Whether nothing in a text needs a change by <see cref="Text"/>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsText(ReadOnlySpan<char> text) => !text.ContainsAny(InText);

    /// <summary>Whether a character must not reach a terminal within a line.</summary>
    internal static bool IsHarmful(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F || (rune.IsBmp && Turning.Contains((char)rune.Value, StringComparison.Ordinal));

    /// <summary>Whether nobody sees a character, and no word needs it: the joiners are part of texts.</summary>
    internal static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D) && !IsHarmful(rune);

    /// <summary>How an invisible character is shown.</summary>
    internal static string Shown(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    /// <summary>Appends a character of a line, or what stands for it.</summary>
    internal static void Append(StringBuilder output, Rune rune)
    {
        if (rune.Value == '\t')
            output.Append(' ', Tab);
        else if (IsHarmful(rune))
            output.Append(Replacement);
        else if (IsInvisible(rune))
            output.Append(Shown(rune));
        else
            output.Append(rune);
    }

    /// <summary>A line of prose in Markdown: no markup of its own, no HTML, no link.</summary>
    internal static string MarkdownProse(string text) => MarkdownProseInside(text).Trim();

    /// <summary>The same of a part of a line, which keeps its blanks.</summary>
    internal static string MarkdownProseInside(string text) =>
        Line(text, showsInvisible: false).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("*", @"\*", StringComparison.Ordinal).Replace("](", "]&#40;", StringComparison.Ordinal);

    /// <summary>A line of maths between dollars in Markdown, where what looks like HTML would be HTML, and the number of a character would be a product.</summary>
    internal static string MarkdownMaths(string text) => Line(text, showsInvisible: false).Trim().Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>A line in a comment of HTML, which it can't end.</summary>
    internal static string HtmlComment(string text) =>
        Line(text).Trim().Replace("--", "- -", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>JSON text with the characters that JSON takes and a terminal should not, as escapes: they can stand only within
    /// strings.</summary>
    internal static string Json(ReadOnlySpan<char> json) =>
        Changed(json, TurningValues, static (output, c) => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));

    /// <summary>Whether JSON text has none of them.</summary>
    internal static bool IsJson(ReadOnlySpan<char> json) => !json.ContainsAny(TurningValues);

    private static string Line(string text, bool showsInvisible)
    {
        ArgumentNullException.ThrowIfNull(text);
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (showsInvisible || !IsInvisible(rune))
                Append(output, rune);
            else
                output.Append(rune);
        }
        return output.ToString();
    }

    private static string Changed(ReadOnlySpan<char> text, SearchValues<char> harmful, Action<StringBuilder, char> replace)
    {
        var output = new StringBuilder(text.Length);
        for (int found; (found = text.IndexOfAny(harmful)) >= 0; text = text[(found + 1)..])
            replace(output.Append(text[..found]), text[found]);
        return output.Append(text).ToString();
    }
}

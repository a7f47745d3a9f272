using System.Globalization;
using System.Text;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Checking.Reports;

/// <summary>How text stands on a terminal: in cells, of which a character takes none, one or two.</summary>
internal static class Cells
{
    private const int Tab = 4;

    // East Asian wide and fullwidth characters and pictographs (Unicode's EastAsianWidth.txt, in blocks).
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The cells that a stretch of text takes when <see cref="Write"/> writes it.</summary>
    public static int WidthOf(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += WidthOf(rune);
        return width;
    }

    /// <summary>Writes what fits into some cells, with nothing in it that moves the cursor or turns the direction of writing.</summary>
    /// <returns>How many UTF-16 units were written, and how many cells they took.</returns>
    public static (int Length, int Width) Write(StringBuilder output, ReadOnlySpan<char> text, int cells)
    {
        int length = 0, width = 0;
        while (length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out var rune, out int consumed);
            int next = width + WidthOf(rune);
            if (next > cells)
                break;
            Harmless.Append(output, rune);
            (length, width) = (length + consumed, next);
        }
        return (length, width);
    }

    /// <summary>Writes words, with a new line where the next one doesn't fit any more.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="words">The words, with single blanks between them.</param>
    /// <param name="column">The cells that are taken in the line already.</param>
    /// <param name="indent">The blanks before what stands in further lines.</param>
    /// <param name="cells">The cells of a line; null where lines have no end.</param>
    public static void WriteWords(StringBuilder output, string words, int column, int indent, int? cells)
    {
        bool isFirst = true;
        foreach (string word in words.Split(' '))
        {
            int width = WidthOf(word);
            if (!isFirst && column + 1 + width > cells && column > indent)
            {
                output.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (!isFirst)
            {
                output.Append(' ');
                column++;
            }
            output.Append(word);
            (column, isFirst) = (column + width, false);
        }
    }

    private static int WidthOf(Rune rune)
    {
        if (rune.Value is >= ' ' and < 0x7F)
            return 1;
        if (rune.Value == '\t')
            return Tab;
        if (Harmless.IsHarmful(rune))
            return 1;
        if (Harmless.IsInvisible(rune))
            return Harmless.Shown(rune).Length;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        return rune.Value >= Wide[0].First && Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
    }
}

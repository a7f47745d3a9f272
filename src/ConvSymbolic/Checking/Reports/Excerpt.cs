using System.Globalization;
using System.Text;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Shows where in the document an equality stands, with a caret under what is wrong in it; long lines are cut around it.</summary>
/// <param name="lines">The text.</param>
/// <param name="palette">The colours.</param>
/// <param name="columns">How wide the terminal is, or null where lines may be as long as they are read well.</param>
internal sealed class Excerpt(SourceLines lines, Palette palette, int? columns)
{
    private const int Usual = 100, Narrowest = 20, Widest = 10_000, MostLines = 5;

    private const char Cut = '…';

    public void Write(StringBuilder output, CheckedEquation equation)
    {
        var whole = lines.RangeOf(equation.Span);
        var fault = equation.Fault is { } part ? lines.RangeOf(part) : whole;
        int first = lines.LineAt(whole.Start), last = lines.LineAt(Math.Max(whole.Start, whole.End - 1)), marked = lines.LineAt(fault.Start);
        (first, last) = (Math.Min(first, marked), Math.Max(last, marked));
        string gutter = new(' ', Number(last).Length);
        // What stands before the line, and the mark of a cut behind it, take their columns.
        int width = columns is { } all ? Math.Clamp(all - gutter.Length - "   | …".Length, Narrowest, Widest) : Usual;
        if (last - first < MostLines)
        {
            for (int line = first; line <= last; line++)
                WriteLine(line);
            return;
        }
        if (first < marked)
            WriteLine(first);
        if (first + 1 < marked)
            WriteGap();
        WriteLine(marked);
        if (marked < last)
            WriteGap();

        void WriteGap() => output.Append($"  {gutter} {palette.Dim}|{palette.End} {Cut}\n");

        void WriteLine(int line)
        {
            bool isMarked = line == marked;
            var (start, end) = isMarked ? fault : whole;
            int from = lines.StartOf(line), to = lines.EndOf(line);
            start = Math.Clamp(start, from, to);
            end = Math.Clamp(end, start, to);
            output.Append($"  {Number(line).PadLeft(gutter.Length)} {palette.Dim}|{palette.End} ");
            var (at, length) = WriteWindow(output, from, to, start, end, width);
            output.Append('\n');
            if (isMarked)
                output.Append($"  {gutter} {palette.Dim}|{palette.End} {new string(' ', at)}{palette.Caret}^{new string('~', length - 1)}{palette.End}\n");
        }
    }

    private static string Number(int line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the part of a line around a stretch of it, and says in which cells the stretch came to stand.</summary>
    private (int At, int Length) WriteWindow(StringBuilder output, int from, int to, int start, int end, int width)
    {
        string text = lines.Text;
        // A line of megabytes is not measured: what is more than that far away doesn't fit anyway.
        bool isFar = end - from > 4 * width;
        int left = !isFar && Cells.WidthOf(text.AsSpan(from, end - from)) <= width ? from : Math.Max(from, start - width * 2 / 5);
        if (left > from && char.IsLowSurrogate(text[left]))
            left--;
        int at = 0;
        if (left > from)
        {
            output.Append(Cut);
            at = 1;
        }
        var ahead = Cells.Write(output, text.AsSpan(left, start - left), width);
        at += ahead.Width;
        var marked = Cells.Write(output, text.AsSpan(start, end - start), Math.Max(width - at, 1));
        int shown = start + marked.Length;
        if (shown == end)
            shown += Cells.Write(output, text.AsSpan(end, to - end), Math.Max(width - at - marked.Width, 0)).Length;
        if (shown < to)
            output.Append(Cut);
        return (at, Math.Max(marked.Width, 1));
    }
}

using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Checking.Reports;

/// <summary>The lines of a document, which end with LF, CR LF or CR. Places outside it are drawn to its nearest end, so that no report fails over one.</summary>
internal sealed class SourceLines
{
    private readonly List<int> _starts = [0];

    public SourceLines(string text)
    {
        Text = text;
        for (int at = 0; text.AsSpan(at).IndexOfAny('\r', '\n') is var found and >= 0;)
        {
            at += found + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            _starts.Add(at);
        }
    }

    public string Text { get; }

    public int Count => _starts.Count;

    /// <summary>Where a line starts.</summary>
    /// <param name="line">The line, counted from 1.</param>
    public int StartOf(int line) => _starts[Math.Clamp(line, 1, Count) - 1];

    /// <summary>Where a line ends, its line end not included.</summary>
    /// <param name="line">The line, counted from 1.</param>
    public int EndOf(int line)
    {
        int start = StartOf(line), end = line < Count ? _starts[Math.Max(line, 1)] : Text.Length;
        return start + Text.AsSpan(start, end - start).TrimEnd("\r\n").Length;
    }

    /// <summary>The line that holds an offset, counted from 1.</summary>
    public int LineAt(int offset)
    {
        int found = _starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Where a place starts and ends, in UTF-16 units from the start of the text.</summary>
    public (int Start, int End) RangeOf(SourceSpan span)
    {
        int start = Math.Clamp(StartOf(span.Line) + Math.Max(span.Column, 1) - 1, 0, Text.Length);
        return (start, start + Math.Clamp(span.Length, 0, Text.Length - start));
    }

    /// <summary>Line and column of an offset, counted from 1.</summary>
    public SourceSpan PlaceOf(int offset)
    {
        int inside = Math.Clamp(offset, 0, Text.Length), line = LineAt(inside);
        return new SourceSpan(line, inside - StartOf(line) + 1, 0);
    }
}

using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Checking.Reports;

/// <summary>The lines of a document. Places outside it are drawn to its nearest end, so that no report fails over one.</summary>
internal sealed class SourceLines
{
    private readonly List<int> _starts = [0];

    public SourceLines(string text)
    {
        Text = text;
        for (int at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            _starts.Add(at + 1);
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
        int end = line < Count ? _starts[Math.Max(line, 1)] - 1 : Text.Length;
        return end > StartOf(line) && Text[end - 1] == '\r' ? end - 1 : end;
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

namespace ConvSymbolic.Documents;

/// <summary>Where the lines of a text start.</summary>
internal sealed class LineIndex
{
    private readonly List<int> _starts = [0];

    /// <summary>Finds the lines.</summary>
    /// <param name="text">The text; lines end with LF, CR LF or CR.</param>
    public LineIndex(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int end = text.AsSpan(at).IndexOfAny('\r', '\n');
            if (end < 0)
                break;
            at += end + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            _starts.Add(at);
        }
    }

    /// <summary>The line and column of an offset, both counted from 1.</summary>
    /// <param name="offset">The offset in UTF-16 units.</param>
    public (int Line, int Column) Of(int offset)
    {
        int line = _starts.BinarySearch(offset);
        if (line < 0)
            line = ~line - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}

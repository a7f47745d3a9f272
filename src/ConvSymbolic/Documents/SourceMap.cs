using ConvSymbolic.Diagnostics;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>A piece of a text and the piece of the document that it comes from. Pieces of one length are the same character by character.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">Its length in the text.</param>
/// <param name="Source">Where it starts in the document.</param>
/// <param name="SourceLength">Its length in the document: more for an escape or an entity.</param>
internal sealed record Segment(int Start, int Length, int Source, int SourceLength)
{
    /// <summary>Whether it stands in the document as it is here.</summary>
    public bool IsVerbatim => Length == SourceLength;
}

/// <summary>From places in a text that was taken out of a document to places in the document.</summary>
internal sealed class SourceMap
{
    private readonly List<Segment> _segments;
    private readonly LineIndex _lines;

    /// <summary>A map of pieces in ascending order.</summary>
    /// <param name="segments">The pieces; together they are the text.</param>
    /// <param name="lines">The lines of the document.</param>
    public SourceMap(List<Segment> segments, LineIndex lines)
    {
        _segments = segments;
        _lines = lines;
    }

    /// <summary>The map of a whole document to itself.</summary>
    /// <param name="text">The document.</param>
    public static SourceMap Identity(string text) => new([new(0, text.Length, 0, text.Length)], new(text));

    /// <summary>The place of a character in the document.</summary>
    /// <param name="offset">Its place in the text.</param>
    public int ToDocument(int offset)
    {
        if (_segments.Count == 0)
            return 0;
        var segment = _segments[Find(offset)];
        int inside = offset - segment.Start;
        return segment.IsVerbatim ? segment.Source + inside : segment.Source + (inside >= segment.Length ? segment.SourceLength : 0);
    }

    /// <summary>The place of a range in the document.</summary>
    /// <param name="range">The range in the text.</param>
    public TextRange ToDocument(TextRange range)
    {
        int start = ToDocument(range.Start);
        if (range.Length <= 0 || _segments.Count == 0)
            return new(start, start);
        var last = _segments[Find(range.End - 1)];
        int end = last.IsVerbatim ? last.Source + (range.End - last.Start) : last.Source + last.SourceLength;
        return new(start, Math.Max(start, end));
    }

    /// <summary>The line, the column and the length of a range in the document.</summary>
    /// <param name="range">The range in the text.</param>
    public SourceSpan SpanOf(TextRange range)
    {
        var place = ToDocument(range);
        var (line, column) = _lines.Of(place.Start);
        return new(line, column, place.Length);
    }

    /// <summary>Whether a range is one piece of the document, so that another text can take its place there.</summary>
    /// <param name="range">The range in the text.</param>
    public bool IsOnePiece(TextRange range)
    {
        var place = ToDocument(range);
        for (int i = Find(range.Start); i + 1 < _segments.Count && _segments[i + 1].Start < range.End; i++)
        {
            if (_segments[i].Source + _segments[i].SourceLength != _segments[i + 1].Source)
                return false;
        }

        return place.Length >= range.Length;
    }

    /// <summary>The map of a text that was taken out of this one.</summary>
    /// <param name="pieces">The pieces of this text, in the order in which they make the new one.</param>
    public SourceMap Of(List<TextRange> pieces)
    {
        var segments = new List<Segment>(pieces.Count);
        int start = 0;
        foreach (var piece in pieces)
        {
            for (int i = Find(piece.Start); i < _segments.Count && _segments[i].Start < piece.End; i++)
            {
                var segment = _segments[i];
                int from = Math.Max(piece.Start, segment.Start);
                int to = Math.Min(piece.End, segment.Start + segment.Length);
                if (to > from)
                    Append(segments, new(start + from - piece.Start, to - from, segment.IsVerbatim ? segment.Source + from - segment.Start : segment.Source, segment.IsVerbatim ? to - from : segment.SourceLength));
            }

            start += piece.Length;
        }

        if (segments.Count == 0)
            segments.Add(new(0, 0, pieces.Count > 0 ? ToDocument(pieces[0].Start) : 0, 0));
        return new(segments, _lines);
    }

    /// <summary>The map of a text that was made from this one, perhaps with other characters.</summary>
    /// <param name="segments">From its places to those of this text.</param>
    public SourceMap Through(List<Segment> segments)
    {
        var through = new List<Segment>(segments.Count);
        foreach (var segment in segments)
        {
            if (!segment.IsVerbatim)
            {
                var place = ToDocument(new TextRange(segment.Source, segment.Source + segment.SourceLength));
                Append(through, new(segment.Start, segment.Length, place.Start, place.Length));
                continue;
            }

            int start = segment.Start;
            foreach (var piece in Of([new(segment.Source, segment.Source + segment.Length)])._segments)
                Append(through, piece with { Start = start + piece.Start });
        }

        return new(through, _lines);
    }

    /// <summary>Adds a piece; one that goes on where the last ended makes it longer.</summary>
    /// <param name="segments">The pieces so far.</param>
    /// <param name="next">The next.</param>
    public static void Append(List<Segment> segments, Segment next)
    {
        if (segments is [.., var last] && last.IsVerbatim && next.IsVerbatim && last.Source + last.Length == next.Source && last.Start + last.Length == next.Start)
            segments[^1] = last with { Length = last.Length + next.Length, SourceLength = last.SourceLength + next.SourceLength };
        else
            segments.Add(next);
    }

    private int Find(int offset)
    {
        int low = 0;
        int high = _segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_segments[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

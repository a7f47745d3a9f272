namespace ConvSymbolic.Documents;

/// <summary>A Markdown cell of a notebook.</summary>
/// <param name="Number">Its number among all cells, code included, from 1.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Segments">From its places to those of the JSON, in ascending order.</param>
internal sealed record NotebookCell(int Number, string Text, List<Segment> Segments)
{
    /// <summary>Where it starts in the JSON; there are segments.</summary>
    public int Start => Segments[0].Source;

    /// <summary>Where it ends in the JSON.</summary>
    public int End => Segments[^1].Source + Segments[^1].SourceLength;

    /// <summary>The place in the cell of an offset of the JSON; null where that is no part of it.</summary>
    public int? PlaceOf(int offset)
    {
        if (Segments.Count == 0 || offset < Start || offset > End)
            return null;
        int low = 0, high = Segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Segments[middle].Source <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        var segment = Segments[low];
        int inside = offset - segment.Source;
        return segment.Start + (segment.IsVerbatim ? Math.Min(inside, segment.Length) : inside > 0 ? segment.Length : 0);
    }
}

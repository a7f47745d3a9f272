namespace ConvSymbolic.Latex;

/// <summary>A stretch of tokens.</summary>
/// <param name="Start">The first.</param>
/// <param name="Stop">Behind the last.</param>
internal sealed record Stretch(int Start, int Stop);

/// <summary>Cuts the inside of an environment at its row breaks and columns, passing over what is nested.</summary>
internal static class GridRows
{
    /// <summary>The cells, row by row. Every row has a cell at least, perhaps an empty one.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="partner">Their partners.</param>
    /// <param name="start">The first token inside.</param>
    /// <param name="stop">Behind the last token inside.</param>
    /// <param name="byGaps">Whether wide blanks part cells too.</param>
    public static List<List<Stretch>> Of(Token[] tokens, int[] partner, int start, int stop, bool byGaps = false)
    {
        var rows = new List<List<Stretch>>();
        var row = new List<Stretch>();
        int cell = start;
        for (int i = start; i < stop; i++)
        {
            if (partner[i] > i)
            {
                i = partner[i];
            }
            else if (tokens[i].Kind is TokenKind.Column or TokenKind.Break || (byGaps && tokens[i].Kind == TokenKind.Gap))
            {
                row.Add(new(cell, i));
                cell = i + 1;
                if (tokens[i].Kind == TokenKind.Break)
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }

        row.Add(new(cell, stop));
        rows.Add(row);
        return rows;
    }
}

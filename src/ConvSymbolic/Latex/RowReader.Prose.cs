namespace ConvSymbolic.Latex;

// What stands in a line and is no mathematics: labels, words, blanks, and environments that only hold rows.
internal sealed partial class RowReader
{
    // (7), set apart by a wide blank.
    private string? LabelOf(Piece piece)
    {
        var trimmed = Trimmed(new(piece.Start, piece.Stop));
        bool isLabel = trimmed.Stop - trimmed.Start == 3
            && tokens[trimmed.Start] is { Kind: TokenKind.Open, Text: "(" }
            && tokens[trimmed.Start + 1].Kind == TokenKind.Number
            && tokens[trimmed.Start + 2] is { Kind: TokenKind.Close, Text: ")" };
        return isLabel ? tokens[trimmed.Start + 1].Text : null;
    }

    private string? WordsOf(Piece piece, bool hasNeighbours)
    {
        if (piece.Before == Boundary.Condition)
            return null;
        var words = new List<string>();
        var trimmed = Trimmed(new(piece.Start, piece.Stop));
        for (int i = trimmed.Start; i < trimmed.Stop; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && (hasNeighbours || tokens[i].Value == 1))
                words.Add(tokens[i].Text);
            else if (!tokens[i].IsBlank)
                return null;
        }

        return words.Count > 0 ? string.Join(' ', words) : null;
    }

    // Prose before or behind an equation. A word may also be an operator or an operand: then something holds it.
    private Stretch WithoutProse(Stretch stretch, List<string> remarks)
    {
        if (!HasRelation(stretch))
            return stretch;
        if (tokens[stretch.Start] is { Kind: TokenKind.Word, Value: 1 } first && (first.Text.Contains(' ', StringComparison.Ordinal) || first.Text[^1] is ':' or ',' or '.')
            && stretch.Start + 1 < stretch.Stop && !tokens[stretch.Start + 1].IsOperator && tokens[stretch.Start + 1].Kind != TokenKind.Open)
        {
            remarks.Add(first.Text);
            stretch = Trimmed(stretch with { Start = stretch.Start + 1 });
        }

        if (stretch.Stop - stretch.Start > 2 && tokens[stretch.Stop - 1] is { Kind: TokenKind.Word, Value: 1 } last
            && tokens[stretch.Stop - 2] is { IsOperator: false, Kind: not (TokenKind.Sub or TokenKind.Sup or TokenKind.Partial or TokenKind.Sum or TokenKind.Accent) } before
            && (before.Kind != TokenKind.Comma || last.Text.Contains(' ', StringComparison.Ordinal)))
        {
            remarks.Add(last.Text);
            stretch = Trimmed(stretch with { Stop = stretch.Stop - 1 });
        }

        return stretch;
    }

    /// <summary>The inside of an environment that is a piece of its own and holds rows, or of braces around a whole equation; null for anything else.</summary>
    private Stretch? Opened(Piece piece)
    {
        var stretch = Trimmed(new(piece.Start, piece.Stop));
        // A brace or an invisible delimiter around the environment changes nothing, nor does the brace of a system.
        while (stretch.Stop - stretch.Start > 1 && partner[stretch.Start] == stretch.Stop - 1)
        {
            var open = tokens[stretch.Start];
            if (open.Kind == TokenKind.Begin)
            {
                bool holdsRows = Environments.HoldsStatements(open.Text) || (Environments.IsGrid(open.Text) && Environments.Delimiters(open.Text).Close.Length == 0
                    && HasRelation(new(stretch.Start + 1, stretch.Stop - 1)));
                return holdsRows ? new(Environments.FirstToken(tokens, partner, stretch.Start), stretch.Stop - 1) : null;
            }

            if (open.Kind == TokenKind.Open && open.Text is not ("{" or ""))
                return null;
            stretch = Trimmed(new(stretch.Start + 1, stretch.Stop - 1));
            if (open.Kind == TokenKind.OpenBrace && HasRelation(stretch))
                return stretch;
        }

        return null;
    }

    private Stretch Trimmed(Stretch stretch)
    {
        (int start, int stop) = (stretch.Start, stretch.Stop);
        while (start < stop)
        {
            if (IsTrim(tokens[start]))
                start++;
            else if (tokens[start].Kind == TokenKind.OpenBrace && partner[start] == start + 1)
                start += 2;
            else
                break;
        }

        while (start < stop)
        {
            if (IsTrim(tokens[stop - 1]))
                stop--;
            else if (tokens[stop - 1].Kind == TokenKind.CloseBrace && partner[stop - 1] == stop - 2 && stop - 3 >= start && tokens[stop - 3].Kind is not (TokenKind.Sub or TokenKind.Sup))
                stop -= 2;
            else
                break;
        }

        return new(start, Math.Max(start, stop));
    }

    private static bool IsTrim(Token token) => token.IsBlank || token.Kind is TokenKind.Comma or TokenKind.Dot or TokenKind.Column or TokenKind.Semicolon or TokenKind.Colon;
}

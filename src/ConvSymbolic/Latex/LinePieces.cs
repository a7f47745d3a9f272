namespace ConvSymbolic.Latex;

/// <summary>Cuts a line where one equation ends and another, a condition or a remark begins. Nothing is read here, only looked at.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="partner">Their partners.</param>
internal sealed class LinePieces(Token[] tokens, int[] partner)
{
    /// <summary>The pieces of a line that are not empty.</summary>
    /// <param name="start">The first token of the line.</param>
    /// <param name="stop">Behind the last.</param>
    public List<Piece> Of(int start, int stop)
    {
        var merged = new List<Piece>();
        foreach (var piece in Cut(start, stop))
        {
            if (merged.Count > 0 && Continues(merged[^1], piece))
                merged[^1] = merged[^1].With(piece);
            else
                merged.Add(piece);
        }

        merged.RemoveAll(piece => piece.IsEmpty);
        return merged;
    }

    /// <summary>Cuts a piece at its commas, where what follows the comma has a relation of its own.</summary>
    /// <param name="piece">The piece.</param>
    public IEnumerable<Stretch> Statements(Piece piece)
    {
        int start = piece.Start;
        int comma = -1;
        bool before = false;
        bool behind = false;
        int parentheses = 0;
        for (int i = piece.Start; i < piece.Stop; i = Next(i))
        {
            var token = tokens[i];
            parentheses = Math.Max(0, parentheses + Level(token));
            if (parentheses > 0)
                continue;
            if (token.Kind == TokenKind.Comma)
            {
                before |= behind;
                behind = false;
                comma = i;
            }
            else if (token.IsRelation)
            {
                if (before && !behind && comma >= 0 && !IsNextTo(comma, i))
                {
                    yield return new(start, comma);
                    start = comma + 1;
                    before = false;
                }

                behind = true;
            }
        }

        yield return new(start, piece.Stop);
    }

    private bool IsNextTo(int comma, int relation)
    {
        for (int i = comma + 1; i < relation; i++)
        {
            if (!tokens[i].IsBlank && tokens[i].Kind != TokenKind.Column)
                return false;
        }

        return true;
    }

    private List<Piece> Cut(int start, int stop)
    {
        var pieces = new List<Piece>();
        int parentheses = 0;
        var current = Empty(start, Boundary.None);
        for (int i = start; i < stop; i = Next(i))
        {
            var token = tokens[i];
            parentheses = Math.Max(0, parentheses + Level(token));
            bool isDisplay = token.Kind == TokenKind.Begin && partner[i] > i && Environments.HoldsStatements(token.Text) && (current.IsEmpty || !current.Last.IsOperator);
            var boundary = parentheses > 0 ? Boundary.None : BoundaryAt(token);
            if (boundary != Boundary.None)
            {
                pieces.Add(current with { Stop = i });
                current = Empty(boundary == Boundary.Arrow ? i : i + 1, boundary);
                continue;
            }

            if (isDisplay && parentheses == 0 && !current.IsEmpty)
            {
                pieces.Add(current with { Stop = i });
                current = Empty(i, Boundary.Join);
            }

            if (!IsPunctuation(token) && !IsEmptyGroup(i))
            {
                current = current with
                {
                    HasRelation = current.HasRelation || (token.IsRelation && parentheses == 0),
                    IsEmpty = false,
                    First = current.IsEmpty ? token : current.First,
                    Last = token,
                };
            }

            if (isDisplay && parentheses == 0)
            {
                pieces.Add(current with { Stop = partner[i] + 1 });
                current = Empty(partner[i] + 1, Boundary.Join);
            }
        }

        pieces.Add(current with { Stop = stop });
        return pieces;
    }

    private static Piece Empty(int start, Boundary before) => new(start, start, before, false, true, default, default);

    // A column or a wide blank parts nothing where an operator stands beside it, nor does an arrow between two sides.
    private static bool Continues(Piece piece, Piece next) => next.Before switch
    {
        Boundary.Column or Boundary.Gap => piece.IsEmpty || next.IsEmpty || piece.Last.IsOperator || next.First.IsOperator,
        Boundary.Arrow => !piece.IsEmpty && !(piece.HasRelation && next.HasRelation),
        _ => false,
    };

    private static Boundary BoundaryAt(Token token) => token.Kind switch
    {
        TokenKind.Column => Boundary.Column,
        TokenKind.Gap => Boundary.Gap,
        TokenKind.Semicolon => Boundary.Semicolon,
        TokenKind.ForAll => Boundary.Condition,
        TokenKind.Word when Words.Joins(token.Text) => Boundary.Join,
        TokenKind.Word when Words.Restricts(token.Text) => Boundary.Condition,
        TokenKind.Relation when token.Text is "Rightarrow" or "Longrightarrow" or "implies" or "iff" or "Leftrightarrow" or "therefore" or "=>" => Boundary.Arrow,
        _ => Boundary.None,
    };

    /// <summary>The next token outside of groups. A script and a label over a relation belong to what carries them.</summary>
    private int Next(int i)
    {
        if (tokens[i].Kind is TokenKind.Sub or TokenKind.Sup && i + 1 < tokens.Length)
            return Behind(i + 1);
        if (tokens[i].Kind == TokenKind.LabelledRelation && i + 1 < tokens.Length)
        {
            int label = Behind(i + 1);
            return tokens[i].Text == "x" || label >= tokens.Length ? label : Behind(label);
        }

        return Behind(i);
    }

    private int Behind(int i) => (partner[i] > i ? partner[i] : i) + 1;

    private static int Level(Token token) => token switch
    {
        { Kind: TokenKind.Open, Value: 0 } => 1,
        { Kind: TokenKind.Close, Value: 0 } => -1,
        _ => 0,
    };

    private bool IsEmptyGroup(int i) => tokens[i].Kind == TokenKind.OpenBrace && partner[i] == i + 1;

    private static bool IsPunctuation(Token token) => token.IsBlank || token.Kind is TokenKind.Comma or TokenKind.Dot or TokenKind.Column or TokenKind.Colon;
}

namespace ConvSymbolic.Latex;

/// <summary>Cuts a line where one equation ends and another, a condition or a remark begins. Nothing is read here, only looked at.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="partner">Their partners.</param>
/// <param name="text">What the tokens are of.</param>
internal sealed class LinePieces(Token[] tokens, int[] partner, string text)
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
        // An arrow between two equations belongs to neither.
        return [.. merged.Select(piece => piece is { Before: Boundary.Arrow, HasRelation: true } ? piece with { Start = piece.Start + 1 } : piece)];
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

            if (parentheses == 0 && !current.IsEmpty && i > start && IsApart(i))
            {
                pieces.Add(current with { Stop = i });
                current = Empty(i, Boundary.Paragraph);
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

    // A blank line, or a new line behind a matrix that begins with a name.
    private bool IsApart(int i)
    {
        var between = text.AsSpan(tokens[i - 1].End, Math.Max(0, tokens[i].Start - tokens[i - 1].End));
        int line = between.IndexOf('\n');
        return line >= 0 && tokens[i].Kind == TokenKind.Name && (tokens[i - 1].Kind == TokenKind.Finish || between[(line + 1)..].Contains('\n'));
    }

    private static Piece Empty(int start, Boundary before) => new(start, start, before, false, true, Token.None, Token.None);

    // A column or a wide blank parts nothing where an operator stands beside it, nor does an arrow between two sides.
    private bool Continues(Piece piece, Piece next) => next.Before switch
    {
        Boundary.Column or Boundary.Gap => piece.IsEmpty || next.IsEmpty || piece.Last.IsOperator || next.First.IsOperator || IsFactor(piece, next),
        Boundary.Paragraph => piece.IsEmpty || !(piece.HasRelation && next.HasRelation) || piece.Last.IsOperator,
        Boundary.Arrow => !piece.IsEmpty && !(piece.HasRelation && next.HasRelation),
        _ => false,
    };

    // ∂L/∂O_12 \quad 0: a number behind a wide blank says nothing by itself; 3 × 3 is a size.
    private bool IsFactor(Piece piece, Piece next)
    {
        if (piece.IsEmpty || next is not { HasRelation: false, Before: Boundary.Gap, First.Kind: TokenKind.Number })
            return false;
        int behind = next.Start;
        while (tokens[behind].Start <= next.First.Start && behind + 1 < next.Stop)
            behind++;
        return tokens[behind].Kind != TokenKind.Product;
    }

    private static Boundary BoundaryAt(Token token) => token.Kind switch
    {
        TokenKind.Column => Boundary.Column,
        TokenKind.Gap => Boundary.Gap,
        TokenKind.Semicolon => Boundary.Semicolon,
        TokenKind.ForAll => Boundary.Condition,
        TokenKind.Word when Words.Joins(token.Text) => Boundary.Join,
        TokenKind.Word when Words.Restricts(token.Text) => Boundary.Condition,
        TokenKind.Relation when token.Text is "Rightarrow" or "Longrightarrow" or "implies" or "iff" or "Leftrightarrow" or "Longleftrightarrow" or "therefore" or "because" or "=>" => Boundary.Arrow,
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

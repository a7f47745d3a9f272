namespace ConvSymbolic.Latex;

/// <summary>
/// Finds for every brace, <c>\begin</c> and <c>\left</c> what closes it, in one pass. What is never closed stays alone, and so does a brace
/// that would reach over a row break: the row with the slip can't be read then, its neighbours can.
/// </summary>
internal static class Pairs
{
    /// <summary>For each token the index of its partner, or -1.</summary>
    /// <param name="tokens">The tokens.</param>
    public static int[] Find(Token[] tokens)
    {
        int[] partner = new int[tokens.Length];
        Array.Fill(partner, -1);
        var open = new Stack<Opened>();
        int environments = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OpenBrace:
                    open.Push(new(i, i > 0 && tokens[i - 1].Kind == TokenKind.Substack));
                    break;
                case TokenKind.Open when tokens[i].Value == 1:
                    open.Push(new(i, false));
                    break;
                case TokenKind.Begin:
                    environments++;
                    open.Push(new(i, true));
                    break;
                case TokenKind.Break when open.Count > 0 && !open.Peek().MayBreak:
                    DropBroken(open);
                    break;
                case TokenKind.CloseBrace:
                    while (open.TryPeek(out var top) && tokens[top.Index].Kind == TokenKind.Open)
                        open.Pop();
                    Close(TokenKind.OpenBrace, i);
                    break;
                case TokenKind.Close when tokens[i].Value == 1:
                    while (open.TryPeek(out var top) && tokens[top.Index].Kind == TokenKind.OpenBrace)
                        open.Pop();
                    Close(TokenKind.Open, i);
                    break;
                case TokenKind.Finish when environments > 0:
                    while (tokens[open.Peek().Index].Kind != TokenKind.Begin)
                        open.Pop();
                    environments--;
                    Close(TokenKind.Begin, i);
                    break;
            }
        }

        return partner;

        void Close(TokenKind kind, int i)
        {
            if (open.TryPeek(out var top) && tokens[top.Index].Kind == kind)
            {
                open.Pop();
                partner[i] = top.Index;
                partner[top.Index] = i;
            }
        }
    }

    /// <summary>Marks the labels that stand over or under a relation: then they are that relation.</summary>
    /// <param name="tokens">The tokens, changed in place.</param>
    /// <param name="partner">Their partners.</param>
    public static void MarkLabelledRelations(Token[] tokens, int[] partner)
    {
        for (int i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Above)
                continue;
            int label = i + 1;
            int body = (partner[label] > label ? partner[label] : label) + 1;
            if (body >= tokens.Length)
                continue;
            int sign = tokens[body].Kind == TokenKind.OpenBrace && partner[body] == body + 2 ? body + 1 : body;
            if (tokens[sign].Kind == TokenKind.Relation)
                tokens[i] = tokens[i] with { Kind = TokenKind.LabelledRelation, Value = tokens[sign].Value };
        }
    }

    private static void DropBroken(Stack<Opened> open)
    {
        while (open.TryPeek(out var top) && !top.MayBreak)
            open.Pop();
    }

    private sealed record Opened(int Index, bool MayBreak);
}

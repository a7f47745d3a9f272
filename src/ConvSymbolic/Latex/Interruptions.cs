namespace ConvSymbolic.Latex;

/// <summary>Finds what parts tokens that belong together: braces that end with an operator, {a \times} b, which do not show, and a new row between Σ and what is summed.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="partner">Their partners.</param>
internal sealed class Interruptions(Token[] tokens, int[] partner)
{
    /// <summary>The tokens without them; the same array where there are none.</summary>
    public Token[] Removed()
    {
        var dropped = new HashSet<int>();
        for (int i = 0; i < tokens.Length; i++)
        {
            int end = partner[i];
            if (tokens[i].Kind == TokenKind.Break && EndsWithSum(i))
            {
                do
                    dropped.Add(i);
                while (i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Column && ++i > 0);
            }
            else if (tokens[i].Kind == TokenKind.OpenBrace && end > i + 2 && tokens[end - 1].Kind is TokenKind.Product or TokenKind.Sign && tokens[end - 2].Kind is not (TokenKind.Sub or TokenKind.Sup) && !IsArgument(i))
            {
                dropped.Add(i);
                dropped.Add(end);
            }
        }

        return dropped.Count == 0 ? tokens : [.. tokens.Where((_, i) => !dropped.Contains(i))];
    }

    private bool IsArgument(int brace) => brace > 0 && (tokens[brace - 1].Kind is TokenKind.Sub or TokenKind.Sup or TokenKind.Accent or TokenKind.Root or TokenKind.Substack or TokenKind.Brace or TokenKind.LabelledRelation || TakesTwo(brace - 1)
        || (tokens[brace - 1].Kind == TokenKind.CloseBrace && partner[brace - 1] > 0 && TakesTwo(partner[brace - 1] - 1)));

    private bool TakesTwo(int i) => tokens[i].Kind is TokenKind.Fraction or TokenKind.Above;

    // Σ with its limits, and nothing behind them.
    private bool EndsWithSum(int end)
    {
        int at = end - 1;
        while (at > 0 && (tokens[at].IsBlank || tokens[at].Kind == TokenKind.Column))
            at--;
        for (int scripts = 0; scripts < 2 && at > 1; scripts++)
        {
            int script = partner[at] >= 0 && partner[at] < at ? partner[at] : at;
            if (script < 1 || tokens[script - 1].Kind is not (TokenKind.Sub or TokenKind.Sup))
                break;
            at = script - 2;
        }

        return at >= 0 && tokens[at].Kind == TokenKind.Sum;
    }
}

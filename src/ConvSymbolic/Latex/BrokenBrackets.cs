namespace ConvSymbolic.Latex;

/// <summary>Joins rows that one pair of <c>\Bigl( … \Bigr)</c> reaches over: a formula too long for a row, which <c>\left</c> could not break.</summary>
internal static class BrokenBrackets
{
    /// <summary>The tokens without the breaks inside such brackets, and without what aligns the row behind.</summary>
    /// <param name="text">The fragment.</param>
    /// <param name="tokens">Its tokens.</param>
    public static Token[] Join(string text, Token[] tokens)
    {
        if (!text.Contains("igl", StringComparison.Ordinal) && !text.Contains("iggl", StringComparison.Ordinal))
            return tokens;
        bool[] isDropped = new bool[tokens.Length];
        var open = new Stack<(bool IsSized, List<int> Breaks)>();
        for (int i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.Open:
                    open.Push((IsSized(text, tokens[i].Start), []));
                    break;
                case TokenKind.Begin:
                    open.Push((false, []));
                    break;
                case TokenKind.Finish:
                    open.TryPop(out _);
                    break;
                case TokenKind.Close:
                    // Only what is closed was one formula.
                    if (open.TryPop(out var closed) && closed.IsSized)
                    {
                        foreach (int at in closed.Breaks)
                            Drop(at);
                    }
                    break;
                case TokenKind.Break when open.TryPeek(out var inner) && inner.IsSized:
                    inner.Breaks.Add(i);
                    break;
            }
        }
        return isDropped.Contains(true) ? [.. tokens.Where((_, i) => !isDropped[i])] : tokens;

        void Drop(int at)
        {
            isDropped[at] = true;
            for (int i = at + 1; i < tokens.Length && tokens[i].Kind is TokenKind.Column or TokenKind.Gap; i++)
                isDropped[i] = true;
            for (int i = at - 1; i >= 0 && tokens[i].Kind is TokenKind.Column or TokenKind.Gap; i--)
                isDropped[i] = true;
        }
    }

    private static bool IsSized(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.EndsWith("\\bigl", StringComparison.OrdinalIgnoreCase) || before.EndsWith("\\biggl", StringComparison.OrdinalIgnoreCase);
    }
}

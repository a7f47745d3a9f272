namespace ConvSymbolic.Latex;

/// <summary>
/// The commands that a document defines, and those of usual packages that stand for a derivative. A call is replaced by the tokens of its meaning, which stand
/// where the call stands; its arguments keep their own places.
/// </summary>
internal sealed class Macros
{
    private const int DeepestNesting = 8, MostTokens = 200_000;

    private readonly Dictionary<string, (MacroDefinition Definition, Token[] Body, Token[] First)> _known = new(StringComparer.Ordinal);

    private Macros()
    {
        foreach (string name in (string[])["pdv", "diffp", "partialderivative"])
            Add(new MacroDefinition(name, 2, null, @"\frac{\partial #1}{\partial #2}"));
        foreach (string name in (string[])["dv", "diff", "derivative"])
            Add(new MacroDefinition(name, 2, null, @"\frac{d #1}{d #2}"));
    }

    /// <summary>Those of packages alone.</summary>
    public static Macros Usual { get; } = new();

    /// <summary>Those that texts define, and those of packages.</summary>
    public static Macros Of(IEnumerable<string> texts)
    {
        Macros? own = null;
        foreach (string text in texts)
        {
            var raw = new RawText(text);
            for (int at = text.IndexOf('\\', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\\', at + 1))
            {
                int end = at + 1;
                while (end < text.Length && char.IsAsciiLetter(text[end]))
                    end++;
                if (MacroDefinition.IsOne(text.AsSpan(at + 1, end - at - 1)) && MacroDefinition.Read(text, raw, at, out _) is { } definition)
                    (own ??= new Macros()).Add(definition);
            }
        }
        return own ?? Usual;
    }

    /// <summary>The tokens with every call replaced.</summary>
    public Token[] Expand(Token[] tokens)
    {
        if (!tokens.Any(IsCall))
            return tokens;
        var expanded = new List<Token>(tokens.Length);
        int left = MostTokens;
        Expand(tokens, expanded, 0, ref left);
        return [.. expanded];
    }

    private void Add(MacroDefinition definition) => _known[definition.Name] = (definition, Lexer.Read(definition.Body), definition.First is null ? [] : Lexer.Read(definition.First));

    private bool IsCall(Token token) => token.Kind == TokenKind.Unknown && token.Text is ['\\', .. var name] && _known.ContainsKey(name);

    // What is left counts the tokens of all meanings, also of those that come to nothing in the end.
    private void Expand(ReadOnlySpan<Token> tokens, List<Token> expanded, int depth, ref int left)
    {
        for (int k = 0; k < tokens.Length; k++)
        {
            int behind = k + 1;
            if (!IsCall(tokens[k]) || depth > DeepestNesting || left <= 0 || Meaning(tokens, k, ref behind, ref left) is not { } meaning)
            {
                expanded.Add(tokens[k]);
                continue;
            }
            Expand(meaning, expanded, depth + 1, ref left);
            k = behind - 1;
        }
    }

    // The tokens that a call stands for, one level deep; null where arguments are missing or it grows too long.
    private Token[]? Meaning(ReadOnlySpan<Token> tokens, int call, ref int behind, ref int left)
    {
        var (definition, body, first) = _known[tokens[call].Text[1..]];
        var arguments = new List<Token[]>();
        if (definition.First is not null)
            arguments.Add(Bracketed(tokens, ref behind)?.ToArray() ?? first);
        while (arguments.Count < definition.Count)
        {
            if (Argument(tokens, ref behind) is not { } argument)
                return null;
            arguments.Add(argument);
        }
        var meaning = new List<Token>();
        int at = tokens[call].Start, last = tokens[behind - 1].End;
        left--;
        for (int k = 0; k < body.Length; k++)
        {
            if (meaning.Count > left)
            {
                left = 0;
                return null;
            }
            if (body[k] is { Kind: TokenKind.Unknown, Text: "#" } && k + 1 < body.Length && body[k + 1] is { Kind: TokenKind.Number, Text: [>= '1' and <= '9' and var digit] } && digit - '0' <= arguments.Count)
            {
                k++;
                foreach (var token in arguments[digit - '1'])
                {
                    // An argument that is used twice, or behind a later one, stands where the reading is.
                    meaning.Add(token.Start >= at ? token : token with { Start = at, End = at });
                    at = meaning[^1].End;
                }
                continue;
            }
            int end = meaning.Count == 0 ? tokens[call].End : at;
            meaning.Add(body[k] with { Start = at, End = k == body.Length - 1 ? Math.Max(last, end) : end });
            at = meaning[^1].End;
        }
        left -= meaning.Count;
        return [.. meaning];
    }

    private static Token[]? Argument(ReadOnlySpan<Token> tokens, ref int at)
    {
        if (at >= tokens.Length || tokens[at].Kind is TokenKind.CloseBrace or TokenKind.Column or TokenKind.Break)
            return null;
        if (tokens[at].Kind != TokenKind.OpenBrace)
            return [tokens[at++]];
        int depth = 0, start = at + 1;
        for (int k = at; k < tokens.Length; k++)
        {
            depth += tokens[k].Kind == TokenKind.OpenBrace ? 1 : tokens[k].Kind == TokenKind.CloseBrace ? -1 : 0;
            if (depth == 0)
            {
                at = k + 1;
                return tokens[start..k].ToArray();
            }
        }
        return null;
    }

    private static Token[]? Bracketed(ReadOnlySpan<Token> tokens, ref int at)
    {
        if (at >= tokens.Length || tokens[at] is not { Kind: TokenKind.Open, Text: "[" })
            return null;
        for (int k = at + 1; k < tokens.Length; k++)
        {
            if (tokens[k] is { Kind: TokenKind.Close, Text: "]" })
            {
                var inner = tokens[(at + 1)..k].ToArray();
                at = k + 1;
                return inner;
            }
        }
        return null;
    }
}

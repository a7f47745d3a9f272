namespace ConvSymbolic.Latex;

/// <summary>What the environments are: rows of statements, or grids of entries.</summary>
internal static class Environments
{
    /// <summary>The name without the star.</summary>
    /// <param name="name">The name as written.</param>
    public static string Plain(string name) => name.EndsWith('*') ? name[..^1] : name;

    /// <summary>
    /// Whether the rows are statements, and columns only align them. Then it is a display of its own, which needs no delimiters around it: some who write
    /// aligned forget them.
    /// </summary>
    /// <param name="name">The name.</param>
    public static bool HoldsStatements(string name) => Plain(name) is "align" or "aligned" or "alignat" or "alignedat" or "flalign" or "split" or "gather" or "gathered" or "multline"
        or "multlined" or "eqnarray" or "equation" or "displaymath" or "math" or "subequations" or "dmath" or "IEEEeqnarray";

    /// <summary>Whether it is a grid of entries.</summary>
    /// <param name="name">The name.</param>
    public static bool IsGrid(string name) => Plain(name) is "matrix" or "pmatrix" or "bmatrix" or "Bmatrix" or "vmatrix" or "Vmatrix" or "smallmatrix" or "psmallmatrix" or "bsmallmatrix"
        or "array" or "cases" or "dcases" or "rcases" or "tabular" or "darray";

    /// <summary>Whether an argument in braces comes first: the columns of an array.</summary>
    /// <param name="name">The name.</param>
    public static bool HasArgument(string name) => Plain(name) is "array" or "tabular" or "darray" or "alignat" or "alignedat" or "IEEEeqnarray";

    /// <summary>The delimiters that an environment brings along.</summary>
    /// <param name="name">The name.</param>
    public static (string Open, string Close) Delimiters(string name) => Plain(name) switch
    {
        "pmatrix" or "psmallmatrix" => ("(", ")"),
        "bmatrix" or "bsmallmatrix" => ("[", "]"),
        "Bmatrix" => ("{", "}"),
        "vmatrix" => ("|", "|"),
        "Vmatrix" => ("‖", "‖"),
        "cases" or "dcases" => ("{", ""),
        "rcases" => ("", "}"),
        _ => ("", ""),
    };

    /// <summary>Where the rows start: behind <c>{|c|c|}</c> and <c>[t]</c>.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="partner">Their partners.</param>
    /// <param name="begin">The index of <c>\begin</c>.</param>
    public static int FirstToken(Token[] tokens, int[] partner, int begin)
    {
        int first = begin + 1;
        int stop = partner[begin];
        if (tokens[first] is { Kind: TokenKind.Open, Text: "[" } && first + 2 < stop && tokens[first + 1] is { Kind: TokenKind.Name, Text: "t" or "b" or "c" or "l" or "r" }
            && tokens[first + 2] is { Kind: TokenKind.Close, Text: "]" })
        {
            first += 3;
        }

        if (!HasArgument(tokens[begin].Text))
            return first;
        if (tokens[first].Kind == TokenKind.OpenBrace && partner[first] > first)
            return partner[first] + 1;
        // Without braces TeX takes one character for the columns; but not where it carries a script, which shows that it was meant as an entry.
        bool isColumns = tokens[first].Kind == TokenKind.Name && first + 1 < stop && tokens[first + 1].Kind is TokenKind.Name or TokenKind.Number or TokenKind.OpenBrace or TokenKind.Fraction or TokenKind.Partial;
        return isColumns ? first + 1 : first;
    }
}

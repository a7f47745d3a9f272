namespace ConvSymbolic.Latex;

/// <summary>Reads LaTeX mathematics as people write it. It takes any text: what can't be read is a row with a problem.</summary>
internal static class LatexParser
{
    // A formula of some thousand pages. Beyond it something else than mathematics was given.
    private const int LongestFragment = 4_000_000;

    /// <summary>The rows of a fragment, in the order of writing.</summary>
    /// <param name="text">The text between the delimiters of mathematics.</param>
    /// <param name="macros">The commands of the document; null for those of usual packages.</param>
    public static IReadOnlyList<Row> Parse(string text, Macros? macros = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestFragment)
        {
            string found = $"{text.Length:N0} characters";
            string expected = $"at most {LongestFragment:N0}";
            var problem = new Problem(new(0, 0), found, expected, $"This formula has {found}; {expected} are read.");
            return [new(new(0, text.Length), null, problem)];
        }

        var tokens = BrokenBrackets.Join(text, (macros ?? Macros.Usual).Expand(Lexer.Read(text)));
        int[] partner = Pairs.Find(tokens);
        if (new Interruptions(tokens, partner).Removed() is var joined && joined.Length < tokens.Length)
            (tokens, partner) = (joined, Pairs.Find(joined));
        Pairs.MarkLabelledRelations(tokens, partner);
        return new RowReader(text, tokens, partner).Read();
    }
}

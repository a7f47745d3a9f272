namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Random documents about one convolution layer, with one to three slips or none, and the truth about every equality.</summary>
public static class FreshDocuments
{
    public static FreshDocument Of(int seed)
    {
        var dice = new Dice(seed);
        return dice.Int(0, 99) switch
        {
            < 52 => new DeclaredDocument(dice).Write(),
            < 60 => new NamedDocument(dice).Write(),
            < 67 => new PlanesDocument(dice).Write(),
            _ => new StatedDocument(dice).Write(),
        };
    }

    /// <summary>The documents of this seed and of all that follow.</summary>
    public static IEnumerable<FreshDocument> From(int seed)
    {
        for (int next = seed; ; next++)
            yield return Of(next);
    }

    /// <summary>One to three slips in a document, or none.</summary>
    public static List<Claim> WithSlips(List<Claim> claims, FreshLayer layer, Dice dice, Func<Claim, bool> isOpen)
    {
        int slips = dice.Pick(0, 0, 1, 1, 1, 2, 2, 3);
        var edits = new Slips(layer, dice);
        List<Claim> result = [.. claims];
        for (int tries = 0; slips > 0 && tries < 20; tries++)
        {
            int which = dice.Int(0, claims.Count - 1);
            if (result[which].Text is not null || result[which].Slip is not null || !isOpen(claims[which])
                || edits.In(claims[which], claims) is not { } changed)
                continue;
            result[which] = changed;
            slips--;
        }
        return result;
    }

    /// <summary>The gradients by other names, said in words.</summary>
    public static string? Shorthand(Notation notation)
    {
        string Words(string sign) =>
            $"We write ${sign}{notation.Input}$ for $\\frac{{\\partial {notation.Loss}}}{{\\partial {notation.Input}}}$, "
            + $"and so on for ${notation.Filter}$ and ${notation.Output}$.";
        return notation.Gradients switch
        {
            GradientSigns.D => Words("d"),
            GradientSigns.Nabla => Words("\\nabla "),
            _ => null,
        };
    }
}

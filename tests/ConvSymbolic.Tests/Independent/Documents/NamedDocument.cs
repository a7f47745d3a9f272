namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>A document whose declared sizes are letters.</summary>
public sealed class NamedDocument(Dice dice)
{
    public FreshDocument Write()
    {
        int axes = dice.Int(1, 2);
        var notation = Notation.Random(dice, axes);
        var sizes = new AnySize(axes, dice.Chance(30), notation, dice);
        bool hasLimits = dice.Chance(60);
        var formulas = new Formulas(sizes.Layer, notation, dice, sizes.Names);
        List<Claim> claims = [formulas.Forward(hasLimits), .. sizes.Claims(formulas, hasLimits)];
        if (dice.Chance(15))
            claims.Add(formulas.Accumulation());
        if (dice.Chance(30))
            claims.Add(sizes.Extent());
        claims = FreshDocuments.WithSlips(claims, sizes.Layer, dice, _ => true);
        var page = new Page(new Writer(notation, sizes.Layer), dice, isTex: false);
        page.Paragraph($"<!-- convsym: {sizes.Declaration()} -->");
        if (FreshDocuments.Shorthand(notation) is { } shorthand)
            page.Paragraph(shorthand);
        page.Claims(claims);
        return new FreshDocument(dice.Seed, "fresh.md", page.Text, "declared letters", notation.Style,
            [.. page.Signs.Select(sign => new FreshEquation(
            sign.Sign, sign.Latex, sign.Claim.Kind, sign.Claim.Slip,
            Truths.Of(sizes.Worlds, sign.Claim, sign.Member), Founds: false))]);
    }
}

namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>A document that states a layer with channels or several filters by its general formula and its sizes.</summary>
public sealed class PlanesDocument(Dice dice)
{
    public FreshDocument Write()
    {
        var layer = Layer();
        var notation = Notation.Random(dice, layer.Axes.Count) with { Bias = "b" };
        if (notation.Loss == "C")
            notation = notation with { Loss = "L" };
        var formulas = new Formulas(layer, notation, dice);
        var rows = new Rows(layer, notation.Base, dice);
        int Any(Quantity of) => dice.Int(0, rows.Count(of) - 1);
        List<Claim> claims = [formulas.Forward(hasLimits: true) with { Founds = true }];
        for (int i = dice.Int(3, 7); i > 0; i--)
            if (dice.Int(0, 7) switch
            {
                0 => rows.Output(Any(Quantity.Output)),
                1 => rows.FilterGradient(Any(Quantity.Filter)),
                2 => rows.InputGradient(Any(Quantity.Input)),
                3 => formulas.FilterGradient(hasLimits: true),
                4 => formulas.InputGradient(hasLimits: true),
                5 => formulas.Chain(dice.Pick(Quantity.Input, Quantity.Filter), hasLimits: true),
                6 => rows.Chain(Quantity.Filter, Any(Quantity.Filter), dice.Chance(50)),
                _ => rows.Local(),
            } is { } claim && claim.Members.All(member => member is not Addition { Terms.Count: 0 or > 20 }))
                claims.Add(claim);
        claims = FreshDocuments.WithSlips(claims, layer, dice, claim => !claim.Founds);
        var page = new Page(new Writer(notation, layer), dice, isTex: false);
        page.Paragraph(Words(layer, notation));
        page.Claims([claims[0]]);
        if (notation.Upstream is { } upstream)
            page.Claims([Claim.Foreign("name", $"{upstream} = \\frac{{\\partial {notation.Loss}}}{{\\partial {notation.Output}}}")]);
        if (FreshDocuments.Shorthand(notation) is { } shorthand)
            page.Paragraph(shorthand);
        page.Claims(claims[1..]);
        World[] worlds = [new(layer, notation.Base, new Dictionary<string, int>(), dice)];
        return new FreshDocument(dice.Seed, "fresh.md", page.Text, "formula with channels", notation.Style,
            [.. page.Signs.Select(sign => new FreshEquation(sign.Sign, sign.Latex, sign.Claim.Kind, sign.Claim.Slip,
                Truths.Of(worlds, sign.Claim, sign.Member), sign.Claim.Founds || sign.Claim.Kind == "name"))]);
    }

    private FreshLayer Layer()
    {
        int axes = dice.Int(1, 2), stride = dice.Pick(1, 1, 2), padding = dice.Pick(0, 0, 1);
        int channels = dice.Int(1, 2), filters = channels == 1 ? 2 : dice.Int(1, 2), extent = dice.Int(3, axes == 1 ? 5 : 4);
        return new FreshLayer
        {
            Axes = [.. Enumerable.Repeat(new FreshAxis(extent, 2, stride, 1, padding, padding, 0, false), axes)],
            Channels = channels,
            Filters = filters,
            WritesChannels = channels > 1,
            WritesFilters = filters > 1,
            HasBias = dice.Chance(25),
        };
    }

    private static string Words(FreshLayer layer, Notation notation)
    {
        string Extents(Quantity of) => string.Join(" \\times ", layer.Shape(of));
        string zeros = layer.Axes[0].Before > 0 ? " The input is 0 outside of its range." : "";
        string channels = layer.WritesChannels ? $" There are {layer.Channels} input channels $c$." : "";
        string filters = layer.WritesFilters ? $" There are {layer.Filters} filters $o$." : "";
        return $"The input is ${notation.Input} \\in \\mathbb{{R}}^{{{Extents(Quantity.Input)}}}$, "
            + $"the filter ${notation.Filter} \\in \\mathbb{{R}}^{{{Extents(Quantity.Filter)}}}$"
            + $"; cross-correlation{Opening.Settings(layer)}.{channels}{filters} {Opening.Indices(notation)}{zeros}";
    }
}

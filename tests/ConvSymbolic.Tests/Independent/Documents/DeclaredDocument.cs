namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>A document whose layer is declared in a comment: every equality has a truth.</summary>
public sealed class DeclaredDocument
{
    private readonly Dice _dice;

    private readonly FreshLayer _layer;

    private readonly Notation _notation;

    private readonly bool _isTex;

    private readonly List<Claim> _claims = [];

    private readonly Numbers? _numbers;

    public DeclaredDocument(Dice dice)
    {
        _dice = dice;
        _layer = RandomLayer.Declared(dice);
        _notation = Notation.Random(dice, _layer.Axes.Count);
        if (_layer.IsTurned)
            _notation = _notation with { Star = null };
        if (_layer.WritesChannels && _notation.Bias == "c")
            _notation = _notation with { Bias = "b" };
        _isTex = dice.Chance(20);
        if (_layer.Axes.Count <= 2 && !_layer.HasPlanes && dice.Chance(20))
            _numbers = new Numbers(_layer, _notation.Base, dice);
    }

    public FreshDocument Write()
    {
        Collect();
        var claims = FreshDocuments.WithSlips(_claims, _layer, _dice, _ => true);
        for (int i = _dice.Pick(0, 0, 1, 2); i > 0; i--)
            claims.Insert(_dice.Int(0, claims.Count), Foreign.Random(_dice, _notation, _layer));
        var page = new Page(new Writer(_notation, _layer), _dice, _isTex);
        string words = Declaration.Of(_layer, _notation, isTurnedConvWord: true, _dice);
        page.Paragraph(_isTex ? $"\\documentclass{{article}}\n% convsym: {words}\n\\begin{{document}}" : $"<!-- convsym: {words} -->");
        if (FreshDocuments.Shorthand(_notation) is { } shorthand)
            page.Paragraph(shorthand);
        if (_numbers is not null)
            page.Claims(_numbers.Given());
        for (int next = 0; next < claims.Count;)
        {
            int count = _dice.Int(1, 4);
            page.Claims(claims.GetRange(next, Math.Min(count, claims.Count - next)));
            next += count;
        }
        if (_isTex)
            page.Paragraph("\\end{document}");
        var world = new World(_layer, _notation.Base, new Dictionary<string, int>(), _dice);
        Truth TruthOf(Claim claim, int member) =>
            _numbers is not null ? Numbers.TruthOf(claim, member, _numbers.World, world) : Truths.Of([world], claim, member);
        var equations = page.Signs.Select(sign =>
            new FreshEquation(sign.Sign, sign.Latex, sign.Claim.Kind, sign.Claim.Slip, TruthOf(sign.Claim, sign.Member),
                sign.Claim.Kind == "given"));
        return new FreshDocument(_dice.Seed, _isTex ? "fresh.tex" : "fresh.md", page.Text, "declared", _notation.Style, [.. equations]);
    }

    private void Collect()
    {
        var rows = new Rows(_layer, _notation.Base, _dice);
        var formulas = new Formulas(_layer, _notation, _dice);
        var operators = new Operators(_layer, _dice);
        bool hasLimits = _dice.Chance(70);
        for (int i = _dice.Int(4, 11); i > 0; i--)
        {
            var claim = _numbers is not null && _dice.Chance(40) ? _numbers.Random(operators)
                : operators.AreWritten && _dice.Chance(20) ? operators.Gradient()
                : Any(rows, formulas, operators, hasLimits);
            if (claim is not null && claim.Members.All(member => member is not Addition { Terms.Count: 0 or > 20 }))
                _claims.Add(claim);
        }
        if (_claims.Count == 0)
            _claims.Add(rows.Output(0));
    }

    private Claim? Any(Rows rows, Formulas formulas, Operators operators, bool hasLimits)
    {
        bool hasFormulas = _layer.Groups == 1 && !_layer.IsTransposed, isTransposed = _layer.Groups == 1 && _layer.IsTransposed;
        int Entry(Quantity of) => _dice.Int(0, rows.Count(of) - 1);
        return _dice.Int(0, 13) switch
        {
            0 or 1 => rows.Output(Entry(Quantity.Output)),
            2 => rows.FilterGradient(Entry(Quantity.Filter)),
            3 => rows.InputGradient(Entry(Quantity.Input)),
            4 when _layer.HasBias => rows.BiasGradient(Entry(Quantity.Bias)),
            5 => AnyChain(rows),
            6 => rows.Local(),
            7 or 8 or 9 when isTransposed => formulas.Transposed(hasLimits),
            10 when hasFormulas && _dice.Chance(20) => formulas.Accumulation(),
            7 when hasFormulas => formulas.Forward(hasLimits),
            8 when hasFormulas => formulas.FilterGradient(hasLimits),
            9 when hasFormulas => formulas.InputGradient(hasLimits),
            10 when hasFormulas => !_layer.HasBias || _dice.Chance(60)
                ? formulas.Chain(_dice.Pick(Quantity.Input, Quantity.Filter), hasLimits) : formulas.BiasGradient(hasLimits),
            11 when operators.AreWritten => operators.Forward(),
            12 when operators.AreWritten && _dice.Chance(60) => operators.Gradient(),
            13 when _layer.Axes.Count <= 2 && !_layer.HasPlanes =>
                rows.Matrix(_dice.Pick(Quantity.Output, Quantity.InputGradient, Quantity.FilterGradient)),
            12 or 13 when operators.AreWritten && _layer.Axes.Count <= 2 => rows.Written(_layer.IsTurned),
            _ => null,
        };
    }

    private Claim AnyChain(Rows rows)
    {
        var of = _dice.Pick(Quantity.Input, Quantity.Filter);
        return rows.Chain(of, _dice.Int(0, rows.Count(of) - 1), _dice.Chance(60));
    }
}

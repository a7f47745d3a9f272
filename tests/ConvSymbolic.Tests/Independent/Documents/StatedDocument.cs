namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>A document that says in its own words, formulas or rows what the layer is.</summary>
public sealed class StatedDocument(Dice dice)
{
    private readonly List<(string? Words, List<Claim> Claims)> _parts = [];

    private FreshLayer _layer = RandomLayer.Stated(dice);

    private List<World> _worlds = [];

    private Notation _notation = null!;

    private Numbers? _numbers;

    private string _founding = "";

    private bool _isSpoilt;

    public FreshDocument Write()
    {
        _notation = Notation.Random(dice, _layer.Axes.Count);
        string founding = _founding = dice.Pick("sizes in maths", "sizes in words", "matrices", "formula", "formula of any size",
            "formula of any size", "operator", "rows", "numbers");
        if (founding is "matrices" or "numbers" || founding == "operator" && !_layer.IsPlain)
            _layer = new FreshLayer
            {
                Axes = [.. _layer.Axes.Select(axis => new FreshAxis(axis.Input, 2, 1, 1, 0, 0, 0, false))],
                HasBias = _layer.HasBias
            };
        if (founding == "rows")
            _layer = new FreshLayer
            {
                Axes = [.. _layer.Axes
                .Select(_ => new FreshAxis(_layer.Axes.Count == 1 ? 5 : 3, 2, 1, 1, 0, 0, 0, false))],
                HasBias = _layer.HasBias
            };
        _worlds = [new(_layer, _notation.Base, new Dictionary<string, int>(), dice)];
        if (founding == "formula of any size")
            OfAnySize();
        else
            OfSize();
        bool isTex = dice.Chance(15);
        var page = new Page(new Writer(_notation, _layer), dice, isTex);
        if (isTex)
            page.Paragraph("\\documentclass{article}\n\\begin{document}");
        var all = _parts.SelectMany(part => part.Claims).ToList();
        var slipped = FreshDocuments.WithSlips(all, _layer, dice, claim => !claim.Founds);
        if (_founding == "rows" && dice.Chance(30))
            SpoilOneRow(slipped);
        if (!isTex && dice.Chance(30))
            page.Paragraph(dice.Pick("# Backpropagation", "## A convolution layer", "The backward pass of a layer."));
        int next = 0;
        foreach (var (words, claims) in _parts)
        {
            if (words is not null)
                page.Paragraph(words);
            page.Claims(slipped.GetRange(next, claims.Count));
            next += claims.Count;
        }
        if (dice.Chance(30))
            page.Claims([Foreign.Random(dice, _notation, _layer)]);
        if (isTex)
            page.Paragraph("\\end{document}");
        return new FreshDocument(dice.Seed, isTex ? "fresh.tex" : "fresh.md", page.Text, _founding, _notation.Style, [.. page.Signs.Select(sign =>
            new FreshEquation(sign.Sign, sign.Latex, sign.Claim.Kind, sign.Claim.Slip, TruthOf(sign.Claim, sign.Member),
                sign.Claim.Founds || sign.Claim.Kind == "name"))]);
    }

    private Truth TruthOf(Claim claim, int member)
    {
        if (_numbers is not null)
            return Numbers.TruthOf(claim, member, _numbers.World, _worlds[0]);
        var truth = Truths.Of(_worlds, claim, member);
        return truth == Truth.Wrong && (claim.Founds || _isSpoilt) ? Truth.Suspect : truth;
    }

    private static List<Claim> Founding(IEnumerable<Claim> claims) => [.. claims.Select(claim => claim with { Founds = true })];

    private void OfSize()
    {
        var rows = new Rows(_layer, _notation.Base, dice);
        var formulas = new Formulas(_layer, _notation, dice);
        var operators = new Operators(_layer, dice);
        var outputs = Enumerable.Range(0, rows.Count(Quantity.Output)).Select(rows.Output).ToList();
        bool hasLimits = dice.Chance(75), canDisplay = _layer.Axes.Count <= 2;
        bool usesOperators = operators.AreWritten && dice.Chance(50);
        switch (_founding)
        {
            case "sizes in maths" or "sizes in words":
                _parts.Add((_founding == "sizes in maths" ? Opening.InMaths(_layer, _notation, dice)
                    : Opening.InWords(_layer, _notation, dice),
                    dice.Chance(60) ? outputs : [.. outputs.Take(dice.Int(1, 3))]));
                break;
            case "matrices":
                _parts.Add(($"All arrays are written out. {Opening.Indices(_notation)}",
                    Founding([rows.Display(Quantity.Input), rows.Display(Quantity.Filter), rows.Display(Quantity.Output)])));
                _parts.Add(($"The layer is a cross-correlation{Opening.Settings(_layer)}.", Founding([operators.Forward()])));
                _parts.Add((null, [.. outputs.Take(dice.Int(0, outputs.Count))]));
                break;
            case "numbers":
                _numbers = new Numbers(_layer, _notation.Base, dice);
                _parts.Add((null, Founding(_numbers.Given())));
                _parts.Add(($"The layer is a cross-correlation{Opening.Settings(_layer)}. {Opening.Indices(_notation)}",
                    Founding([operators.Forward()])));
                break;
            case "operator":
                _parts.Add((Opening.InMaths(_layer, _notation, dice), Founding([operators.Forward()])));
                usesOperators = true;
                break;
            case "formula":
                string zeros = _layer.Axes[0].Before > 0 ? " The input is 0 outside of its range." : "";
                _parts.Add((Opening.InWords(_layer, _notation, dice) + zeros, Founding([formulas.Forward(hasLimits)])));
                break;
            default:
                _parts.Add((null, Founding(outputs)));
                break;
        }
        Name();
        List<Claim?> more = [];
        int Any(Quantity of) => dice.Int(0, rows.Count(of) - 1);
        for (int i = dice.Int(3, 8); i > 0; i--)
            more.Add(usesOperators && dice.Chance(20) ? operators.Gradient() : _numbers is not null && dice.Chance(60) ? _numbers.Random(operators) : dice.Int(0, 9) switch
            {
                0 or 1 => rows.FilterGradient(Any(Quantity.Filter)),
                2 or 3 => rows.InputGradient(Any(Quantity.Input)),
                4 => rows.Chain(Quantity.Filter, Any(Quantity.Filter), dice.Chance(50)),
                5 => rows.Local(),
                6 when _layer.HasBias => rows.BiasGradient(0),
                7 when canDisplay => rows.Matrix(dice.Pick(Quantity.InputGradient, Quantity.FilterGradient)),
                8 when _founding != "rows" => dice.Chance(50) ? formulas.FilterGradient(hasLimits) : formulas.InputGradient(hasLimits),
                9 when usesOperators && canDisplay && dice.Chance(30) => rows.Written(isTurned: false),
                9 when usesOperators => operators.Gradient(),
                _ => null,
            });
        _parts.Add((dice.Pick("The gradients:", "By the chain rule", null),
            [.. more.OfType<Claim>().Where(claim => claim.Members.All(member => member is not Addition { Terms.Count: 0 or > 20 }))]));
    }

    /// <summary>Formulas with letters for sizes: they hold, or fail, at every size.</summary>
    private void OfAnySize()
    {
        var sizes = new AnySize(_layer.Axes.Count, _layer.HasBias, _notation, dice);
        (_layer, _worlds) = (sizes.Layer, sizes.Worlds);
        bool hasLimits = dice.Chance(60);
        var formulas = new Formulas(_layer, _notation, dice, sizes.Names);
        _parts.Add((sizes.Words(), Founding([formulas.Forward(hasLimits)])));
        Name();
        _parts.Add((null, sizes.Claims(formulas, hasLimits)));
    }

    /// <summary>Says what the shorthands are.</summary>
    private void Name()
    {
        string full = $"\\frac{{\\partial {_notation.Loss}}}{{\\partial {_notation.Output}}}";
        string? words = FreshDocuments.Shorthand(_notation);
        if (_notation.Upstream is { } upstream)
            _parts.Add((words, [Claim.Foreign("name", $"{upstream} = {full}")]));
        else if (words is not null)
            _parts.Add((words, []));
    }

    /// <summary>Where rows alone make the layer, one of them may be spoilt: the others still tell it, but nothing states it.</summary>
    private void SpoilOneRow(List<Claim> claims)
    {
        var founding = claims.Where(claim => claim.Founds).ToList();
        if (founding.Count >= 4 && dice.Pick(founding) is var row && new Slips(_layer, dice).In(row, founding) is { } spoilt)
            (claims[claims.IndexOf(row)], _isSpoilt) = (spoilt, true);
    }
}

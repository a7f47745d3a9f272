namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>A layer whose sizes are letters: some layers of different sizes in which its formulas have to hold, or to fail.</summary>
public sealed class AnySize
{
    private readonly Notation _notation;

    private readonly Dice _dice;

    private readonly bool _hasBias;

    public AnySize(int axes, bool hasBias, Notation notation, Dice dice)
    {
        (_notation, _dice, _hasBias) = (notation, dice, hasBias);
        string[] taken =
        [
            notation.Input, notation.Filter, notation.Output, notation.Bias, notation.Loss, notation.Upstream ?? "",
            .. notation.Letters.SelectMany(letters => letters.Take(axes)),
        ];
        string? Free(params string[] names) => Array.Find(names, name => !taken.Contains(name));
        string? stepName = dice.Chance(40) ? Free("s", "S") : null, frameName = dice.Chance(40) ? Free("p", "P") : null;
        Names = new SizeNames(Free("K", "k", "F", "T", "R"), stepName, null, frameName);
        int stride = dice.Pick(1, 1, 2), dilation = dice.Pick(1, 1, 1, 2), padding = dice.Pick(0, 0, 1);
        foreach (int more in new[] { 0, 1 })
        {
            int filter = 2 + more, by = Names.Stride is null ? stride : 2 + more, frame = Names.Padding is null ? padding : 1 + more;
            var axis = new FreshAxis((axes == 1 ? 7 : 6) + more, filter, by, dilation, frame, frame, 0, false);
            Dictionary<string, int> sizes = new() { [Names.Filter!] = filter };
            if (Names.Stride is { } s)
                sizes[s] = by;
            if (Names.Padding is { } p)
                sizes[p] = frame;
            var layer = new FreshLayer { Axes = [.. Enumerable.Repeat(axis, axes)], HasBias = hasBias };
            Worlds.Add(new World(layer, notation.Base, sizes, dice));
        }
    }

    public SizeNames Names { get; }

    public List<World> Worlds { get; } = [];

    public FreshLayer Layer => Worlds[0].Layer;

    private FreshAxis Axis => Layer.Axes[0];

    /// <summary>What the letters are, in words.</summary>
    public string Words()
    {
        string extents = Layer.Axes.Count == 1 ? $"${Names.Filter}$" : $"${Names.Filter} \\times {Names.Filter}$";
        string stride = Names.Stride is { } s ? $"${s}$" : $"{Axis.Stride}", padding = Names.Padding is { } p ? $"${p}$" : $"{Axis.Before}";
        string zeros = Axis.Before > 0 ? $", padding {padding} (the input is 0 outside of its range)" : "";
        return $"The filter ${_notation.Filter}$ has {extents} weights, stride {stride}{zeros}. {Opening.Indices(_notation)}";
    }

    /// <summary>The words of a declaration.</summary>
    public string Declaration()
    {
        string[] large = Layer.Axes.Count == 1 ? ["N"] : ["H", "W"];
        string input = string.Join('x', large.Select(
            name => _notation.Input == name || _notation.Filter == name || _notation.Output == name ? "M" : name));
        List<string> words = [$"input={_notation.Input} {input}",
            $"filter={_notation.Filter} {string.Join('x', Layer.Axes.Select(_ => Names.Filter))}",
            $"output={_notation.Output}", $"loss={_notation.Loss}"];
        if (_notation.Upstream is { } upstream)
            words.Add($"upstream={upstream}");
        if (_hasBias)
            words.Add($"bias={_notation.Bias}");
        if (Names.Stride is not null || Axis.Stride > 1)
            words.Add($"stride={Names.Stride ?? $"{Axis.Stride}"}");
        if (Axis.Dilation > 1)
            words.Add($"dilation={Axis.Dilation}");
        if (Axis.Before > 0)
            words.Add($"padding={Names.Padding ?? $"{Axis.Before}"}");
        words.Add($"index-base={_notation.Base}");
        return string.Join(' ', words);
    }

    /// <summary>The extent of the output, right or wrong, for a name that nothing declares.</summary>
    public Claim Extent()
    {
        bool isRight = _dice.Chance(50);
        string input = Declaration().Split(' ')[1].Split('x')[0], stride = Names.Stride ?? $"{Axis.Stride}";
        string padding = Names.Padding is { } p ? $" + 2 {p}" : Axis.Before > 0 ? $" + {2 * Axis.Before}" : "";
        string reach = Axis.Dilation == 1 ? $"{Names.Filter}" : $"{Axis.Dilation} ({Names.Filter} - 1) - 1";
        string slip = isRight ? "" : _dice.Pick(" + 1", " - 1");
        string wide = $"{input}{padding} - {reach}{slip}";
        string formula = stride == "1" ? $"{wide} + 1" : $"\\left\\lfloor \\frac{{{wide}}}{{{stride}}} \\right\\rfloor + 1";
        return Claim.Foreign("extent", $"{input}' = {formula}", isRight ? Truth.Harmless : Truth.Suspect);
    }

    public List<Claim> Claims(Formulas formulas, bool hasLimits)
    {
        List<Claim?> claims = [formulas.FilterGradient(false), formulas.InputGradient(hasLimits)];
        if (_hasBias)
            claims.Add(formulas.BiasGradient(false));
        if (_dice.Chance(50))
            claims.Add(formulas.Chain(_dice.Pick(Quantity.Input, Quantity.Filter), false));
        if (_dice.Chance(30))
            claims.Add(formulas.FilterGradient(false));
        return [.. claims.OfType<Claim>()];
    }
}

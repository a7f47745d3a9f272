namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>The words of a declaration, each setting written or left out where it has its usual value.</summary>
public static class Declaration
{
    public static string Of(FreshLayer layer, Notation notation, bool isTurnedConvWord, Dice dice)
    {
        List<string> words =
        [
            $"input={notation.Input} {Extents(layer.Axes.Select(axis => axis.Input))}",
            $"filter={notation.Filter} {Extents(layer.Axes.Select(axis => axis.Filter))}",
            $"output={notation.Output}",
        ];
        if (notation.Loss != "L" || dice.Chance(40))
            words.Add($"loss={notation.Loss}");
        if (notation.Upstream is { } upstream)
            words.Add($"upstream={upstream}");
        if (layer.HasBias)
            words.Add($"bias={notation.Bias}");
        Setting(words, "stride", layer.Axes.Select(axis => $"{axis.Stride}"), "1", dice);
        Setting(words, "dilation", layer.Axes.Select(axis => $"{axis.Dilation}"), "1", dice);
        if (!layer.IsTransposed && Rule(layer) is { } rule && dice.Chance(60))
            words.Add($"padding={rule}");
        else
            Setting(words, "padding", layer.Axes.Select(
                axis => axis.Before == axis.After ? $"{axis.Before}" : $"{axis.Before}:{axis.After}"), "0", dice);
        if (layer.IsTransposed)
            Setting(words, "output-padding", layer.Axes.Select(axis => $"{axis.OutputPadding}"), "0", dice);
        Count(words, "batch", layer.Batch, layer.WritesBatch);
        Count(words, "channels", layer.Channels, layer.WritesChannels);
        Count(words, "filters", layer.Filters, layer.WritesFilters);
        Count(words, "groups", layer.Groups, false);
        words.Add($"index-base={notation.Base}");
        if (layer.IsTransposed)
            words.Add("transposed");
        else if (layer.IsTurned)
            words.Add(isTurnedConvWord ? "convention=convolution conv=cross-correlation" : "convention=convolution");
        else if (notation.Star is not null || dice.Chance(25))
            words.Add("convention=cross-correlation");
        return string.Join(' ', words);
    }

    private static string? Rule(FreshLayer layer) =>
        layer.Axes.All(axis => axis.Before == 0 && axis.After == 0) ? null
        : layer.Axes.All(axis => axis.Before == axis.Dilation * (axis.Filter - 1) && axis.After == axis.Before) ? "full"
        : layer.Axes.All(axis => (axis.Before, axis.After) == Same(axis.Input, axis.Filter, axis.Stride, axis.Dilation)) ? "same" : null;

    /// <summary>The padding that gives an output for every stride-th entry, the odd zero behind.</summary>
    public static (int Before, int After) Same(int input, int filter, int stride, int dilation)
    {
        int outputs = (input + stride - 1) / stride, total = Math.Max(0, (outputs - 1) * stride + dilation * (filter - 1) + 1 - input);
        return (total / 2, total - total / 2);
    }

    private static string Extents(IEnumerable<int> extents) => string.Join('x', extents);

    private static void Setting(List<string> words, string name, IEnumerable<string> each, string usual, Dice dice)
    {
        var values = each.ToList();
        if (values.TrueForAll(value => value == usual) && dice.Chance(75))
            return;
        words.Add($"{name}={(values.Distinct().Count() == 1 && dice.Chance(60) ? values[0] : string.Join(',', values))}");
    }

    private static void Count(List<string> words, string name, int value, bool isWritten)
    {
        if (value > 1 || isWritten)
            words.Add($"{name}={value}");
    }
}

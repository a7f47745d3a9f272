namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Sentences that say what the layer is, where it isn't declared.</summary>
public static class Opening
{
    public static string InMaths(FreshLayer layer, Notation notation, Dice dice) => dice.Int(0, 1) == 0
        ? $"Let ${notation.Input} \\in \\mathbb{{R}}^{{{Extents(layer, Quantity.Input, " \\times ")}}}$ be the input and ${notation.Filter} \\in \\mathbb{{R}}^{{{Extents(layer, Quantity.Filter, " \\times ")}}}$ the filter of a cross-correlation{Settings(layer)}; ${notation.Output}$ is its output. {Indices(notation)}"
        : $"Input: ${notation.Input} \\in \\mathbb{{R}}^{{{Extents(layer, Quantity.Input, "\\times ")}}}$, filter: ${notation.Filter} \\in \\mathbb{{R}}^{{{Extents(layer, Quantity.Filter, "\\times ")}}}$, {SettingsInList(layer)}. The filter is not turned. {Indices(notation)}";

    public static string InWords(FreshLayer layer, Notation notation, Dice dice)
    {
        string input = Extents(layer, Quantity.Input, "x"), filter = Extents(layer, Quantity.Filter, "x");
        if (layer.Axes.Count == 1)
            return $"The input ${notation.Input}$ has {input} entries and the filter ${notation.Filter}$ has {filter}; the output ${notation.Output}$ is their cross-correlation{Settings(layer)}. {Indices(notation)}";
        return dice.Int(0, 1) == 0
            ? $"The input ${notation.Input}$ is {input} and the filter ${notation.Filter}$ is {filter}. The layer is a cross-correlation{Settings(layer)} with output ${notation.Output}$. {Indices(notation)}"
            : $"We take an input ${notation.Input}$ of size ${input.Replace("x", "\\times", StringComparison.Ordinal)}$ and a filter ${notation.Filter}$ of size ${filter.Replace("x", "\\times", StringComparison.Ordinal)}$, {SettingsInList(layer)}, without turning the filter. {Indices(notation)}";
    }

    public static string Indices(Notation notation) => $"Indices start at {notation.Base}.";

    public static string Settings(FreshLayer layer) =>
        $" with stride {layer.Axes[0].Stride} and {(layer.Axes[0].Before == 0 ? "no padding" : $"padding {layer.Axes[0].Before}")}";

    private static string SettingsInList(FreshLayer layer) =>
        $"stride {layer.Axes[0].Stride}, {(layer.Axes[0].Before == 0 ? "no padding" : $"padding {layer.Axes[0].Before}")}";

    private static string Extents(FreshLayer layer, Quantity of, string sign) => string.Join(sign, layer.Shape(of));
}

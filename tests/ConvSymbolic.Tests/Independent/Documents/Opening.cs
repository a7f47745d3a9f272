namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Sentences that say what the layer is, where it isn't declared.</summary>
public static class Opening
{
    public static string InMaths(FreshLayer layer, Notation notation, Dice dice)
    {
        string Space(Quantity of, string sign) => $"${notation.Name(of)} \\in \\mathbb{{R}}^{{{Extents(layer, of, sign)}}}$";
        return dice.Chance(50)
            ? $"Let {Space(Quantity.Input, " \\times ")} be the input and {Space(Quantity.Filter, " \\times ")} the filter of a "
                + $"cross-correlation{Settings(layer)}; ${notation.Output}$ is its output. {Indices(notation)}"
            : $"Input: {Space(Quantity.Input, "\\times ")}, filter: {Space(Quantity.Filter, "\\times ")}, {SettingsInList(layer)}. "
                + $"The filter is not turned. {Indices(notation)}";
    }

    public static string InWords(FreshLayer layer, Notation notation, Dice dice)
    {
        string Size(Quantity of, string sign) => Extents(layer, of, sign);
        if (layer.Axes.Count == 1)
            return $"The input ${notation.Input}$ has {Size(Quantity.Input, "")} entries and the filter ${notation.Filter}$ has "
                + $"{Size(Quantity.Filter, "")}; the output ${notation.Output}$ is their cross-correlation"
                + $"{Settings(layer)}. {Indices(notation)}";
        return dice.Chance(50)
            ? $"The input ${notation.Input}$ is {Size(Quantity.Input, "x")} and the filter ${notation.Filter}$ is "
                + $"{Size(Quantity.Filter, "x")}. The layer is a cross-correlation{Settings(layer)} with output ${notation.Output}$. "
                + Indices(notation)
            : $"We take an input ${notation.Input}$ of size ${Size(Quantity.Input, "\\times")}$ and a filter ${notation.Filter}$ of size "
                + $"${Size(Quantity.Filter, "\\times")}$, {SettingsInList(layer)}, without turning the filter. {Indices(notation)}";
    }

    public static string Indices(Notation notation) => $"Indices start at {notation.Base}.";

    public static string Settings(FreshLayer layer) => $" with stride {layer.Axes[0].Stride} and {Padding(layer)}";

    private static string SettingsInList(FreshLayer layer) => $"stride {layer.Axes[0].Stride}, {Padding(layer)}";

    private static string Padding(FreshLayer layer) => layer.Axes[0].Before == 0 ? "no padding" : $"padding {layer.Axes[0].Before}";

    private static string Extents(FreshLayer layer, Quantity of, string sign) => string.Join(sign, layer.Shape(of));
}

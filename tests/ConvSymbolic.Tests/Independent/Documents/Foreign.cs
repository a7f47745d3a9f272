namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Equations about something else, in letters that the layer doesn't use; nothing of them is wrong.</summary>
public static class Foreign
{
    public static Claim Random(Dice dice, Notation notation, FreshLayer layer)
    {
        string loss = notation.Loss;
        string[] taken = [notation.Input, notation.Filter, notation.Output, notation.Bias, loss, notation.Upstream ?? ""];
        string Free(params string[] names) => Array.Find(names, name => !taken.Contains(name)) ?? "Q";
        string h = Free("h", "r"), v = Free("V", "M"), u = Free("u", "q"), s = Free("s", "t");
        string Part(string of, string by) => $"\\frac{{\\partial {of}}}{{\\partial {by}}}";
        string[] texts =
        [
            $"{u}_j = \\sum_{{i=1}}^{{n}} {v}_{{ji}} {h}_i + e_j",
            $"{Part(loss, $"{v}_{{ji}}")} = {Part(loss, $"{u}_j")} {h}_i",
            $"{Part(loss, $"{h}_i")} = \\sum_j {Part(loss, $"{u}_j")} {v}_{{ji}}",
            $"{Part(loss, "e_j")} = {Part(loss, $"{u}_j")}",
            "Z_2 = W_2 * A_1 + b_2",
            "Z_2 = W_2 A_1 + b_2",
            $"{Part(loss, "W_2")} = A_1 * {Part(loss, "Z_2")}",
            $"{Part(loss, "b_2")} = {Part(loss, "Z_2")}",
            "A_1 = \\sigma(Z_1)",
            $"{notation.Filter}_{{new}} = {notation.Filter} - \\eta {Part(loss, notation.Filter)}",
            $"{notation.Filter} = {notation.Filter} - \\eta {Part(loss, notation.Filter)}",
            $"P_{{11}} = \\max(A_{{11}}, A_{{12}}, A_{{21}}, A_{{22}})",
            $"{loss} = \\frac{{1}}{{2}} \\sum_k (y_k - t_k)^2",
            $"p_k = \\frac{{e^{{{s}_k}}}}{{\\sum_j e^{{{s}_j}}}}",
            $"{Part(loss, $"{s}_k")} = p_k - t_k",
            $"\\hat{{{h}}}_i = \\frac{{{h}_i - \\mu}}{{\\sqrt{{\\sigma^2 + \\epsilon}}}}",
            $"\\sigma'(t) = \\sigma(t)(1 - \\sigma(t))",
            $"\\eta = 0.01",
            $"E = m c^2",
        ];
        // On one axis a number below a name of the layer is an index, and so it is below a bias for each filter.
        string text = dice.Pick(texts);
        bool isEntry = layer.Axes.Count == 1 && new[] { "Z", "W", "A" }.Intersect(taken).Any()
            || layer.HasBias && layer.WritesFilters && notation.Bias == "b";
        return Claim.Foreign("foreign", text, isEntry && text.Contains("_2", StringComparison.Ordinal) ? Truth.Open : Truth.Harmless);
    }
}

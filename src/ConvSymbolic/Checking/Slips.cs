using System.Collections.Frozen;

namespace ConvSymbolic.Checking;

/// <summary>The slips that are told apart, by their stable names; each has a page in docs/slips, which <c>convsym explain</c> shows.</summary>
public static class Slips
{
    /// <summary>Every name, with a few words that say what the slip is.</summary>
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wrong-index"] = "a factor has the index of another entry",
        ["copied-row"] = "the right-hand side is that of another row",
        ["stale-left-side"] = "the left-hand side was left over from another line",
        ["missing-term"] = "a term is missing",
        ["extra-term"] = "a term is too many",
        ["missing-factor"] = "a factor is missing",
        ["wrong-sign"] = "a sign is wrong",
        ["wrong-variable"] = "a symbol stands where another belongs",
        ["wrong-number"] = "a number is wrong",
        ["transposed-indices"] = "two indices have changed places",
        ["off-by-one"] = "an index is off by one",
        ["wrong-limit"] = "a limit of a sum is wrong",
        ["missing-rotation"] = "the filter must be rotated by 180°",
        ["double-rotation"] = "the filter is rotated although it must not be, or twice",
        ["correlation-for-convolution"] = "cross-correlation and true convolution are mixed",
        ["valid-for-full"] = "a valid convolution stands where a full one belongs",
        ["full-for-valid"] = "a full convolution stands where a valid one belongs",
        ["stride-dropped"] = "the stride is missing",
        ["dilation-dropped"] = "the dilation is missing",
        ["wrong-padding"] = "the padding is wrong",
        ["missing-channel-sum"] = "the sum over channels or filters is missing",
        ["missing-batch-sum"] = "the sum over the images of the batch is missing",
        ["missing-sum"] = "a sum is missing",
        ["bias-not-summed"] = "the gradient of the bias is a sum over all outputs",
        ["unequal-chain"] = "things that are not equal are chained by =",
        ["missing-partial"] = "a ∂ is missing",
        ["missing-subscript"] = "the sign of a subscript is missing",
        ["wrong-size"] = "a size or a shape is wrong",
        ["free-index"] = "an index is free on one side only, or bound where it should be free",
        ["malformed-latex"] = "the LaTeX does not say what it is meant to",
        ["wrong-equation"] = "the two sides differ in several ways",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The call that shows the page about a slip; null for a name that has none.</summary>
    /// <param name="slip">The name.</param>
    internal static string? HowToRead(string? slip) => slip is not null && All.ContainsKey(slip) ? $"convsym explain {slip}" : null;
}

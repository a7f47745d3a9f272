using ConvSymbolic.Indices;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>How many outputs there are on an axis, where the sizes are names or numbers.</summary>
internal static class OutputSize
{
    /// <summary>⌊(H + p + p⁺ − d(K−1) − 1)/s⌋ + 1, and of a transposed convolution s(H − 1) + d(K − 1) + 1 − p − p⁺ + t⁺.</summary>
    /// <param name="isTransposed">Whether it is a transposed convolution.</param>
    /// <param name="input">The extent of the input.</param>
    /// <param name="filter">The extent of the filter.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="dilation">The dilation.</param>
    /// <param name="padding">The padding before and after together.</param>
    /// <param name="outputPadding">The output padding.</param>
    public static IndexExpression Of(bool isTransposed, IndexExpression input, IndexExpression filter, IndexExpression stride,
        IndexExpression dilation, IndexExpression padding, IndexExpression outputPadding)
    {
        var reach = dilation * (filter - 1);
        return isTransposed ? stride * (input - 1) + reach + 1 - padding + outputPadding
            : Floors.Reduce(IndexExpression.Floor(input + padding - reach - 1, stride), new Dictionary<string, IndexExpression>()) + 1;
    }
}

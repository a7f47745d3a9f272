using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// An equality that says how three arrays belong together: an entry of the output, or of a gradient, as a sum of products of two entries.
/// It may be wrong; a context is what most of them agree with.
/// </summary>
/// <param name="Equality">Where it stands.</param>
/// <param name="IsGradient">Whether the target is the gradient by the entry.</param>
/// <param name="Target">The entry on the left.</param>
/// <param name="Products">The products on the right.</param>
/// <param name="Limits">The limits of the sums around them.</param>
/// <param name="Bias">A term without a product that stands beside them.</param>
internal sealed record Fact(
    Equality Equality,
    bool IsGradient,
    RefForm Target,
    IReadOnlyList<FactProduct> Products,
    IReadOnlyList<LimitForm> Limits,
    RefForm? Bias)
{
    /// <summary>Whether every index is a number.</summary>
    public bool IsNumeric { get; } = Limits.Count == 0 && Target.Indices.All(index => index.Value.Constant is not null)
        && Products.All(product => product.Left.Indices.Concat(product.Right.Indices).All(index => index.Value.Constant is not null));
}

/// <summary>A product of two entries; the left one is the gradient from the next layer where the fact is about a gradient.</summary>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
internal sealed record FactProduct(RefForm Left, RefForm Right);

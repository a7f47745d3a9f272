using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// An equality that says how three arrays belong together: an entry of the output, or of a gradient, as a sum of products of two entries.
/// It may be wrong; a context is what most of them agree with.
/// </summary>
/// <param name="equality">Where it stands.</param>
/// <param name="isGradient">Whether the target is the gradient by the entry.</param>
/// <param name="target">The entry on the left.</param>
/// <param name="products">The products on the right.</param>
/// <param name="limits">The limits of the sums around them.</param>
/// <param name="bias">A term without a product that stands beside them.</param>
internal sealed class Fact(
    Equality equality,
    bool isGradient,
    RefForm target,
    IReadOnlyList<FactProduct> products,
    IReadOnlyList<LimitForm> limits,
    RefForm? bias)
{
    public Equality Equality => equality;

    public bool IsGradient => isGradient;

    public RefForm Target => target;

    public IReadOnlyList<FactProduct> Products => products;

    public IReadOnlyList<LimitForm> Limits => limits;

    public RefForm? Bias => bias;

    /// <summary>Whether every index is a number.</summary>
    public bool IsNumeric { get; } = limits.Count == 0 && target.Indices.All(index => index.Value.Constant is not null)
        && products.All(product => product.Left.Indices.Concat(product.Right.Indices).All(index => index.Value.Constant is not null));

    /// <summary>A text that facts share where they have one left side.</summary>
    public string TargetText => field ??= (isGradient ? "d" : "") + Text(target);

    /// <summary>A text that facts share where they have one right side.</summary>
    public string SumText => field ??= string.Join('+', products.Select(product => Text(product.Left) + Text(product.Right)));

    /// <summary>The same with the entry on the left that a matrix has in its place.</summary>
    public Fact Of(RefForm entry) => new(equality, isGradient, entry, products, limits, bias);

    private static string Text(RefForm reference) => $"{reference.Key}[{string.Join(',', reference.Indices.Select(index => index.Value))}]";
}

/// <summary>A product of two entries; the left one is the gradient from the next layer where the fact is about a gradient.</summary>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
internal sealed record FactProduct(RefForm Left, RefForm Right);

using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>A formula of sizes as a quotient of two index expressions in the names that stand for the sizes, rounded where the formula is.</summary>
/// <param name="Numerator">The numerator.</param>
/// <param name="Denominator">The denominator.</param>
internal sealed record SizeExpression(IndexExpression Numerator, IndexExpression Denominator)
{
    private static readonly Dictionary<string, IndexExpression> NoExtents = [];

    /// <summary>What a formula says; null where a part is no size.</summary>
    /// <param name="node">The formula.</param>
    /// <param name="size">What a name stands for.</param>
    public static SizeExpression? Of(Node node, Func<string, IndexExpression> size)
    {
        switch (node)
        {
            case NumberNode:
                return IndexReader.Value(node) is { } number ? new(number, 1) : null;
            case NameNode or ScriptNode:
                return IndexReader.NameOf(node) is { } name ? new(size(name), 1) : null;
            case LabelledNode labelled:
                return Of(labelled.Inner, size);
            case GroupNode { Inner: { } inner } group:
                return Of(inner, size) is { } content ? group.Open switch { "⌊" => content.Floor(), "⌈" => content.Ceiling(), _ => content } : null;
            case FractionNode fraction:
                return Of(fraction.Numerator, size) is { } above && Of(fraction.Denominator, size) is { } below ? above.Over(below) : null;
            case SumNode sum:
                return sum.Terms.Aggregate((SizeExpression?)new(0, 1), (total, term) => total is { } so && Of(term.Term, size) is { } next ? so.Plus(term.Sign < 0 ? new(-next.Numerator, next.Denominator) : next) : null);
            case ProductNode product:
                return product.Factors.Aggregate((SizeExpression?)new(1, 1), (total, factor) =>
                    total is { } so && Of(factor.Factor, size) is { } next ? factor.Sign == ProductSign.Divide ? so.Over(next) : new(so.Numerator * next.Numerator, so.Denominator * next.Denominator) : null);
            default:
                return null;
        }
    }

    /// <summary>Whether it is this for all sizes, by canonical form.</summary>
    public bool Is(IndexExpression other) => Floors.Reduce(Numerator - other * Denominator, NoExtents) == IndexExpression.Zero;

    /// <summary>Whether it is the same as another one for all sizes, by canonical form.</summary>
    public bool IsSame(SizeExpression other) => Floors.Reduce(Numerator * other.Denominator - other.Numerator * Denominator, NoExtents) == IndexExpression.Zero;

    private SizeExpression Plus(SizeExpression other) => Denominator == other.Denominator
        ? this with { Numerator = Numerator + other.Numerator }
        : new(Numerator * other.Denominator + other.Numerator * Denominator, Denominator * other.Denominator);

    private SizeExpression? Over(SizeExpression other) => other.Numerator == IndexExpression.Zero ? null : new(Numerator * other.Denominator, Denominator * other.Numerator);

    // Rounding needs a positive divisor: a size.
    private SizeExpression? Floor() => Denominator.Terms is [{ Coefficient: > 0 }] ? new(Floors.Reduce(IndexExpression.Floor(Numerator, Denominator), NoExtents), 1) : null;

    // ⌈a/b⌉ = ⌊(a + b − 1)/b⌋
    private SizeExpression? Ceiling() => (this with { Numerator = Numerator + Denominator - 1 }).Floor();
}

using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Checking.Judging;

/// <summary>The value of a formula of sizes with numbers put in.</summary>
internal static class SizeValue
{
    /// <summary>The value; null where a name has no number or a part is none.</summary>
    public static Rational? Of(Node node, Func<string, int?> number)
    {
        switch (node)
        {
            case NumberNode value:
                return value.Value;
            case NameNode or ScriptNode:
                return IndexReader.NameOf(node) is { } name && number(name) is { } known ? known : null;
            case LabelledNode labelled:
                return Of(labelled.Inner, number);
            case GroupNode { Inner: { } inner } group:
                if (Of(inner, number) is not { } content)
                    return null;
                return group.Open switch { "⌊" => Floor(content), "⌈" => -Floor(-content), _ => content };
            case FractionNode fraction:
                return Of(fraction.Numerator, number) is { } above && Of(fraction.Denominator, number) is { IsZero: false } below ? above / below : null;
            case SumNode sum:
                return sum.Terms.Aggregate((Rational?)0, (total, term) => total is { } so && Of(term.Term, number) is { } next ? term.Sign < 0 ? so - next : so + next : null);
            case ProductNode product:
                return product.Factors.Aggregate((Rational?)1, (total, factor) =>
                    total is { } so && Of(factor.Factor, number) is { } next ? factor.Sign == ProductSign.Divide ? next.IsZero ? null : so / next : so * next : null);
            default:
                return null;
        }
    }

    private static Rational Floor(Rational value)
    {
        var quotient = System.Numerics.BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}

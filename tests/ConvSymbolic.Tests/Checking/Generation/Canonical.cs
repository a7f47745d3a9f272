using ConvSymbolic.Latex;
using ConvSymbolic.Tests.Latex;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Equations as text without places, with the terms of sums and the factors of products in order.</summary>
internal static class Canonical
{
    public static string Of(string latex) => string.Join("; ", LatexParser.Parse(latex).Select(row => row.Statement is null ? NodeText.Of(row) : string.Join(" = ", row.Statement.Sides.Select(Of))));

    private static string Of(Node? node) => node switch
    {
        SumNode sum => $"<{string.Join(' ', sum.Terms.Select(term => (term.Sign < 0 ? "-" : "+") + Of(term.Term)).Order(StringComparer.Ordinal))}>",
        ProductNode product => string.Join('·', product.Factors.Select(factor => Of(factor.Factor)).Order(StringComparer.Ordinal)),
        BigSumNode sum => $"Σ{{{Of(sum.Lower)}..{Of(sum.Upper)}}}({Of(sum.Body)})",
        MatrixNode matrix => string.Join(" / ", matrix.Rows.Select(row => string.Join(" & ", row.Select(Of)))),
        GroupNode { Open: "(" or "{", Inner: { } inner } and not { Inner: ListNode } => Of(inner),
        FractionNode fraction => $"({Of(fraction.Numerator)})÷({Of(fraction.Denominator)})",
        _ => NodeText.Of(node),
    };
}

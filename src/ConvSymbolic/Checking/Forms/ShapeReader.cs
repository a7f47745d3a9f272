using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Reads the shape of an array from the set that it is in: ℝ^{H×W}.</summary>
internal static class ShapeReader
{
    /// <summary>The extents; null for other sets.</summary>
    public static IReadOnlyList<IndexExpression>? Read(Node set)
    {
        if (set is not ScriptNode { Sub: null, Sup: { } above, Base: NameNode { Name: "mathbb R" or "R" or "Re" or "mathbb F" or "mathbb K" or "mathbb Z" or "ℝ" } })
            return null;
        return Extents(Inner(above));
    }

    /// <summary>The extents in H×W; null for what isn't a product of sizes.</summary>
    public static IReadOnlyList<IndexExpression>? Extents(Node inner)
    {
        var factors = inner is ProductNode product && product.Factors.Skip(1).All(factor => factor.Sign == ProductSign.Times) ? product.Factors.Select(factor => factor.Factor) : [inner];
        var extents = factors.Select(IndexReader.Value).ToList();
        return extents.Any(extent => extent is null) ? null : [.. extents.Select(extent => extent!)];
    }

    private static Node Inner(Node node) => node switch
    {
        GroupNode { Inner: { } inner } => Inner(inner),
        LabelledNode labelled => Inner(labelled.Inner),
        _ => node,
    };
}

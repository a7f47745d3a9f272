using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Recognises fractions of differentials: ∂L/∂X, dL/dX, δL/δX, and those with one sign missing.</summary>
/// <param name="Above">What is differentiated.</param>
/// <param name="Below">What by.</param>
/// <param name="IsMissing">Whether a sign is missing below or above.</param>
/// <param name="IsMissingAbove">Whether it is the one above.</param>
internal sealed record Differentials(Node Above, Node Below, bool IsMissing, bool IsMissingAbove = false)
{
    /// <summary>The J of ∂J(W, b)/∂W, a function of parameters; δL(p,q)/δO(p,q) has indices above.</summary>
    public NameNode? Function =>
        Above is ProductNode { Factors: [{ Factor: NameNode { IsText: false } name }, { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "(" } }] } && !Nodes.Within(Below).Any(node => node is GroupNode { Open: "(" }) ? name : null;

    /// <summary>The two parts; null for a plain fraction.</summary>
    public static Differentials? Of(FractionNode fraction)
    {
        var above = Strip(fraction.Numerator, out char aboveSign);
        var below = Strip(fraction.Denominator, out char belowSign);
        if (above is not null && below is not null && aboveSign == belowSign)
            return new Differentials(above, below, false);
        if (above is not null && aboveSign == '∂' && below is null && IsReference(fraction.Denominator))
            return new Differentials(above, fraction.Denominator, true);
        if (below is not null && belowSign == '∂' && above is null && IsReference(fraction.Numerator))
            return new Differentials(fraction.Numerator, below, true, true);
        return null;
    }

    // What stands behind the sign, and which sign it is.
    private static Node? Strip(Node node, out char sign)
    {
        sign = ' ';
        switch (node)
        {
            case LabelledNode labelled:
                return Strip(labelled.Inner, out sign);
            case DifferentialNode differential:
                sign = '∂';
                return differential.Operand;
            case ProductNode { Factors: [{ Factor: DifferentialNode first }, ..] } indexed when indexed.Factors.Skip(1).All(factor => factor is { Sign: ProductSign.Juxtaposition, Factor: GroupNode }):
                // ∂ takes the letter, the brackets of its indices stand behind it.
                sign = '∂';
                return indexed with { Range = new TextRange(first.Operand.Range.Start, indexed.Range.End), Factors = [indexed.Factors[0] with { Factor = first.Operand }, .. indexed.Factors.Skip(1)] };
            case ProductNode { Factors: [{ Factor: NameNode { Name: "d" or "delta", IsText: false } letter }, _, ..] } product
                when product.Factors.Skip(1).All(factor => factor.Sign == ProductSign.Juxtaposition):
                sign = letter.Name.Length == 1 ? 'd' : 'δ';
                SignedFactor[] rest = [.. product.Factors.Skip(1)];
                return rest.Length == 1
                    ? rest[0].Factor
                    : new ProductNode(new TextRange(rest[0].Factor.Range.Start, product.Range.End), [.. rest]);
            default:
                return null;
        }
    }

    private static bool IsReference(Node node) => node is NameNode { IsText: false, Name: not "partial" } or ScriptNode { Base: NameNode { IsText: false } }
        or ProductNode { Factors: [{ Factor: NameNode { IsText: false } }, { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "[" or "(" } }, ..] };
}

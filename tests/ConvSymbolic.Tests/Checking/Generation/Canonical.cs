using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;
using ConvSymbolic.Tests.Latex;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>
/// Equations as text without places: the terms of sums, the factors of products, nested sums and the named arguments of operators in order, operators by
/// what they are.
/// </summary>
internal static class Canonical
{
    public static string Of(string latex) => string.Join("; ", LatexParser.Parse(latex).Select(row => row.Statement is null ? NodeText.Of(row) : string.Join(" = ", row.Statement.Sides.Select(Of))));

    private static string Of(Node? node) => node switch
    {
        SumNode sum => $"<{string.Join(' ', sum.Terms.Select(term => (term.Sign < 0 ? "-" : "+") + Of(term.Term)).Order(StringComparer.Ordinal))}>",
        ProductNode { Factors: [{ Factor: DifferentialNode first }, { Factor: GroupNode group }] } => "∂" + string.Join('·', new[] { Of(first.Operand), Of(group) }.Order(StringComparer.Ordinal)),
        ProductNode product => string.Join('·', product.Factors.Select(factor => Of(factor.Factor)).Order(StringComparer.Ordinal)),
        BigSumNode sum => Sums(sum),
        MatrixNode matrix => string.Join(" / ", matrix.Rows.Select(row => string.Join(" & ", row.Select(Of)))),
        ListNode list => string.Join(", ", list.Items.Where(item => item is not NamedNode).Select(Of).Concat(list.Items.OfType<NamedNode>().Select(Of).Order(StringComparer.Ordinal))),
        GroupNode { Open: "(" or "{", Inner: { } inner } and not { Inner: ListNode } => Of(inner),
        GroupNode { Inner: { } inner } group => group.Open + Of(inner) + group.Close,
        FractionNode fraction => $"({Of(fraction.Numerator)})÷({Of(fraction.Denominator)})",
        ScriptNode { Sub: { } sub } script when OperatorWords.Of(node) is null => $"{Of(script.Base)}{new string('′', script.Primes)}_{Indices(sub)}^{(script.Sup is null ? "" : Of(script.Sup))}",
        DifferentialNode differential => $"∂{Of(differential.Operand)}",
        NameNode or ScriptNode when OperatorWords.Of(node) is { } kind => kind.ToString(),
        _ => NodeText.Of(node),
    };

    // 11 and 1,1, ij and i,j are the same.
    private static string Indices(Node sub) => sub switch
    {
        ListNode list => string.Join(',', list.Items.Select(Of)),
        ProductNode product when product.Factors.All(factor => factor is { Sign: ProductSign.Juxtaposition, Factor: NameNode or NumberNode }) => string.Join(',', product.Factors.Select(factor => Indices(factor.Factor))),
        NumberNode number => string.Join(',', number.Text.ToCharArray()),
        _ => Of(sub),
    };

    private static string Sums(BigSumNode sum)
    {
        var bounds = new List<string>();
        Node? body = sum;
        while (body is BigSumNode next)
        {
            string upper = next.Upper is null ? "" : NodeText.Of(next.Upper);
            bounds.AddRange((next.Lower is ListNode list ? list.Items.Select(NodeText.Of) : [NodeText.Of(next.Lower)]).Select(lower => $"{lower}..{upper}"));
            body = next.Body;
        }
        return $"Σ{{{string.Join(' ', bounds.Order(StringComparer.Ordinal))}}}({Of(body)})";
    }
}

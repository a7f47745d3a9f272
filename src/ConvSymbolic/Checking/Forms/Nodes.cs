using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Goes through what an author wrote.</summary>
internal static class Nodes
{
    /// <summary>A node and everything inside it.</summary>
    public static IEnumerable<Node> Within(Node root)
    {
        var open = new Stack<Node>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in Children(node))
            {
                if (child is not null)
                    open.Push(child);
            }
        }
    }

    private static IEnumerable<Node?> Children(Node node) => node switch
    {
        ScriptNode script => [script.Base, script.Sub, script.Sup],
        GroupNode group => [group.Inner],
        ListNode list => list.Items,
        NamedNode named => [named.Value],
        SumNode sum => sum.Terms.Select(term => term.Term),
        ProductNode product => product.Factors.Select(factor => factor.Factor),
        FractionNode fraction => [fraction.Numerator, fraction.Denominator],
        DifferentialNode differential => [differential.Operand],
        BigSumNode sum => [sum.Lower, sum.Upper, sum.Body],
        MatrixNode matrix => matrix.Rows.SelectMany(row => row),
        LabelledNode labelled => [labelled.Inner],
        StatementNode statement => statement.Sides,
        _ => [],
    };
}

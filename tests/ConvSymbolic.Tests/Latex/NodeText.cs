using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Latex;

/// <summary>Writes nodes without their places, so that tests can say what was read in a line, and walks over them.</summary>
internal static class NodeText
{
    /// <summary>The rows of a fragment, written.</summary>
    public static string[] Rows(string latex) => [.. LatexParser.Parse(latex).Select(Of)];

    /// <summary>The one row of a fragment, written.</summary>
    public static string Row(string latex) => Assert.Single(Rows(latex));

    public static string Of(Row row) => string.Concat(
        row.ContinuesAbove ? "above: " : "",
        row.ContinuesSide ? "side: " : "",
        row.Problem is { } problem ? $"problem at “{problem.Found}”, expected {problem.Expected}" : row.Statement is { } statement ? Of(statement) : "nothing",
        row.Condition is { } condition ? $" when {Of(condition)}" : "",
        row.Tag is { } tag ? $" #{tag}" : "",
        row.Remark is { } remark ? $" // {remark}" : "");

    public static string Of(Node? node) => node switch
    {
        null => "∅",
        NumberNode number => number.Text,
        NameNode { IsText: true } word => $"'{word.Name}'",
        NameNode name => name.Name,
        ScriptNode script => $"{Of(script.Base)}{new string('′', script.Primes)}{(script.Sub is null ? "" : $"_{{{Of(script.Sub)}}}")}{(script.Sup is null ? "" : $"^{{{Of(script.Sup)}}}")}",
        GroupNode group => $"{group.Open}{(group.Inner is null ? "" : Of(group.Inner))}{group.Close}",
        ListNode list => string.Join(", ", list.Items.Select(Of)),
        NamedNode named => $"{named.Name} = {Of(named.Value)}",
        SumNode sum => $"<{string.Concat(sum.Terms.Select(term => $"{(term.Sign < 0 ? " -" : " +")}{Of(term.Term)}"))}>",
        ProductNode product => string.Concat(product.Factors.Select((factor, i) => $"{(i == 0 && factor.Sign == ProductSign.Juxtaposition ? "" : $" {Sign(factor.Sign)}")}{Of(factor.Factor)}")),
        FractionNode fraction => $"({Of(fraction.Numerator)}){(fraction.IsSlash ? "/" : "÷")}({Of(fraction.Denominator)})",
        DifferentialNode differential => $"∂[{Of(differential.Operand)}]",
        BigSumNode sum => $"Σ{{{Of(sum.Lower)}..{Of(sum.Upper)}}}({Of(sum.Body)})",
        MatrixNode matrix => $"{matrix.Environment}{matrix.Columns}{matrix.Open}{string.Join(" / ", matrix.Rows.Select(row => string.Join(" & ", row.Select(Of))))}{matrix.Close}",
        EllipsisNode => "…",
        LabelledNode labelled => $"label({Of(labelled.Inner)}: {Of(labelled.Label)})",
        StatementNode statement => string.Concat(statement.Sides.Select((side, i) => $"{(i == 0 ? "" : Relation(statement.Relations[i - 1]))}{Of(side)}")),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>A node and everything in it.</summary>
    public static IEnumerable<Node> All(Node? node)
    {
        if (node is null)
            return [];
        IEnumerable<Node?> children = node switch
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
            LabelledNode labelled => [labelled.Inner, labelled.Label],
            StatementNode statement => [.. statement.Sides, .. statement.Relations.Select(relation => relation.Label)],
            _ => [],
        };
        return [node, .. children.SelectMany(All)];
    }

    private static string Sign(ProductSign sign) => sign == ProductSign.Juxtaposition ? "" : $"{sign} ";

    private static string Relation(Relation relation) => $" {(relation.Kind == RelationKind.Equal ? "=" : relation.Kind)}{(relation.Label is { } label ? $"{{{Of(label)}}}" : "")} ";
}

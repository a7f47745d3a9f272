using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Reads the limits of a Σ.</summary>
internal static class LimitReader
{
    /// <summary>The variables and limits of a Σ; null where they can't be read.</summary>
    public static List<LimitForm>? Read(BigSumNode sum)
    {
        var limits = new List<LimitForm>();
        var upper = Parts(sum.Upper).ToList();
        int k = 0;
        foreach (var part in Parts(sum.Lower))
        {
            switch (part)
            {
                // m = 0, perhaps with an upper limit
                case StatementNode { Sides: [{ } name, { } first], Relations: [{ Kind: RelationKind.Equal }] }:
                    var last = k < upper.Count ? upper[k] : upper.LastOrDefault();
                    var names = NamesOf(name).ToList();
                    if (names.Count == 0 || Limit(first) is not { } from)
                        return null;
                    if (last is not null && Limit(last) is null)
                        return null;
                    foreach (string variable in names)
                        limits.Add(new LimitForm(variable, from, last is null ? null : Limit(last)));
                    break;

                // 0 ≤ m < K
                case StatementNode { Sides: [{ } low, { } name, { } high], Relations: [var left, var right] } when left.Kind is RelationKind.LessOrEqual or RelationKind.Less && right.Kind is RelationKind.LessOrEqual or RelationKind.Less:
                    if (Limit(low) is not { } start || Limit(high) is not { } end)
                        return null;
                    foreach (string variable in NamesOf(name))
                        limits.Add(new LimitForm(variable, left.Kind == RelationKind.Less ? start with { Value = start.Value + 1 } : start, right.Kind == RelationKind.Less ? end with { Value = end.Value - 1 } : end));
                    break;
                case StatementNode { Sides: [{ } name, { } set], Relations: [{ Kind: RelationKind.ElementOf }] }:
                    if (SetOf(set) is not var (least, greatest))
                        return null;
                    limits.AddRange(NamesOf(name).Select(variable => new LimitForm(variable, least, greatest)
                    {
                        IsOfNamedSet = least is null,
                        IsListed = !Nodes.Within(set).Any(node => node is EllipsisNode or GroupNode { Open: "[" }),
                    }));
                    break;
                case StatementNode { Sides: [{ } name], Relations: [] }:
                    limits.AddRange(NamesOf(name).Select(variable => new LimitForm(variable, null, null)));
                    break;
                case { } other when NamesOf(other).ToList() is { Count: > 0 } bare:
                    limits.AddRange(bare.Select(variable => new LimitForm(variable, null, null)));
                    break;
                default:
                    return null;
            }
            k++;
        }
        // Σ over u and 0 ≤ u < K is one sum; two pairs of limits for u can't be read.
        limits.RemoveAll(limit => limit is { First: null, Last: null, IsOfNamedSet: false } && limits.Exists(other => other.Name == limit.Name && other is not { First: null, Last: null, IsOfNamedSet: false }));
        return limits.Count == 0 || limits.Select(limit => limit.Name).Distinct().Count() < limits.Count ? null : limits;
    }

    // {7, 8}, {0, …, K − 1}, [0, K − 1]: numbers one after the other. What a set with a name holds isn't said; any other set can't be read.
    private static (IndexForm? First, IndexForm? Last)? SetOf(Node set)
    {
        if (set is LabelledNode labelled)
            return SetOf(labelled.Inner);
        if (set is not (GroupNode { Open: "{", Close: "}", Inner: not null } or GroupNode { Open: "[", Close: "]", Inner: not null }))
            return set is GroupNode or NumberNode or SumNode or FractionNode ? null : (null, null);
        var group = (GroupNode)set;
        Node[] items = group.Inner is ListNode list ? [.. list.Items] : [group.Inner!];
        var kept = items.Where(item => item is not EllipsisNode).Select(Limit).ToList();
        if (kept.Count == 0 || kept.Any(item => item is null or { Divisor: not null }))
            return null;
        bool hasDots = kept.Count < items.Length;
        bool isInterval = group.Open == "[" && kept.Count == 2 && !hasDots;
        if (hasDots && kept[0]!.Value.Constant is not (0 or 1))
            return null;
        int ordered = isInterval ? 0 : hasDots ? kept.Count - 1 : kept.Count;
        for (int k = 1; k < ordered; k++)
        {
            if (kept[k]!.Value - kept[k - 1]!.Value != 1)
                return null;
        }
        return (kept[0], kept[^1]);
    }

    // C/g is a size.
    private static IndexForm? Limit(Node node) => IndexReader.Value(node) is { } value ? new IndexForm(node.Range, value) : IndexReader.Read(node);

    /// <summary>The variables of a Σ.</summary>
    public static IEnumerable<string> Names(BigSumNode sum) => Read(sum)?.Select(limit => limit.Name) ?? [];

    private static IEnumerable<Node> Parts(Node? node) => node switch
    {
        null => [],
        // i, j = 0: the first values belong to all of them
        ListNode { Items: [.., StatementNode { Sides: [{ } last, { } first], Relations: [{ Kind: RelationKind.Equal } relation] } statement] } list when list.Items.SkipLast(1).All(item => item is NameNode or ScriptNode) =>
            Parts(new StatementNode(statement.Range, [new ListNode(statement.Range, [.. list.Items.SkipLast(1), last]), first], [relation])),
        ListNode list => list.Items,
        NamedNode named => [new StatementNode(named.Range, [new NameNode(named.Range, named.Name, false), named.Value], [new Relation(RelationKind.Equal, named.Range)])],
        LabelledNode labelled => Parts(labelled.Inner),
        GroupNode { Open: not "⌊", Inner: { } inner } => Parts(inner),

        // (i, j) = (1, 1), or i, j = (1, 1)
        StatementNode { Sides: [{ } names, GroupNode { Open: "(", Inner: ListNode firsts }], Relations: [{ Kind: RelationKind.Equal } relation] } statement when Items(names) is { } each && each.Count == firsts.Items.Count =>
            each.Zip(firsts.Items, (item, first) => new StatementNode(statement.Range, [item, first], [relation])),

        // m, n = 0
        StatementNode { Sides: [ListNode names, { } first], Relations: [{ Kind: RelationKind.Equal } relation] } statement =>
            names.Items.Select(item => new StatementNode(statement.Range, [item, first], [relation])),
        _ => [node],
    };

    private static EquatableArray<Node>? Items(Node names) => names switch
    {
        ListNode list => list.Items,
        GroupNode { Inner: ListNode list } => list.Items,
        _ => null,
    };

    private static IEnumerable<string> NamesOf(Node node)
    {
        switch (node)
        {
            case ListNode list:
                return list.Items.SelectMany(NamesOf);
            case GroupNode { Inner: { } inner }:
                return NamesOf(inner);
            case ProductNode product when product.Factors.All(factor => factor.Sign == ProductSign.Juxtaposition):
                return product.Factors.SelectMany(factor => NamesOf(factor.Factor));
            default:
                return IndexReader.NameOf(node) is { } name ? [name] : [];
        }
    }
}

using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Reads indices and sizes: whole-number expressions in variables and size parameters, in the author's base.</summary>
internal static class IndexReader
{
    private const int MostTerms = 64;

    /// <summary>One index; null where the node is none.</summary>
    public static IndexForm? Read(Node node)
    {
        var inner = Unwrap(node);
        if (inner is FractionNode fraction && Value(fraction.Numerator) is { } numerator && Value(fraction.Denominator) is { } denominator)
            return new IndexForm(node.Range, numerator, denominator);
        return Value(inner) is { } value ? new IndexForm(node.Range, value) : null;
    }

    /// <summary>The indices of a subscript or of brackets: <c>i+m, j+n</c>, <c>ij</c>, <c>11</c>; null where they are none.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="splitDigits">Whether a run of digits is one index a digit.</param>
    public static List<IndexForm>? ReadList(Node node, bool splitDigits)
    {
        switch (Unwrap(node))
        {
            case ListNode list:
                return Each(list.Items);
            case NumberNode { Text.Length: > 1 } digits when splitDigits && digits.Text.All(char.IsAsciiDigit):
                return [.. digits.Text.Select((digit, k) => new IndexForm(new TextRange(digits.Range.Start + k, digits.Range.Start + k + 1), digit - '0'))];
            case ProductNode product when product.Factors.All(factor => factor.Sign == ProductSign.Juxtaposition && IsSingle(factor.Factor)):
                return product.Factors.Count == 2 && product.Factors[0].Factor is NumberNode && !splitDigits
                    ? Read(product) is { } one ? [one] : null
                    : Each(product.Factors.Select(factor => factor.Factor));
            // X_{(i+m)(j+n)}, X_{i(j+n)}
            case ProductNode { Factors.Count: > 1 } product when product.Factors.All(factor => factor is { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "(", Inner: SumNode } } || (splitDigits && factor is { Sign: ProductSign.Juxtaposition, Factor: NameNode { IsText: false } })):
                return Each(product.Factors.Select(factor => factor.Factor));
            case var other:
                return Read(other) is { } index ? [index] : null;
        }
    }

    /// <summary>The name of an index variable with its subscripts and primes; null where the node is no name.</summary>
    public static string? NameOf(Node? node) => node switch
    {
        NameNode name => name.Name,
        LabelledNode labelled => NameOf(labelled.Inner),
        ScriptNode script when NameOf(script.Base) is { } name && (script.Sub is null || Flat(script.Sub) is not null) && (script.Sup is null || Flat(script.Sup) is not null) =>
            name + (script.Sub is null ? "" : "_" + Flat(script.Sub)) + (script.Sup is null ? "" : "^" + Flat(script.Sup)) + new string('\'', script.Primes),
        _ => null,
    };

    /// <summary>A subscript or superscript as a short text; null where it is longer than a name may be.</summary>
    public static string? Flat(Node? node) => node switch
    {
        null => "",
        NameNode name => name.Name,
        NumberNode number => number.Text,
        ScriptNode => NameOf(node),
        GroupNode { Inner: { } inner } => Flat(inner),
        LabelledNode labelled => Flat(labelled.Inner),
        SumNode sum => Joined(sum.Terms.Select((term, k) => (term.Sign < 0 ? "-" : k == 0 ? "" : "+") + Flat(term.Term))),
        ProductNode product => Joined(product.Factors.Select(factor => Flat(factor.Factor))),
        ListNode list => Joined(list.Items.Select((item, k) => (k == 0 ? "" : ",") + Flat(item))),
        _ => null,
    };

    private static string? Joined(IEnumerable<string?> parts)
    {
        var all = parts.Take(MostTerms).ToList();
        return all.Any(part => part is null) ? null : string.Concat(all);
    }

    private static bool IsSingle(Node node) => node is NameNode { IsText: false } or NumberNode or ScriptNode { Base: NameNode { IsText: false } };

    private static List<IndexForm>? Each(IEnumerable<Node> nodes)
    {
        var indices = new List<IndexForm>();
        foreach (var node in nodes)
        {
            if (Read(node) is not { } index)
                return null;
            indices.Add(index);
        }
        return indices;
    }

    /// <summary>A whole-number expression; null where the node is none.</summary>
    public static IndexExpression? Value(Node? node)
    {
        try
        {
            return Try(node);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static IndexExpression? Try(Node? node)
    {
        switch (node)
        {
            case NumberNode number:
                return number.Value.IsInteger && number.Value.Numerator >= -1_000_000_000 && number.Value.Numerator <= 1_000_000_000 ? (long)number.Value.Numerator : null;
            case NameNode or ScriptNode:
                return NameOf(node) is { } name ? IndexExpression.Variable(name) : null;
            case LabelledNode labelled:
                return Try(labelled.Inner);
            case GroupNode { Open: "(" or "[" or "{", Inner: { } inner }:
                return Try(inner);
            case GroupNode { Open: "⌊", Inner: { } inner }:
                return Floor(inner);
            // C/g is the name of a size, how many of them a group has; i/s would be a quotient of an index.
            case FractionNode { Numerator: NameNode { IsText: false, Name: [>= 'A' and <= 'Z'] } above, Denominator: NameNode { IsText: false } below }:
                return IndexExpression.Variable($"{above.Name}/{below.Name}");
            case SumNode sum when sum.Terms.Count <= MostTerms:
                return sum.Terms.Aggregate((IndexExpression?)IndexExpression.Zero, (total, term) =>
                    total is null || Try(term.Term) is not { } value ? null : total + (term.Sign < 0 ? -value : value));
            // c mod D = c − ⌊c/D⌋ D
            case ProductNode product when product.Factors.ToList().FindIndex(factor => factor.Factor is NameNode { Name: "bmod" or "mod" }) is > 0 and var at && at < product.Factors.Count - 1:
                return Try(product with { Factors = [.. product.Factors.Take(at)] }) is { } dividend && Try(product with { Factors = [.. product.Factors.Skip(at + 1)] }) is { } modulus
                    ? dividend - IndexExpression.Floor(dividend, modulus) * modulus : null;
            case ProductNode { Factors: [{ Factor: NameNode { IsText: true, Name: "max" or "min" } which }, { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Inner: ListNode { Items.Count: <= MostTerms } items } }] }:
                return Extreme(items, which.Name == "max" ? 1 : -1);
            case ProductNode product when product.Factors.Count <= MostTerms && product.Factors.All(factor => factor.Sign is not (ProductSign.Otimes or ProductSign.Odot or ProductSign.Circ or ProductSign.Circledast or ProductSign.Divide)):
                return product.Factors.Aggregate((IndexExpression?)IndexExpression.FromInt64(1), (total, factor) =>
                    total is null || Try(factor.Factor) is not { } value ? null : total * value);
            default:
                return null;
        }
    }

    // The smallest is the opposite of the largest of the opposites.
    private static IndexExpression? Extreme(ListNode items, int sign)
    {
        IndexExpression? extreme = null;
        foreach (var item in items.Items)
        {
            if (Try(item) is not { } value)
                return null;
            extreme = extreme is null ? sign * value : IndexExpression.Largest(extreme, sign * value);
        }
        return sign * extreme!;
    }

    private static IndexExpression? Floor(Node node) => Unwrap(node) switch
    {
        FractionNode fraction when Try(fraction.Numerator) is { } numerator && Try(fraction.Denominator) is { } denominator => IndexExpression.Floor(numerator, denominator),
        // ⌊og/O⌋
        ProductNode { Factors: [_, .., { Sign: ProductSign.Juxtaposition, Factor: FractionNode fraction }] } product when Try(fraction) is null && Try(fraction.Denominator) is { } denominator =>
            Try(product with { Factors = [.. product.Factors.SkipLast(1), product.Factors[^1] with { Factor = fraction.Numerator }] }) is { } numerator ? IndexExpression.Floor(numerator, denominator) : null,
        var other => Try(other),
    };

    private static Node Unwrap(Node node)
    {
        while (node is LabelledNode labelled)
            node = labelled.Inner;
        return node is GroupNode { Open: "(", Inner: { } inner and not ListNode } ? Unwrap(inner) : node;
    }
}

using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// What operators are called with: one value for all axes or one per axis, padding as before:after where they differ.
internal sealed partial class Meaning
{
    private bool Arguments(EquatableArray<ArgumentForm> arguments, int[] stride, int[] dilation, int[] before, int[] after, out int[]? size)
    {
        size = null;
        foreach (var argument in arguments)
        {
            string name = argument.Name.ToLowerInvariant();
            if (name == "size")
            {
                // An array with one axis is written as a matrix with one row.
                if (Numbers(argument.Value) is not { } extents || (extents.Length != stride.Length && extents.Length != sample.Layer.Axes))
                    return false;
                size = [.. Enumerable.Repeat(1, stride.Length - extents.Length), .. extents];
                continue;
            }
            if (PerAxis(argument.Value, stride.Length) is not { } values)
                return false;
            for (int axis = 0; axis < stride.Length; axis++)
            {
                var (first, second) = values[axis];
                if (IsLiteral && first < 1 && (name is "stride" or "strides" or "s" or "dilation" or "d"))
                    return false;
                switch (name)
                {
                    case "stride" or "strides" or "s":
                        stride[axis] = Math.Max(1, first);
                        break;
                    case "dilation" or "d":
                        dilation[axis] = Math.Max(1, first);
                        break;
                    case "padding" or "pad" or "p" when axis < stride.Length - sample.Layer.Axes:
                        break;
                    case "padding" or "pad" or "p":
                        (before[axis], after[axis]) = (first, second);
                        break;
                    default:
                        return false;
                }
            }
        }
        return true;
    }

    // 2, (1, 2), 1:0, (1:0, 2)
    private (int First, int Second)[]? PerAxis(Node value, int axes)
    {
        Node[] items = value is GroupNode { Open: "(", Inner: ListNode list } && list.Items.Count == axes ? [.. list.Items] : [.. Enumerable.Repeat(value, axes)];
        var pairs = items.Select(Pair).ToList();
        return items.Length == axes && pairs.All(pair => pair is not null) ? [.. pairs.Select(pair => pair!.Value)] : null;
    }

    private (int First, int Second)? Pair(Node item)
    {
        if (PaddingPair.Of(item) is { } pair)
            return Amount(pair.Before.Term) is { } before && Amount(pair.After.Term) is { } after ? (pair.Before.Sign * before, pair.After.Sign * after) : null;
        return Amount(item) is { } both ? (both, both) : null;
    }

    // 2×3
    private int[]? Numbers(Node value)
    {
        IEnumerable<Node> items = value is ProductNode product && product.Factors.Skip(1).All(factor => factor.Sign == ProductSign.Times) ? product.Factors.Select(factor => factor.Factor) : [value];
        var numbers = items.Select(Amount).ToList();
        return numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }

    private int? Amount(Node node) => IndexReader.Value(node) is { } value && sample.Numbered(value).Constant is { } number and >= -1000 and <= 1000 ? (int)number : null;
}

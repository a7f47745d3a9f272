using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Replaces the middle of long sums by an ellipsis that says how many terms it stands for.</summary>
internal static class Shortening
{
    /// <summary>Every sum of more than <paramref name="limit"/> terms keeps its first terms and its last one.</summary>
    public static Expression Apply(Expression expression, int limit) => expression.Transform(node =>
    {
        if (node is not Sum sum || sum.Terms.Count <= Math.Max(limit, 3))
            return node;
        int first = Math.Max(limit, 3) - 2;
        return new Sum([.. sum.Terms.Take(first), new Omission(sum.Terms.Count - first - 1), sum.Terms[^1]]);
    });
}

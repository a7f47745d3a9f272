using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>Says for which geometries a claim holds: the fewest conditions that tell those at which it holds for every input from the others.</summary>
internal static class Conditions
{
    private static readonly (string Words, Func<Layer, bool> Holds)[] Known =
    [
        ("the stride is 1", layer => layer.Stride.All(stride => stride == 1)),
        ("the stride is 2", layer => layer.Stride.All(stride => stride == 2)),
        ("the dilation is 1", layer => layer.Dilation.All(dilation => dilation == 1)),
        ("the dilation is 2", layer => layer.Dilation.All(dilation => dilation == 2)),
        ("there is no padding", layer => layer.PaddingBefore.Concat(layer.PaddingAfter).All(padding => padding == 0)),
        ("there is no padding before the data", layer => layer.PaddingBefore.All(padding => padding == 0)),
        ("the filter has extent 1", layer => layer.Filter.All(extent => extent == 1)),
        ("the filter has odd extents", layer => layer.Filter.All(extent => extent % 2 == 1)),
        ("there is no output padding", layer => layer.OutputPadding.All(padding => padding == 0)),
    ];

    /// <summary>The conditions, which hold together exactly where the claim does; none where it holds everywhere, null where they don't tell.</summary>
    /// <param name="tried">The layers, and whether it holds there.</param>
    public static IReadOnlyList<string>? Of(IReadOnlyList<(Layer Layer, bool Holds)> tried)
    {
        var kinds = tried.GroupBy(one => (Filter: string.Join('x', one.Layer.Filter), one.Layer.Stride[0], one.Layer.Dilation[0], one.Layer.PaddingBefore[0], one.Layer.PaddingAfter[0], Output: one.Layer.OutputPadding[0]))
            .Select(group => (group.First().Layer, Holds: group.All(one => one.Holds))).ToList();
        if (!kinds.Exists(kind => kind.Holds))
            return null;
        return Enumerable.Range(0, 1 << Known.Length).OrderBy(mask => System.Numerics.BitOperations.PopCount((uint)mask))
            .Select(mask => Known.Where((_, k) => (mask >> k & 1) == 1).ToList())
            .FirstOrDefault(conditions => kinds.TrueForAll(kind => conditions.TrueForAll(condition => condition.Holds(kind.Layer)) == kind.Holds))?
            .ConvertAll(condition => condition.Words);
    }
}

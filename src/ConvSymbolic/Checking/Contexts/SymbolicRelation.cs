using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>What an index sum says of the index positions and of their relation on every axis.</summary>
/// <param name="Layout">The index positions.</param>
/// <param name="Axes">The relation on each spatial axis.</param>
internal sealed record SymbolicRelation(ArrayLayout Layout, SymbolicAxis[] Axes)
{
    /// <summary>Whether a forward equation gives it.</summary>
    public bool IsForward { get; init; }

    /// <summary>Relations with the same text are the same.</summary>
    public string Signature => string.Join(';', Axes.Select(axis => $"{axis.Stride}|{axis.Dilation}|{axis.IsFlipped}"))
        + Text(Layout.Input) + Text(Layout.Filter) + Text(Layout.Output);

    /// <summary>Whether stride and dilation of every axis are those of some of these relations, or have names where the first has numbers: a stride of 1 first, and any stride later.</summary>
    /// <param name="known">Relations that are not in doubt.</param>
    public bool IsCaseOf(IReadOnlyList<SymbolicRelation> known) => known.All(other => other.Axes.Length == Axes.Length) && Axes.Select((axis, k) =>
        known.All(other => other.Axes[k].IsFlipped == axis.IsFlipped) && IsCase(axis.Stride, known.Select(other => other.Axes[k].Stride)) && IsCase(axis.Dilation, known.Select(other => other.Axes[k].Dilation))).All(fits => fits);

    private static bool IsCase(IndexExpression one, IEnumerable<IndexExpression> known) => known.Contains(one) || (one.Constant is null && known.First().Constant is not null);

    private static string Text(AxisPosition[] positions) => "/" + string.Concat(positions.Select(position => $"{position.Kind}{position.Axis}"));
}

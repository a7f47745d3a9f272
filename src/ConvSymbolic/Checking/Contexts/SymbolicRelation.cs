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

    /// <summary>Whether this is another relation with names for its numbers: a stride of 1 first, and any stride later.</summary>
    public bool IsMoreGeneral(SymbolicRelation other) => Axes.Length == other.Axes.Length && Axes.Zip(other.Axes).All(pair =>
        pair.First.IsFlipped == pair.Second.IsFlipped && IsMoreGeneral(pair.First.Stride, pair.Second.Stride) && IsMoreGeneral(pair.First.Dilation, pair.Second.Dilation));

    private static bool IsMoreGeneral(IndexExpression one, IndexExpression other) => one == other || (one.Constant is null && other.Constant is not null);

    private static string Text(AxisPosition[] positions) => "/" + string.Concat(positions.Select(position => $"{position.Kind}{position.Axis}"));
}

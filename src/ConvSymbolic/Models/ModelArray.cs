using ConvSymbolic.Indices;

namespace ConvSymbolic.Models;

/// <summary>An array of a model. Its indices start at 0.</summary>
/// <param name="Name">Its name; no two arrays of a model have the same.</param>
/// <param name="Extents">How many places each axis has: numbers, or names for all sizes.</param>
internal sealed record ModelArray(string Name, EquatableArray<IndexExpression> Extents)
{
    /// <summary>Writes <c>X[5,5]</c>.</summary>
    public override string ToString() => Extents.Count == 0 ? Name : $"{Name}[{string.Join(',', Extents)}]";
}

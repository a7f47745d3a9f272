using System.Collections.Frozen;
using ConvSymbolic.Indices;
using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering;

/// <summary>What a writer has to know besides the expression.</summary>
internal sealed record WritingStyle
{
    /// <summary>X, F, O, L, b; indices from 1; no array known to be large; nothing left out.</summary>
    public static WritingStyle Default { get; } = new();

    /// <summary>The names of the arrays and the first printed index.</summary>
    public NotationOptions Notation { get; init; } = NotationOptions.Default;

    /// <summary>
    /// Spatial extents by the engine's array name. An array that has two-digit indices anywhere is written with commas everywhere.
    /// </summary>
    public IReadOnlyDictionary<string, EquatableArray<long>> Extents { get; init; } = FrozenDictionary<string, EquatableArray<long>>.Empty;

    /// <summary>Sums of more terms are shortened to this many, an ellipsis counted as one; null writes every term.</summary>
    public int? TermLimit { get; init; }

    /// <summary>The style for the arrays of a layer, which are those of its ring.</summary>
    public static WritingStyle For(Ring ring, NotationOptions notation) => new()
    {
        Notation = notation,
        Extents = ring.Blocks.DistinctBy(block => block.GradientOf ?? block.Name).ToFrozenDictionary(
            block => block.GradientOf ?? block.Name,
            block => new EquatableArray<long>([.. block.Extents.Skip(block.LeadingAxes).Select(extent => (long)extent)]),
            StringComparer.Ordinal),
    };
}

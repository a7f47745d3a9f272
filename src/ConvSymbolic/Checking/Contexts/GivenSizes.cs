using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>Names for the sizes of every layer of a kind, where it is given what the letters of the text are.</summary>
/// <param name="Layer">The sizes.</param>
/// <param name="Letters">What the letters are in them.</param>
internal sealed record GivenSizes(LayerSizes Layer, IReadOnlyDictionary<string, IndexExpression> Letters);

using System.Collections.Immutable;

namespace ConvSymbolic.Polynomials;

/// <summary>An array of variables that a <see cref="Ring"/> is made with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Extents">Its extents, slowest axis first; none for a scalar.</param>
/// <param name="LeadingAxes">How many of the first axes count images and channels.</param>
/// <param name="GradientOf">The array D whose ∂L/∂D it is; null for an array of its own.</param>
internal readonly record struct RingArray(string Name, ImmutableArray<int> Extents, int LeadingAxes = 0, string? GradientOf = null);

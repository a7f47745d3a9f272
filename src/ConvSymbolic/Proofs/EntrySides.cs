using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Proofs;

/// <summary>Both sides of an equation of arrays at one entry.</summary>
/// <param name="Index">The 0-based index of the entry.</param>
/// <param name="Left">The left side, or what differentiation gives.</param>
/// <param name="Right">The right side, or what is claimed.</param>
internal readonly record struct EntrySides(int[] Index, Polynomial Left, Polynomial Right);

using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Derivations;

/// <summary>One entry of what a derivation leads to.</summary>
/// <param name="Target">What it is an entry of.</param>
/// <param name="Offset">Its row-major position.</param>
/// <param name="Index">Its 0-based index, in the shape of the derivation's array.</param>
/// <param name="Value">The entry, written out.</param>
public sealed record TargetEntry(Target Target, int Offset, IReadOnlyList<int> Index, Polynomial Value)
{
    /// <summary>Writes <c>InputGradient[0,1] = dO[0,0]·F[0,1] + …</c>; indices start at 0.</summary>
    public override string ToString() => $"{Target}[{string.Join(',', Index)}] = {Value}";
}

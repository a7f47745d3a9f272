using ConvSymbolic.Derivations;

namespace ConvSymbolic.Proofs;

/// <summary>The theorems about a model, with a verdict each.</summary>
/// <param name="Derivation">The derivation.</param>
/// <param name="Theorems">One for every array that a definition reads.</param>
public sealed record ModelProofReport(ModelDerivation Derivation, IReadOnlyList<ModelTheorem> Theorems)
{
    /// <summary>Refuted when any theorem is, else proved.</summary>
    public Verdict Verdict => Theorems.Any(theorem => theorem.Verdict == Verdict.Refuted) ? Verdict.Refuted : Verdict.Proved;

    /// <summary>Writes <c>∂L/∂W proved at this size, …</c>.</summary>
    public override string ToString() => string.Join(", ", Theorems);
}

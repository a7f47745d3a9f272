using ConvSymbolic.Derivations;

namespace ConvSymbolic.Proofs;

/// <summary>The theorems about a model, with a verdict each.</summary>
public sealed class ModelProofReport
{
    internal ModelProofReport(ModelDerivation derivation, IReadOnlyList<ModelTheorem> theorems) => (Derivation, Theorems) = (derivation, theorems);

    /// <summary>One for every array that a definition reads.</summary>
    public IReadOnlyList<ModelTheorem> Theorems { get; }

    /// <summary>Refuted when any theorem is, else proved.</summary>
    public Verdict Verdict => Theorems.Any(theorem => theorem.Verdict == Verdict.Refuted) ? Verdict.Refuted : Verdict.Proved;

    internal ModelDerivation Derivation { get; }

    /// <summary>Writes <c>∂L/∂W proved at this size, …</c>.</summary>
    public override string ToString() => string.Join(", ", Theorems);
}

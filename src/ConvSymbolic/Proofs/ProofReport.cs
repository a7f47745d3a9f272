using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Proofs;

/// <summary>The theorems about a layer, with a verdict each.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Theorems">The filter, the input and the bias gradient, in this order.</param>
public sealed record ProofReport(Layer Layer, IReadOnlyList<TheoremProof> Theorems)
{
    /// <summary>At how many entries the steps of the derivation were replayed; 0 when they were not.</summary>
    public int ReplayedEntries { get; init; }

    /// <summary>The file that the certificate was written to, if one was.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>What a theorem of the report says, with the steps that lead there: of the layer, or with names for all sizes.</summary>
    internal Theorem Statement(TheoremProof theorem) => theorem.Scope == Scope.AllSizes
        ? Theorem.Of(LayerSizes.General(Layer.IsTransposed, Layer.IsTrueConvolution), theorem.Name)
        : Theorem.Of(Layer, theorem.Name);

    /// <summary>Refuted when any theorem is, else undecided when any is, else proved.</summary>
    public Verdict Verdict
    {
        get
        {
            var worst = Verdict.Proved;
            foreach (var theorem in Theorems)
            {
                if (theorem.Verdict == Verdict.Refuted)
                    return Verdict.Refuted;
                if (theorem.Verdict == Verdict.Undecided)
                    worst = Verdict.Undecided;
            }
            return worst;
        }
    }
}

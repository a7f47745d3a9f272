using ConvSymbolic.Layers;

namespace ConvSymbolic.Proofs;

/// <summary>The theorems about a layer, with a verdict each.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Theorems">The filter, the input and the bias gradient, in this order.</param>
public sealed record ProofReport(Layer Layer, IReadOnlyList<TheoremProof> Theorems)
{
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

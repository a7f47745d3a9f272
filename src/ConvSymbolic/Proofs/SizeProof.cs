using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Proofs;

/// <summary>
/// Decides the theorems at one size: what route A derived (expand and differentiate) against route B (the closed form on symbols), every
/// entry, by canonical form.
/// </summary>
internal static class SizeProof
{
    private const int MostCells = 1 << 28;

    public static ProofReport Of(Derivation derivation)
    {
        var layer = derivation.Layer;
        return new ProofReport(
            layer,
            [
                Decide(layer, derivation.FilterGradient, ClosedForm.FilterGradient(layer)),
                Decide(layer, derivation.InputGradient, ClosedForm.InputGradient(layer)),
                DecideBias(derivation),
            ]);
    }

    /// <summary>Compares a derived gradient with any claimed closed form, true or false.</summary>
    public static TheoremProof Decide(Layer layer, SymbolicTensor derived, ClosedForm claim)
    {
        string name = claim.Target == Target.FilterGradient ? TheoremProof.FilterGradient : TheoremProof.InputGradient;
        double cells = ClosedFormEvaluation.CellCount(layer, claim);
        if (cells > MostCells)
        {
            return new TheoremProof(
                name,
                Scope.ThisSize,
                Verdict.Undecided,
                0,
                Reason: FormattableString.Invariant($"With its zeros written out the image of the correlation would have {cells:N0} cells; up to {MostCells:N0} are laid out."));
        }
        var evaluation = new ClosedFormEvaluation(layer, claim);
        if (!evaluation.Fits)
            return new TheoremProof(name, Scope.ThisSize, Verdict.Refuted, 0, Reason: "The claimed correlation is smaller than the array that it should equal.");
        for (int entry = 0; entry < derived.Shape.Count; entry++)
        {
            var claimed = evaluation.Evaluate(entry);
            if (!derived.WordsOf(entry).SequenceEqual(claimed))
                return Refute(name, layer.Ring, derived, entry, claimed);
        }
        return new TheoremProof(name, Scope.ThisSize, Verdict.Proved, derived.Shape.Count);
    }

    // ∂L/∂b[o] = Σ_n Σ_i G[n,o,i]. The theorem speaks of a layer with a bias. For a layer without one it is proved as it would hold were a
    // bias added: the other terms of an output have no bias in them, so the bias terms alone decide it.
    private static TheoremProof DecideBias(Derivation derivation)
    {
        var layer = derivation.Layer;
        var derived = derivation.BiasGradient ?? BiasDerivation.Of(layer);
        for (int filter = 0; filter < layer.Filters; filter++)
        {
            if (!IsSumOfUpstream(layer, filter, derived.WordsOf(filter)))
                return Refute(TheoremProof.BiasGradient, layer.Ring, derived, filter, [.. SumOfUpstream(layer, filter)]);
        }
        return new TheoremProof(TheoremProof.BiasGradient, Scope.ThisSize, Verdict.Proved, layer.Filters) with
        {
            Reason = layer.HasBias ? null : "The layer has no bias; this is the gradient of one if it were added.",
        };
    }

    private static bool IsSumOfUpstream(Layer layer, int filter, ReadOnlySpan<ulong> words)
    {
        int k = 0;
        foreach (ulong word in SumOfUpstream(layer, filter))
        {
            if (k == words.Length || words[k++] != word)
                return false;
        }
        return k == words.Length;
    }

    /// <summary>The monomials of Σ_n Σ_i G[n,o,i].</summary>
    public static IEnumerable<ulong> SumOfUpstream(Layer layer, int filter)
    {
        var packing = layer.Ring.Packing;
        int plane = layer.OutputShape.Count / (layer.Batch * layer.Filters);
        for (int n = 0; n < layer.Batch; n++)
        {
            int first = layer.UpstreamSymbols.First + (n * layer.Filters + filter) * plane;
            for (int i = 0; i < plane; i++)
                yield return packing.Pack(first + i);
        }
    }

    private static TheoremProof Refute(string name, Ring ring, SymbolicTensor derived, int entry, ReadOnlySpan<ulong> claimed) => new(
        name,
        Scope.ThisSize,
        Verdict.Refuted,
        entry + 1,
        Counterexample.Between(derived.Shape.IndexOf(entry), derived.At(entry), new Polynomial(ring, claimed.ToArray(), null, 0, claimed.Length)));
}

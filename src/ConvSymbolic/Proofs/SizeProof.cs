using System.Runtime.InteropServices;
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
        var evaluation = new ClosedFormEvaluation(layer, claim);
        if (!evaluation.Fits)
            return new TheoremProof(name, Scope.ThisSize, Verdict.Refuted, 0, Reason: "The claimed correlation is smaller than the array that it should equal.");
        return Compare(name, layer.Ring, derived, evaluation.Evaluate);
    }

    // The theorem speaks of a layer with a bias. For a layer without one it is proved as it would hold were a bias added: the other terms
    // of an output have no bias in them, so the bias terms alone decide it.
    private static TheoremProof DecideBias(Derivation derivation)
    {
        var layer = derivation.Layer;
        var derived = derivation.BiasGradient ?? BiasDerivation.Of(layer);
        return Compare(TheoremProof.BiasGradient, layer.Ring, derived, (filter, words) => SumUpstream(layer, filter, words)) with
        {
            Reason = layer.HasBias ? null : "The layer has no bias; this is the gradient of one if it were added.",
        };
    }

    // Σ_n Σ_i G[n,o,i].
    private static void SumUpstream(Layer layer, int filter, List<ulong> words)
    {
        words.Clear();
        int plane = layer.OutputShape.Count / (layer.Batch * layer.Filters);
        for (int n = 0; n < layer.Batch; n++)
        {
            int first = layer.UpstreamSymbols.First + (n * layer.Filters + filter) * plane;
            for (int i = 0; i < plane; i++)
                words.Add(layer.Ring.Packing.Pack(first + i));
        }
    }

    private static TheoremProof Compare(string name, Ring ring, SymbolicTensor derived, Action<int, List<ulong>> claimed)
    {
        var words = new List<ulong>();
        for (int entry = 0; entry < derived.Shape.Count; entry++)
        {
            claimed(entry, words);
            if (derived.WordsOf(entry).SequenceEqual(CollectionsMarshal.AsSpan(words)))
                continue;
            var claim = new Polynomial(ring, [.. words], null, 0, words.Count);
            return new TheoremProof(
                name,
                Scope.ThisSize,
                Verdict.Refuted,
                entry + 1,
                Counterexample.Between(derived.Shape.IndexOf(entry), derived.At(entry), claim));
        }
        return new TheoremProof(name, Scope.ThisSize, Verdict.Proved, derived.Shape.Count);
    }
}

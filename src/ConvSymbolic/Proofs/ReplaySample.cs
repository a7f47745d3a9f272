using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Proofs;

/// <summary>Replays the steps of a derivation at a few entries of each target: the first, the middle and the last one.</summary>
internal static class ReplaySample
{
    // A replay works from the definitions alone, term by term; this many readings of the body of a sum take some 0.1 s.
    private const double MostReads = 600;

    /// <summary>The report with what the replay adds: how many entries, and no theorem proved whose steps do not hold.</summary>
    public static ProofReport AddTo(ProofReport report, Derivation derivation)
    {
        var layer = report.Layer;
        if (Reads(layer) > MostReads)
            return report;
        int entries = 0;
        var theorems = report.Theorems.Select(theorem =>
        {
            var target = Theorem.Of(layer, theorem.Name).Target;
            if (target == Target.BiasGradient && !layer.HasBias)
                return theorem;
            int count = derivation.Tensor(target).Shape.Count;
            foreach (int offset in new SortedSet<int> { 0, count / 2, count - 1 })
            {
                if (StepReplay.FirstFailure(derivation, target, offset) is { } step)
                    return Doubt(theorem, step);
                entries++;
            }
            return theorem;
        }).ToArray();
        return report with { Theorems = theorems, ReplayedEntries = entries };
    }

    private static TheoremProof Doubt(TheoremProof theorem, Step step) => theorem.Verdict != Verdict.Proved ? theorem : theorem with
    {
        Verdict = Verdict.Undecided,
        Reason = $"The step '{step.Rule.Title}' of the derivation does not hold.",
    };

    // The sums of the longest step run over every output and every product of it; those of a transposed layer once more over the input.
    private static double Reads(Layer layer)
    {
        double reads = (double)layer.OutputShape.Count * layer.FilterShape.Count;
        return layer.IsTransposed ? reads * layer.InputShape.Count : reads;
    }
}

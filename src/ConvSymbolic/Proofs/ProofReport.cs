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

    /// <summary>Refuted when any theorem is, here or by a checker outside; else undecided when any is; else proved.</summary>
    public Verdict Verdict => OutsideVerdict.Worst([.. Theorems.Select(theorem => theorem.Verdict), .. Theorems.SelectMany(theorem => theorem.Outside).Select(outside => outside.Verdict)]);

    /// <summary>A sentence for each checker outside that contradicts the proof of a theorem: one of the two has a bug.</summary>
    public IReadOnlyList<string> Contradictions =>
        [.. Theorems.SelectMany(theorem => OutsideVerdict.Contradictions($"the theorem {theorem.Name}", theorem.Verdict, theorem.Outside))];

    /// <summary>Writes <c>filter-gradient proved at this size, …</c>.</summary>
    public override string ToString() => string.Join(", ", Theorems);
}

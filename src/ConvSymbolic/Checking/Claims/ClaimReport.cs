using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Claims;

/// <summary>What became of a claim.</summary>
public sealed record ClaimReport
{
    /// <summary>The claim, as it was given.</summary>
    public required string Claim { get; init; }

    /// <summary>Proved, refuted or undecided.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>For which layers it is proved; null where it is not.</summary>
    public Scope? Scope { get; init; }

    /// <summary>What stays fixed in a proof for all sizes: <c>stride 1</c>, <c>no padding</c>.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>The layer at which it was proved or refuted: of those that refute it the smallest; null for all sizes.</summary>
    public Layer? Layer { get; init; }

    /// <summary>Small whole numbers that show that it is wrong; null where it is not, or where the sides have different sizes.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>Why it is undecided, or wrong besides values; null where nothing is to be said.</summary>
    public string? Reason { get; init; }

    /// <summary>The conditions under which it holds, all of them together and exactly then, among the layers that were tried; null where there are none such.</summary>
    public IReadOnlyList<string>? HoldsWhen { get; init; }

    /// <summary>The same for filters with F = rot180 F; null where they make no difference.</summary>
    public IReadOnlyList<string>? HoldsForSymmetricFilterWhen { get; init; }

    /// <summary>How many small layers were tried.</summary>
    public int LayersTried { get; init; }

    /// <summary>At how many of them it holds.</summary>
    public int LayersHolding { get; init; }

    /// <summary>What checkers outside the project say of it, as far as they were asked, at the layer of the report or else at the one of the lecture notes.</summary>
    public IReadOnlyList<OutsideVerdict> Outside { get; init; } = [];

    /// <summary>Refuted when it is, here or by a checker outside; else undecided when it is; else proved.</summary>
    public Verdict VerdictOfAll => OutsideVerdict.Worst([Verdict, .. Outside.Select(outside => outside.Verdict)]);

    /// <summary>A sentence for each checker outside that contradicts the verdict: one of the two has a bug.</summary>
    public IReadOnlyList<string> Contradictions => [.. OutsideVerdict.Contradictions("the claim", Verdict, Outside)];

    /// <summary>Both sides entry by entry, and the layer; null where they can't be had.</summary>
    internal Func<(Layer Layer, IReadOnlyList<EntrySides> Entries)?> Sides { get; init; } = () => null;

    /// <summary>The names in which it is printed.</summary>
    internal NotationOptions Notation { get; init; } = NotationOptions.Default;

    /// <summary>Writes <c>Refuted: </c> and the claim.</summary>
    public override string ToString() => $"{Verdict}: {Claim}";
}

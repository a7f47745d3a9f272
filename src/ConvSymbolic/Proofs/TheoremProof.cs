namespace ConvSymbolic.Proofs;

/// <summary>A theorem about a layer and what became of it.</summary>
/// <param name="Name"><c>filter-gradient</c>, <c>input-gradient</c> or <c>bias-gradient</c>.</param>
/// <param name="Scope">For which layers.</param>
/// <param name="Verdict">Proved, refuted or undecided.</param>
/// <param name="Entries">How many entries were compared.</param>
/// <param name="Counterexample">Where it fails, when it is refuted and both sides have the same extents.</param>
/// <param name="Reason">Why it is refuted or undecided, or what it says of a layer that lacks the array.</param>
public sealed record TheoremProof(
    string Name,
    Scope Scope,
    Verdict Verdict,
    int Entries,
    Counterexample? Counterexample = null,
    string? Reason = null)
{
    /// <summary>The name of the theorem about ∂L/∂F.</summary>
    public const string FilterGradient = "filter-gradient";

    /// <summary>The name of the theorem about ∂L/∂X.</summary>
    public const string InputGradient = "input-gradient";

    /// <summary>The name of the theorem about ∂L/∂b.</summary>
    public const string BiasGradient = "bias-gradient";

    /// <summary>What checkers outside the project say of it, as far as they were asked.</summary>
    public IReadOnlyList<OutsideVerdict> Outside { get; init; } = [];

    /// <summary>Writes <c>filter-gradient proved at this size</c>.</summary>
    public override string ToString() => Verdict switch
    {
        Verdict.Proved => $"{Name} proved {(Scope == Scope.AllSizes ? "for all sizes" : "at this size")}",
        Verdict.Refuted => $"{Name} refuted",
        _ => $"{Name} undecided",
    };
}

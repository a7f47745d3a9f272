namespace ConvSymbolic.Proofs;

/// <summary>What became of a claim. Not knowing is an answer of its own and never counts as proved.</summary>
public enum Verdict
{
    /// <summary>It holds.</summary>
    Proved,

    /// <summary>It does not hold, and a counterexample shows it.</summary>
    Refuted,

    /// <summary>It was not decided; the reason is given.</summary>
    Undecided,
}

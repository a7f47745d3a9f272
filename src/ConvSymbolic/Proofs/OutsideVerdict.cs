namespace ConvSymbolic.Proofs;

/// <summary>What a checker outside the project says of a theorem or a claim.</summary>
/// <param name="Checker">The name of the checker, such as <c>z3</c>.</param>
/// <param name="Verdict">Proved, refuted or undecided.</param>
/// <param name="Counterexample">The values that it found, where it refutes.</param>
/// <param name="Reason">Why it is undecided, or what is odd about the answer.</param>
public sealed record OutsideVerdict(string Checker, Verdict Verdict, Counterexample? Counterexample = null, string? Reason = null)
{
    /// <summary>Refuted when any is, else undecided when any is, else proved.</summary>
    internal static Verdict Worst(IReadOnlyCollection<Verdict> verdicts) =>
        verdicts.Contains(Verdict.Refuted) ? Verdict.Refuted
        : verdicts.Contains(Verdict.Undecided) ? Verdict.Undecided
        : Verdict.Proved;

    /// <summary>A sentence for each checker that says the opposite.</summary>
    internal static IEnumerable<string> Contradictions(string what, Verdict verdict, IEnumerable<OutsideVerdict> outside) =>
        from other in outside
        where (verdict, other.Verdict) is (Verdict.Proved, Verdict.Refuted) or (Verdict.Refuted, Verdict.Proved)
        select $"{other.Checker} contradicts convsym: {what} is {Word(verdict)} here and {Word(other.Verdict)} there; one of the two has a bug, please report it.";

    private static string Word(Verdict verdict) => verdict == Verdict.Proved ? "proved" : "refuted";

    /// <summary>Writes <c>z3: Proved</c>.</summary>
    public override string ToString() => $"{Checker}: {Verdict}{(Reason is null ? "" : $", {Reason}")}";
}

using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Sums of which only some terms are written: a + b + ⋯ + z.</summary>
internal static class Dots
{
    /// <summary>The terms that are written; null where no sum is shortened.</summary>
    public static SumForm? Written(Form form) =>
        form is SumForm sum && sum.Terms.Count > 2 && sum.Terms.Any(IsDots) && !sum.Terms.All(IsDots)
            ? sum with { Terms = [.. sum.Terms.Where(term => !IsDots(term))] }
            : null;

    /// <summary>
    /// Whether every term that is written is one of the whole sum, and more are left out. That is all a shortened sum says: dots have no value of their
    /// own, so one that is not found to hold is not called wrong.
    /// </summary>
    public static Outcome Compare<T>(IReadOnlyCollection<T> whole, IReadOnlyCollection<T> written)
    {
        var left = whole.ToList();
        if (!written.All(left.Remove))
            return Outcome.Unknown("something is left out by dots, and not every term that is written belongs there");
        return left.Count > 0
            ? new Outcome(OutcomeKind.Equal) { Reason = "Every term that is written belongs there; the dots stand for the others." }
            : Outcome.Unknown("dots stand in it, but nothing is left out");
    }

    private static bool IsDots(TermForm term) => term is { Sign: > 0, Term: DotsForm };
}

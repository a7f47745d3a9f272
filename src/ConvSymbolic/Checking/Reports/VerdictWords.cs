using System.Diagnostics;

namespace ConvSymbolic.Checking.Reports;

/// <summary>The names of the verdicts, as they are printed and documented.</summary>
internal static class VerdictWords
{
    public static string Of(EquationVerdict verdict) => verdict switch
    {
        EquationVerdict.Right => "right",
        EquationVerdict.Wrong => "wrong",
        EquationVerdict.Follows => "follows",
        EquationVerdict.Definition => "definition",
        EquationVerdict.Undecided => "undecided",
        EquationVerdict.Unreadable => "unreadable",
        EquationVerdict.NotAnEquation => "not-an-equation",
        _ => throw new UnreachableException(),
    };

    /// <summary>Where the page about a slip is, in the repository; null for a name that has none.</summary>
    public static string? PageOf(string? slip) => slip is not null && Slips.All.ContainsKey(slip) ? $"docs/slips/{slip}.md" : null;
}

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

    /// <summary>The address of the page about a slip, or of the guide for a name that has none.</summary>
    public static string AddressOf(string slip) =>
        $"{RepositoryAddress.Value}/blob/main/docs/{(Slips.All.ContainsKey(slip) ? $"slips/{slip}" : "checking")}.md";
}

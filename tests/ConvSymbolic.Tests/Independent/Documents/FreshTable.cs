namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>The counts of a measure, and its failing documents as files.</summary>
public static class FreshTable
{
    public static void Print(IReadOnlyList<FreshFinding> findings, TextWriter to)
    {
        to.WriteLine($"{"",-48} {"equations",9} {"false",6} {"found",6} {"right",6} {"conf.",6} "
            + $"{"FALSE WRONG",12} {"FALSE RIGHT",12} {"undecided",9}");
        Line("all", findings, to);
        Part("by what states the layer", findings, finding => finding.Document.Founding, to);
        Part("by kind", findings, finding => finding.Equation.Kind, to);
        Part("by slip", findings, finding => finding.Equation.Slip ?? "(none)", to);
        Part("by notation", findings, finding => finding.Document.Style, to);
    }

    private static void Part(string title, IReadOnlyList<FreshFinding> findings, Func<FreshFinding, string> key, TextWriter to)
    {
        to.WriteLine($"-- {title}");
        foreach (var group in findings.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal))
            Line(group.Key, [.. group], to);
    }

    private static void Line(string name, IReadOnlyList<FreshFinding> findings, TextWriter to)
    {
        int Count(Func<FreshFinding, bool> which) => findings.Count(which);
        to.WriteLine($"{name,-48} {findings.Count,9} {Count(f => f.Equation.Truth == Truth.Wrong),6} {Count(f => f.IsFound),6} "
            + $"{Count(f => f.Equation.Truth == Truth.Right),6} {Count(f => f.IsConfirmed),6} "
            + $"{Count(f => f.IsFalseWrong),12} {Count(f => f.IsFalseRight),12} {Count(f => f.IsUndecided),9}");
    }

    /// <summary>What went wrong, in words: the equality, its truth, the verdict.</summary>
    public static string Describe(FreshFinding finding) =>
        string.Join('\t', $"seed {finding.Document.Seed}", finding.Equation.Latex, $"truth {finding.Equation.Truth}",
            $"verdict {finding.Verdict?.ToString() ?? "none"}", finding.Document.Founding, finding.Equation.Kind,
            finding.Equation.Slip ?? "no slip", finding.Document.Style, finding.Message);
}

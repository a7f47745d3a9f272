using System.Text;

namespace ConvSymbolic.Checking.Reports;

/// <summary>The changes that a report proposes, put into the document.</summary>
internal static class Corrections
{
    /// <summary>The document with all its changes; where two touch each other the earlier equality wins. Everything else stays as it is.</summary>
    public static string Apply(CheckReport report)
    {
        string text = report.Text;
        var output = new StringBuilder(text.Length);
        int at = 0;
        // Sorting keeps the order of reading where two changes start at one place.
        foreach (var fix in Fixes(report).OrderBy(fix => fix.Start))
        {
            if (fix.Start < at || (fix.Start == at && at > 0 && fix.Length == 0))
                continue;
            output.Append(text, at, fix.Start - at).Append(fix.Replacement);
            at = fix.Start + fix.Length;
        }
        return output.Append(text, at, text.Length - at).ToString();
    }

    private static IEnumerable<TextEdit> Fixes(CheckReport report) => report.Equations
        .Select(equation => equation.Fix)
        .OfType<TextEdit>()
        .Distinct()
        .Where(fix => fix.Start >= 0 && fix.Length >= 0 && fix.Start <= report.Text.Length - fix.Length);
}

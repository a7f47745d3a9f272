using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes what became of a claim as lines of text.</summary>
internal static class ClaimText
{
    public static void Write(ClaimReport report, TextWriter output)
    {
        Line(report switch
        {
            { Verdict: Verdict.Proved, Scope: Scope.AllSizes } => $"claim: proved for all sizes{(report.Fixed.Count == 0 ? "" : $", with {Listed(report.Fixed)}")}",
            { Verdict: Verdict.Proved } => $"claim: proved at this size: {LayerText.Of(report.Layer!)}",
            { Verdict: Verdict.Refuted } => $"claim: refuted by the {LayerText.Of(report.Layer!)}",
            _ => $"claim: undecided: {report.Reason}",
        } + ProofWords.Outside(report.Outside));
        if (report.Verdict == Verdict.Refuted && report.Reason is { } reason)
            Line("  " + reason);
        if (report.Counterexample is { } example)
            ProofText.Write(example, report.Notation, Line, "the left side  ", "the right side ");
        if (report is { Outside.Count: > 0, Scope: Scope.AllSizes } && report.Sides() is var (layer, _))
            Line($"  {string.Join(" and ", report.Outside.Select(outside => outside.Checker))} asked at the {LayerText.Of(layer)}");
        ProofText.Write(report.Outside, report.Notation, Line, "the left side  ", "the right side ");
        if (report.LayersTried == 0)
            return;
        string tried = $"tried on {Counted.Of(report.LayersTried, "small layer")}";
        if (report.LayersHolding == report.LayersTried)
            Line($"It holds at every layer; {tried}.");
        else if (report.LayersHolding == 0)
            Line($"It holds at no layer; {tried}.");
        else if (report.HoldsWhen is { } conditions)
            Line($"It holds for inputs of every size exactly when {Listed(conditions)}; {tried}.");
        else
            Line($"It holds at {Counted.Of(report.LayersHolding, "layer")}; {tried}.");
        if (report.HoldsForSymmetricFilterWhen is { } symmetric)
            Line($"With a symmetric filter, F = rot180 F, it holds for inputs of every size {(symmetric.Count == 0 ? "and every geometry" : $"exactly when {Listed(symmetric)}")}.");

        void Line(string text)
        {
            output.Write(text);
            output.Write('\n');
        }
    }

    private static string Listed(IReadOnlyList<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}

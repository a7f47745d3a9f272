using System.Globalization;
using ConvSymbolic.Checking;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Numbers;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.GradientChecks;

/// <summary>A report as text.</summary>
internal static class GradientText
{
    public static string Name(Target target) => target switch
    {
        Target.Output => "O",
        Target.FilterGradient => "dF",
        Target.InputGradient => "dX",
        _ => "db",
    };

    public static string Verdict(CheckedResult result) =>
        result.Differing > 0 ? "wrong" : result.Undecided > 0 ? "undecided" : "right";

    public static IEnumerable<string> Lines(GradientReport report)
    {
        yield return LayerText.Of(report.Layer);
        foreach (string line in report.Results.SelectMany(Lines))
            yield return line;
        if (report.Rounding is { IsNone: false } rounding && report.Results.Any(result => result.ComparedExactly < result.Entries))
        {
            yield return $"n·ε·Σ|products| is the most that rounding can change a sum of n products: ε is 2^{1 - rounding.Digits} for {rounding.Type}, "
                + "and Σ|products| adds up the magnitudes of the products.";
        }
    }

    private static IEnumerable<string> Lines(CheckedResult result)
    {
        string name = Name(result.Target), how = result.ComparedExactly == result.Entries
            ? "compared exactly"
            : $"{(result.ComparedExactly == 0 ? "compared" : $"{result.ComparedExactly} compared exactly, the others")} within n·ε·Σ|products|, because sums of these numbers round";
        yield return result.Differing > 0
            ? $"{name}: wrong; {result.Differing} of {Counted.Entries(result.Entries)} {(result.Differing == 1 ? "differs" : "differ")}; {how}"
            : $"{name}: {Verdict(result)}; {Counted.Entries(result.Entries)} {how}";
        if (result.Undecided > 0)
            yield return $"  {Counted.Entries(result.Undecided)} can't be decided: the tolerance is as large as all products together, so that any result would pass.";
        foreach (var entry in result.First)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {name}[{string.Join(',', entry.Index)}] is {entry.Found}, {Exactly(entry.Expected)}");
        if (result.Differing > result.First.Count)
            yield return $"  … ({result.Differing - result.First.Count} more)";
        foreach (var slip in result.Explanations)
            yield return $"  {(slip.Slip is { } id ? $"[{id}] " : "")}{slip.Message}{(Slips.HowToRead(slip.Slip) is { } command ? $" See: {command}" : "")}";
        if (result.Differing > 0 && result.Explanations.Count == 0)
            yield return "  No slip that is known gives these numbers.";
    }

    private static string Exactly(Rational value) => value.IsInteger
        ? $"should be {value}"
        : string.Create(CultureInfo.InvariantCulture, $"should be about {(double)value:R}");
}

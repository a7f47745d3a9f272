using System.Globalization;
using ConvSymbolic.Derivations;
using ConvSymbolic.Numbers;

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

    public static IEnumerable<string> Lines(GradientReport report) => report.Results.SelectMany(Lines);

    private static IEnumerable<string> Lines(CheckedResult result)
    {
        string name = Name(result.Target), how = result.ComparedExactly == result.Entries
            ? "compared exactly"
            : $"{(result.ComparedExactly == 0 ? "compared" : $"{result.ComparedExactly} compared exactly, the others")} within n·ε·Σ|products|, because sums of these numbers round";
        yield return result.Differing == 0
            ? $"{name}: right; {Count(result.Entries)} {how}"
            : $"{name}: wrong; {result.Differing} of {Count(result.Entries)} differ; {how}";
        foreach (var entry in result.First)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {name}[{string.Join(',', entry.Index)}] is {entry.Found}, {Exactly(entry.Expected)}");
        if (result.Differing > result.First.Count)
            yield return $"  … ({result.Differing - result.First.Count} more)";
        foreach (var slip in result.Explanations)
            yield return $"  {(slip.Slip is { } id ? $"[{id}] " : "")}{slip.Message}{(slip.Slip is { } page ? $" See docs/slips/{page}.md." : "")}";
        if (result.Differing > 0 && result.Explanations.Count == 0)
            yield return "  No slip that is known gives these numbers.";
    }

    private static string Count(int entries) => entries == 1 ? "1 entry" : $"{entries} entries";

    private static string Exactly(Rational value) => value.IsInteger
        ? $"should be {value}"
        : string.Create(CultureInfo.InvariantCulture, $"should be about {(double)value:R}");
}

using System.Globalization;
using System.Numerics;
using ConvSymbolic.Checking;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Numbers;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.GradientChecks;

/// <summary>A report as text.</summary>
internal static class GradientText
{
    // Every sum of products of whole numbers of 64 bits has fewer, while there are less than 2^32 of them.
    private const int MostDigits = 50;

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
        foreach (string line in report.Results.SelectMany(result => Lines(result, report.Rounding!)))
            yield return line;
        if (report.Rounds is { } rounding)
        {
            yield return $"n·ε·Σ|products| is the most that rounding can change a sum of n products: ε is 2^{1 - rounding.Digits} for {rounding.Type}, "
                + "and Σ|products| adds up the magnitudes of the products.";
        }
    }

    private static IEnumerable<string> Lines(CheckedResult result, Rounding rounding)
    {
        string name = Name(result.Target), how = result.ComparedExactly == result.Entries
            ? "compared exactly"
            : $"{(result.ComparedExactly == 0 ? "compared" : $"{result.ComparedExactly} compared exactly, the others")} within n·ε·Σ|products|, because sums of these numbers round";
        yield return result.Differing > 0
            ? $"{name}: wrong; {result.Differing} of {Counted.Entries(result.Entries)} {(result.Differing == 1 ? "differs" : "differ")}; {how}"
            : $"{name}: {Verdict(result)}; {Counted.Entries(result.Entries)} {how}";
        if (result.Undecided - result.BeyondRange is > 0 and var unbounded)
            yield return $"  {Counted.Entries(unbounded)} can't be decided: the tolerance is as large as all products together, so that any result would pass.";
        if (result.BeyondRange > 0)
            yield return $"  {Counted.Entries(result.BeyondRange)} can't be decided: up to rounding, the exact value is beyond the range of {rounding.Type}.";
        foreach (var entry in result.First)
            yield return $"  {name}[{string.Join(',', entry.Index)}] is {entry.FoundText}, should be {Expected(entry.Expected, rounding)}";
        if (result.Differing > result.First.Count)
            yield return $"  … ({result.Differing - result.First.Count} more)";
        foreach (var slip in result.Explanations)
            yield return $"  {(slip.Slip is { } id ? $"[{id}] " : "")}{slip.Message}{(Slips.HowToRead(slip.Slip) is { } command ? $" See: {command}" : "")}";
        if (result.Differing > 0 && result.Explanations.Count == 0)
            yield return "  No slip that is known gives these numbers.";
    }

    private static string Expected(Rational value, Rounding rounding)
    {
        string text = value.ToString();
        if (value.IsInteger && text.Length <= MostDigits)
            return text;
        return $"about {rounding.Shortest(value) ?? Short(value)}";
    }

    // Twelve digits and the exponent, for numbers that the type is too small for.
    internal static string Short(Rational value)
    {
        var magnitude = value.Sign < 0 ? -value : value;
        int exponent = (int)Math.Floor(BigInteger.Log10(magnitude.Numerator) - BigInteger.Log10(magnitude.Denominator));
        var shifted = magnitude * Rational.Pow(10, 11 - exponent);
        string digits = ((shifted.Numerator * 2 + shifted.Denominator) / (shifted.Denominator * 2)).ToString(CultureInfo.InvariantCulture);
        // The logarithm may be off by a digit.
        exponent += digits.Length - 12;
        string rest = digits[1..].TrimEnd('0');
        return $"{(value.Sign < 0 ? "-" : "")}{digits[0]}{(rest.Length > 0 ? "." : "")}{rest}E{exponent}";
    }
}

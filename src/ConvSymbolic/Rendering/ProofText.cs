using ConvSymbolic.Diagnostics;
using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a proof report as lines of text: one a theorem, then a counterexample where one is refuted.</summary>
internal static class ProofText
{
    public static void Write(ProofReport report, NotationOptions notation, TextWriter output)
    {
        var style = WritingStyle.For(report.Layer.Ring, notation);
        var writer = new PlainTextWriter(style);
        var general = new PlainTextWriter(GeneralDerivation.Style(notation));
        Line(report.Theorems.All(theorem => theorem.Scope == Scope.AllSizes) ? GeneralDerivation.Title(report.Layer) : LayerText.Of(report.Layer));
        foreach (var theorem in report.Theorems)
        {
            var stated = report.Statement(theorem);
            bool isGeneral = theorem.Scope == Scope.AllSizes;
            string statement = (isGeneral ? general : writer).Write(stated.Statement);
            string work = isGeneral ? $"{Counted.Of(stated.Steps.Count, "step")}{(theorem.Verdict == Verdict.Proved ? " verified" : "")}" : $"{Counted.Entries(theorem.Entries)} compared";
            Line($"{theorem.Name}: {ProofWords.Verdict(theorem.Verdict)} {ProofWords.ScopeInWords(theorem.Scope)}: {statement}; {work}{ProofWords.Outside(theorem.Outside)}");
            if (theorem.Reason is not null)
                Line("  " + theorem.Reason);
            if (theorem.Counterexample is { } example)
                Write(example, notation, Line);
            Write(theorem.Outside, notation, Line);
        }
        if (report.CertificatePath is { } path)
            Line($"certificate written to {path}");
        if (report.ReplayedEntries > 0)
            Line($"steps replayed at {Counted.Entries(report.ReplayedEntries)}");

        void Line(string text)
        {
            output.Write(text);
            output.Write('\n');
        }
    }

    /// <summary>The lines about what outside checkers say, where there is more to it than the verdict.</summary>
    public static void Write(IReadOnlyList<OutsideVerdict> outside, NotationOptions notation, Action<string> line, string first = "derived", string second = "claimed")
    {
        foreach (var other in outside)
        {
            if (other.Reason is { } reason)
                line($"  {reason}");
            if (other.Counterexample is { } example)
            {
                line($"  the values that {other.Checker} found:");
                Write(example, notation, line, first, second);
            }
        }
    }

    /// <summary>The lines of a counterexample; the sides are called by two words of the same length.</summary>
    public static void Write(Counterexample example, NotationOptions notation, Action<string> line, string first = "derived", string second = "claimed")
    {
        var ring = example.Derived.Ring;
        var names = new FactorTexts(ring, FactorNames.Text, WritingStyle.For(ring, notation));
        if (example.Index.Count > 0)
            line($"  at entry [{string.Join(',', example.Index.Select(i => i + notation.IndexBase))}]:");
        line($"    {first} {Text(example.Derived)} has the value {example.DerivedValue}");
        line($"    {second} {Text(example.Claimed)} has the value {example.ClaimedValue}");
        line($"    where {string.Join(", ", example.Values.Select(pair => $"{names[pair.Variable]} = {pair.Value}"))} and everything else is 0");

        string Text(Polynomial polynomial) => PolynomialWriter.Text(polynomial, PolynomialSyntax.Text, notation);
    }
}

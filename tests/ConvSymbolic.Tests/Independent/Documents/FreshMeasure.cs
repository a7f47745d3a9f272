using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>An equality and the verdict on it.</summary>
public sealed record FreshFinding(FreshDocument Document, FreshEquation Equation, EquationVerdict? Verdict, string Message)
{
    private bool SaysWrong => Verdict is EquationVerdict.Wrong or EquationVerdict.Follows;

    public bool IsFalseWrong => SaysWrong && (Equation.Truth is Truth.Right or Truth.Harmless);

    public bool IsFalseRight => Verdict == EquationVerdict.Right && (Equation.Truth is Truth.Wrong or Truth.Suspect);

    public bool IsFalse => IsFalseWrong || IsFalseRight;

    public bool IsFound => SaysWrong && Equation.Truth == Truth.Wrong;

    public bool IsConfirmed => Verdict is EquationVerdict.Right or EquationVerdict.Definition && Equation.Truth == Truth.Right;

    public bool IsUndecided => !SaysWrong && Verdict is not (EquationVerdict.Right or EquationVerdict.Definition);
}

/// <summary>Checks fresh documents through the public surface and compares with the truth.</summary>
public static class FreshMeasure
{
    /// <summary>The documents one after the other, until so many equalities are judged.</summary>
    public static IEnumerable<FreshFinding> Run(int equations, IEnumerable<FreshDocument> documents)
    {
        int count = 0;
        foreach (var document in documents)
        {
            foreach (var finding in Check(document))
            {
                count++;
                yield return finding;
            }
            if (count >= equations)
                yield break;
        }
    }

    public static IEnumerable<FreshFinding> Check(FreshDocument document)
    {
        CheckReport report;
        string? failure = null;
        try
        {
            report = HandDerivation.Check(document.Text, new CheckOptions { File = document.File });
        }
        catch (Diagnostics.ConvSymbolicException refused)
        {
            (report, failure) = (new CheckReport(document.File, document.Text, [], []), refused.Message);
        }
        Dictionary<int, CheckedEquation> bySign = [];
        foreach (var equation in report.Equations)
            if (Sign(document.Text, equation.Span.Line, equation.Span.Column) is { } sign)
                bySign[sign] = equation;
        return document.Equations.Select(equation => bySign.GetValueOrDefault(equation.Sign) is { } found
            ? new FreshFinding(document, equation, found.Verdict, found.Message)
            : new FreshFinding(document, equation, null, failure ?? "not in the report"));
    }

    /// <summary>The first sign of equality outside of all braces from a place on.</summary>
    private static int? Sign(string text, int line, int column)
    {
        int at = 0;
        for (int i = 1; i < line; i++)
            at = text.IndexOf('\n', at) + 1;
        int depth = 0;
        for (at += column - 1; at < text.Length; at++)
        {
            depth += text[at] is '{' ? 1 : text[at] is '}' ? -1 : 0;
            if (text[at] == '=' && depth == 0)
                return at;
        }
        return null;
    }
}

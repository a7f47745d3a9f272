using System.Globalization;
using System.Text;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes a report as a compiler does: place, verdict, the line with a caret, the correction; and a summary.</summary>
internal sealed class ReportText
{
    private const int MostPlaces = 20;

    private readonly StringBuilder _output = new();
    private readonly CheckReport _report;
    private readonly bool _isVerbose;
    private readonly Palette _palette;
    private readonly RootCauses _causes;
    private readonly Excerpt _excerpt;

    private ReportText(CheckReport report, bool colour, bool isVerbose)
    {
        _report = report;
        _isVerbose = isVerbose;
        _palette = Palette.Of(colour);
        _causes = new RootCauses(report.Equations);
        _excerpt = new Excerpt(new SourceLines(report.Text), _palette);
    }

    public static void Write(CheckReport report, TextWriter output, bool colour, bool isVerbose)
    {
        var text = new ReportText(report, colour, isVerbose);
        // What a document without equations is about is nobody's question.
        if (isVerbose || report.Equations.Any(equation => equation.Verdict != EquationVerdict.NotAnEquation))
        {
            foreach (var context in report.Contexts)
                text.Write(context);
        }
        foreach (var equation in report.Equations)
        {
            text.Write(equation);
            text.PassOn(output);
        }
        text.Line(Summary(report));
        text.PassOn(output);
    }

    private void PassOn(TextWriter output)
    {
        output.Write(_output);
        _output.Clear();
    }

    private static string Summary(CheckReport report)
    {
        int all = report.Equations.Count - report.Count(EquationVerdict.NotAnEquation), roots = report.RootErrors;
        if (all == 0)
            return $"{Harmless.Line(report.File)}: no equations";
        (EquationVerdict Verdict, string Words)[] parts =
        [
            (EquationVerdict.Right, "right"),
            (EquationVerdict.Wrong, $"wrong ({Count(roots, "error")})"),
            (EquationVerdict.Follows, "following from errors"),
            (EquationVerdict.Definition, "definitions"),
            (EquationVerdict.Undecided, "undecided"),
            (EquationVerdict.Unreadable, "unreadable"),
        ];
        var counts = parts
            .Where(part => report.Count(part.Verdict) > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{report.Count(part.Verdict)} {part.Words}"));
        return $"{Harmless.Line(report.File)}: {Count(all, "equation")}: {string.Join(", ", counts)}";
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private void Write(CheckContext context)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"{Harmless.Line(_report.File)}: lines {context.FirstLine}-{context.LastLine}: {Harmless.Line(ContextWords.Line(context))}"));
        if (context.Layer is { } layer)
            Line($"  {LayerText.Of(layer)}{(context.SizesAreKnown ? "" : " (sizes chosen for judging; the document has none)")}");
        foreach (string evidence in context.Evidence)
            Line($"  - {Harmless.Line(evidence)}");
    }

    private void Write(CheckedEquation equation)
    {
        switch (equation.Verdict)
        {
            case EquationVerdict.Wrong or EquationVerdict.Follows when _isVerbose || _causes.RootOf(equation).Id == equation.Id:
                WriteWrong(equation);
                break;
            case EquationVerdict.Undecided or EquationVerdict.Unreadable:
                Head(equation, equation.Message);
                _excerpt.Write(_output, equation);
                WriteCorrection(equation);
                break;
            case EquationVerdict.Right or EquationVerdict.Definition or EquationVerdict.NotAnEquation when _isVerbose:
                Head(equation, equation.Latex);
                break;
        }
    }

    private void WriteWrong(CheckedEquation equation)
    {
        Head(equation, equation.Message);
        _excerpt.Write(_output, equation);
        WriteCorrection(equation);
        var root = _causes.RootOf(equation);
        if (root.Id != equation.Id)
            Line($"    goes back to: {root.Fault ?? root.Span}");
        else
        {
            Places("the same slip", _causes.CopiesOf(equation));
            Places("follows", _causes.FollowUpsOf(equation));
        }
        if (VerdictWords.PageOf(equation.Slip) is { } page)
            Line($"    see {page}");
    }

    private void Head(CheckedEquation equation, string words)
    {
        string slip = equation.Slip is null ? "" : $" [{equation.Slip}]";
        string verdict = VerdictWords.Of(equation.Verdict);
        Line($"{_palette.Bold}{Harmless.Line(_report.File)}:{equation.Fault ?? equation.Span}:{_palette.End} {_palette.For(equation.Verdict)}{verdict}{slip}{_palette.End}: {Harmless.Line(words)}");
    }

    private void WriteCorrection(CheckedEquation equation)
    {
        foreach (var entry in equation.Entries)
            Line($"    entry {string.Join(',', entry.Index)}: found {Harmless.Line(entry.Found)}, expected {Harmless.Line(entry.Expected)}");
        if (equation.Expected is { Length: > 0 } expected)
            Line($"    expected: {Harmless.Line(expected)}");
        if (equation.Suggestion is { Length: > 0 } suggestion)
            Line($"    correct: {Harmless.Line(suggestion)}");
        if (equation.Counterexample is { Length: > 0 } example)
            Line($"    counterexample: {Harmless.Line(example)}");
    }

    private void Places(string words, IReadOnlyList<CheckedEquation> equations)
    {
        if (equations.Count == 0)
            return;
        string more = equations.Count > MostPlaces ? string.Create(CultureInfo.InvariantCulture, $" and {equations.Count - MostPlaces} more") : "";
        Line($"    {words}: {string.Join(", ", equations.Take(MostPlaces).Select(equation => (equation.Fault ?? equation.Span).ToString()))}{more}");
    }

    private void Line(string text) => _output.Append(text).Append('\n');
}

using System.Globalization;
using System.Text;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes a report as a compiler does: place, verdict, the line with a caret, the correction; and a summary.</summary>
internal sealed class ReportText
{
    private const int MostPlaces = 20, Indent = 4;

    private readonly StringBuilder _output = new();
    private readonly CheckReport _report;
    private readonly bool _isVerbose;
    private readonly Palette _palette;
    private readonly RootCauses _causes;
    private readonly Places _places;
    private readonly int? _width;

    private ReportText(CheckReport report, bool colour, bool isVerbose, int? width)
    {
        _report = report;
        _isVerbose = isVerbose;
        _palette = Palette.Of(colour);
        _causes = new RootCauses(report.Equations);
        _places = new Places(report);
        _width = width;
    }

    public static void Write(CheckReport report, TextWriter output, bool colour, bool isVerbose, int? width)
    {
        var text = new ReportText(report, colour, isVerbose, width);
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
        text.Words("", Summary(report));
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
        (EquationVerdict Verdict, string One, string Many)[] parts =
        [
            (EquationVerdict.Right, "right", "right"),
            (EquationVerdict.Wrong, $"wrong ({Counted.Of(roots, "error")})", $"wrong ({Counted.Of(roots, "error")})"),
            (EquationVerdict.Follows, "following from an error", "following from errors"),
            (EquationVerdict.Definition, "definition", "definitions"),
            (EquationVerdict.Undecided, "undecided", "undecided"),
            (EquationVerdict.Unreadable, "unreadable", "unreadable"),
        ];
        var counts = parts
            .Where(part => report.Count(part.Verdict) > 0)
            .Select(part => Counted.Of(report.Count(part.Verdict), part.One, part.Many));
        return $"{Harmless.Line(report.File)}: {Counted.Of(all, "equation")}: {string.Join(", ", counts)}";
    }

    private void Write(CheckContext context)
    {
        Words("", $"{Harmless.Line(_report.File)}: {_places.Of(context)}: {Harmless.Line(ContextWords.Line(context))}");
        if (context.Layer is { } layer)
            Words("  ", $"{LayerText.Of(layer)}{(context.SizesAreKnown ? "" : " (sizes chosen for judging; the document has none)")}");
        foreach (string evidence in context.Evidence)
            Words("  - ", Harmless.Line(evidence));
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
                Excerpt(equation);
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
        Excerpt(equation);
        WriteCorrection(equation);
        var root = _causes.RootOf(equation);
        if (root.Id != equation.Id)
            Line($"    goes back to: {_places.Of(root.Fault ?? root.Span)}");
        else
        {
            Places("the same slip", _causes.CopiesOf(equation));
            Places("follows", _causes.FollowUpsOf(equation));
        }
        if (Slips.HowToRead(equation.Slip) is { } command)
            Line($"    see {command}");
    }

    private void Head(CheckedEquation equation, string words)
    {
        string slip = equation.Slip is null ? "" : $" [{equation.Slip}]";
        string verdict = VerdictWords.Of(equation.Verdict);
        string place = $"{Harmless.Line(_report.File)}:{_places.Of(equation.Fault ?? equation.Span)}:";
        _output.Append($"{_palette.Bold}{place}{_palette.End} {_palette.For(equation.Verdict)}{verdict}{slip}{_palette.End}:");
        Cells.WriteWords(_output, $" {Harmless.Line(words)}", Cells.WidthOf(place) + $" {verdict}{slip}:".Length, Indent, _width);
        _output.Append('\n');
    }

    private void WriteCorrection(CheckedEquation equation)
    {
        foreach (var entry in equation.Entries)
            Words("    ", $"entry {string.Join(',', entry.Index)}: found {Harmless.Line(entry.Found)}, expected {Harmless.Line(entry.Expected)}");
        if (equation.Expected is { Length: > 0 } expected)
            Words("    expected: ", Harmless.Line(expected));
        if (equation.Suggestion is { Length: > 0 } suggestion)
            Words("    correct: ", Harmless.Line(suggestion));
        if (equation.Counterexample is { Length: > 0 } example)
            Words("    counterexample: ", Harmless.Line(example));
    }

    private void Places(string words, IReadOnlyList<CheckedEquation> equations)
    {
        if (equations.Count == 0)
            return;
        string more = equations.Count > MostPlaces ? string.Create(CultureInfo.InvariantCulture, $" and {equations.Count - MostPlaces} more") : "";
        Words("    ", $"{words}: {string.Join(_places.Separator, equations.Take(MostPlaces).Select(equation => _places.Of(equation.Fault ?? equation.Span)))}{more}");
    }

    private void Excerpt(CheckedEquation equation)
    {
        var (lines, shown) = _places.Shown(equation);
        new Excerpt(lines, _palette, _width).Write(_output, shown);
    }

    // Words and formulas are broken at blanks: to LaTeX a line end is one.
    private void Words(string start, string words)
    {
        _output.Append(start);
        Cells.WriteWords(_output, words, start.Length, Indent, _width);
        _output.Append('\n');
    }

    private void Line(string text) => _output.Append(text).Append('\n');
}

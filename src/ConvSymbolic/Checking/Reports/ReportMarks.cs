using System.Globalization;
using System.Text;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>The points of each equality for a grader: right 1, wrong 0, follow-through 1; what claims nothing or wasn't judged has none.</summary>
internal sealed class ReportMarks
{
    private readonly CheckReport _report;
    private readonly Places _places;
    private readonly List<(CheckedEquation Equation, int? Points, string Words)> _rows = [];
    private readonly int _points, _most;

    public ReportMarks(CheckReport report, bool copiesCostEach)
    {
        _report = report;
        _places = new Places(report);
        var causes = new RootCauses(report.Equations);
        foreach (var equation in report.Equations)
        {
            var root = causes.RootOf(equation);
            bool isCopy = root.Id != equation.Id;
            string place = _places.LineOf(root.Span), slip = equation.Slip ?? "wrong";
            (int? points, string words) = equation.Verdict switch
            {
                EquationVerdict.Right => (1, "right"),
                EquationVerdict.Wrong when isCopy && !copiesCostEach => (1, $"{slip}, which cost its point in {place}"),
                EquationVerdict.Wrong => (0, slip),
                EquationVerdict.Follows => (1, isCopy ? $"follows from {place}" : "follows from an earlier line"),
                _ => ((int?)null, VerdictWords.Of(equation.Verdict)),
            };
            _rows.Add((equation, points, words));
            _points += points ?? 0;
            _most += points is null ? 0 : 1;
        }
    }

    /// <summary>The table as text.</summary>
    /// <param name="columns">How wide the terminal is; null where a row may be as long as it is read well.</param>
    public string ToText(int? columns)
    {
        const int widest = 60, narrowest = 16;
        var rows = _rows.Where(row => row.Equation.Verdict != EquationVerdict.NotAnEquation).ToList();
        int widestPlace = rows.Select(row => _places.Of(row.Equation.Span).Length).Append(8).Max();
        int others = widestPlace + rows.Select(row => row.Words.Length).DefaultIfEmpty(0).Max() + "  0  …  ".Length;
        int longest = columns is { } all ? Math.Clamp(all - others, narrowest, widest) : widest;
        var output = new StringBuilder();
        foreach (var (equation, points, words) in rows)
        {
            string place = _places.Of(equation.Span), number = points?.ToString(CultureInfo.InvariantCulture) ?? "-";
            output.Append(place.PadLeft(widestPlace)).Append($"  {number}  ");
            string latex = Harmless.Line(equation.Latex).Trim();
            var (length, width) = Cells.Write(output, latex, longest);
            output.Append(length < latex.Length ? "…" : " ").Append(' ', longest - width).Append("  ");
            int column = widestPlace + 2 + number.Length + 2 + longest + 3;
            Cells.WriteWords(output, words, column, column, columns);
            output.Append('\n');
        }
        return output.Append(CultureInfo.InvariantCulture, $"{Harmless.Line(_report.File)}: {_points} of {Counted.Of(_most, "point")}\n").ToString();
    }

    public void WriteJson(TextWriter output) => ReportJson.Write(Write, output);

    private void Write(JsonText text)
    {
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("file", _report.File);
        json.WriteStartArray("marks");
        foreach (var (equation, points, words) in _rows)
        {
            json.WriteStartObject();
            json.WriteNumber("id", equation.Id);
            ReportJson.WritePlace(json, equation, _places);
            ReportJson.WriteNumber(json, "points", points);
            json.WriteString("reason", words);
            ReportJson.WriteNumber(json, "rootCause", equation.RootCause);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("points", _points);
        json.WriteNumber("of", _most);
        json.WriteEndObject();
    }
}

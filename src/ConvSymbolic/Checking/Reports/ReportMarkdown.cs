using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes a copy of the document with the verdicts in place. Without the lines that were put in, it is the document again.</summary>
internal sealed class ReportMarkdown
{
    private readonly CheckReport _report;
    private readonly SourceLines _lines;
    private readonly RootCauses _causes;
    private readonly Places _places;
    private readonly DocumentKind _kind;
    private readonly string _openEnd;

    private ReportMarkdown(CheckReport report)
    {
        _report = report;
        _lines = new SourceLines(report.Text);
        _causes = new RootCauses(report.Equations);
        _openEnd = report.Text.Contains('\r', StringComparison.Ordinal) && !report.Text.Contains('\n', StringComparison.Ordinal) ? "\r" : "\n";
        _places = new Places(report);
        _kind = DocumentKinds.Of(report.File, report.Text);
    }

    public static string Write(CheckReport report)
    {
        var copy = new ReportMarkdown(report);
        // Nothing can stand between the lines of a notebook, which is JSON: its verdicts make a document of their own.
        return copy._kind == DocumentKind.Notebook ? copy.VerdictsAlone() : copy.Copy();
    }

    private string Copy()
    {
        var verdicts = new SortedDictionary<int, List<CheckedEquation>>();
        // A comment of TeX may stand anywhere, even inside a display.
        int[]? ends = _kind == DocumentKind.Latex ? null : BlockEnds.Of(_lines);
        foreach (var equation in _report.Equations)
        {
            var (start, end) = _lines.RangeOf(equation.Span);
            int last = _lines.LineAt(Math.Max(start, end - 1)), after = ends is null ? last : ends[last];
            if (!verdicts.TryGetValue(after, out var list))
                verdicts[after] = list = [];
            list.Add(equation);
        }
        var output = new StringBuilder(_report.Text.Length);
        int at = 0;
        foreach (var (line, equations) in verdicts)
        {
            var words = Words(equations);
            if (words.Count == 0)
                continue;
            int next = line < _lines.Count ? _lines.StartOf(line + 1) : _report.Text.Length;
            output.Append(_report.Text, at, next - at);
            string end = LineEndOf(next);
            // Behind a last line without an end the verdicts come after a line end of their own.
            output.Append(end.Length == 0 && next > 0 ? _openEnd : "").AppendJoin(end.Length == 0 ? _openEnd : end, words.Select((text, k) => Inserted(text, k == words.Count - 1))).Append(end);
            at = next;
        }
        return output.Append(_report.Text, at, _report.Text.Length - at).ToString();
    }

    private string LineEndOf(int end) => _report.Text.AsSpan(0, end) switch
    {
        [.., '\r', '\n'] => "\r\n",
        [.., '\n'] => "\n",
        [.., '\r'] => "\r",
        _ => "",
    };

    private string VerdictsAlone() => string.Concat(Words(_report.Equations).Select(text => $"- {text}\n"));

    private string Inserted(string words, bool isLast) => _kind switch
    {
        DocumentKind.Latex => $"% {words}",
        DocumentKind.Html => $"<!-- {Harmless.HtmlComment(words)} -->",
        // A backslash breaks the line where the next belongs to the same quotation.
        _ => isLast ? $"> {words}" : $"> {words}\\",
    };

    // What is right is said once for a block.
    private List<string> Words(IReadOnlyList<CheckedEquation> equations)
    {
        var placed = equations.Select(equation => (Place: equation.Span, Words: Words(equation))).ToList();
        var right = equations.Where(equation => equation.Verdict == EquationVerdict.Right).ToList();
        if (right.Count > 0)
        {
            string[] places = [.. right.Select(equation => _places.LineOf(equation.Span)).Distinct()];
            // "lines 3, 4": the word is said once.
            string lines = _kind == DocumentKind.Notebook ? string.Join("; ", places)
                : (places.Length == 1 ? "line " : "lines ") + string.Join(", ", places.Select(place => place["line ".Length..]));
            placed.Insert(0, (right.MinBy(equation => (equation.Span.Line, equation.Span.Column))!.Span, right.Count == 1 ? $"✓ {lines}: right" : string.Create(CultureInfo.InvariantCulture, $"✓ {lines}: {right.Count} right")));
        }
        // Sorting keeps the order of reading at one place.
        return [.. placed.OrderBy(part => part.Place.Line).ThenBy(part => part.Place.Column).Select(part => part.Words).OfType<string>()];
    }

    private string? Words(CheckedEquation equation)
    {
        string place = _places.LineOf(equation.Span), slip = equation.Slip is null ? "" : $" `{equation.Slip}`";
        string message = Prose(equation.Message);
        return equation.Verdict switch
        {
            EquationVerdict.Wrong => $"✗ {place}{slip}: {message}{Correction(equation)}{Cause(equation, "the same slip as in")}",
            EquationVerdict.Follows => $"✗ {place} follows: {message}{Correction(equation)}{Cause(equation, "it follows from")}",
            EquationVerdict.Undecided => $"? {place} undecided: {message}",
            EquationVerdict.Unreadable => $"? {place} unreadable: {message}",
            _ => null,
        };
    }

    private string Cause(CheckedEquation equation, string words) => _causes.RootOf(equation) is { } root && root.Id != equation.Id
        ? $" ({words} {_places.LineOf(root.Span)})"
        : "";

    private bool IsComment => _kind is DocumentKind.Latex or DocumentKind.Html;

    private string Prose(string message) => IsComment ? Harmless.Line(message).Trim() : MessageMaths.Markdown(message);

    private string Correction(CheckedEquation equation)
    {
        if (equation.Suggestion is not { Length: > 0 } suggestion)
            return "";
        // A mark of alignment stands only in an environment.
        string maths = suggestion.Contains(@"\begin", StringComparison.Ordinal) ? suggestion : Alignment.Replace(suggestion, "");
        return $" It should be ${(IsComment ? Harmless.Line(maths).Trim() : Harmless.MarkdownMaths(maths))}$.";
    }

    private static readonly Regex Alignment = new(@"(?<!\\)&");
}

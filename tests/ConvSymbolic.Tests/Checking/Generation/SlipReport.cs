using System.Globalization;
using System.Text;
using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>How the checker does on generated documents: what it finds, names and corrects of slips, and what it says of right equations.</summary>
public sealed class SlipReport
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];

    private sealed class Row
    {
        public int Count, Found, Named, Corrected, Alarms, Confirmed;
    }

    public int Wrong { get; private set; }

    public int Found { get; private set; }

    public int Named { get; private set; }

    public int Corrected { get; private set; }

    public int Right { get; private set; }

    public int RightEqualities { get; private set; }

    public int Alarms { get; private set; }

    public int Confirmed { get; private set; }

    public IReadOnlyList<string> Failures => _failures;

    public void AddSlip(SlippedDraft slipped)
    {
        var (text, where) = slipped.Draft.Write();
        var report = HandDerivation.Check(text, cancellation: TestContext.Current.CancellationToken);
        var row = RowOf(slipped.Slip);
        (Wrong, row.Count) = (Wrong + 1, row.Count + 1);
        var own = report.Equations.Where(equation => IsIn(text, equation, where[slipped.Place])).ToList();
        string right = slipped.Right.Write().Where[slipped.Place] is var (start, end) ? slipped.Right.Write().Text[start..end] : "";
        if (slipped.Draft.At(slipped.Place).Aside is { } aside)
            right += @", \quad " + new Ink(slipped.Draft.Style).Equation(aside);
        var wrong = own.FirstOrDefault(equation => equation.Verdict == EquationVerdict.Wrong) ?? own.FirstOrDefault(equation => equation.Verdict == EquationVerdict.Unreadable);
        if (wrong is null)
        {
            Fail("not found", slipped.Slip, text, where[slipped.Place], own, right);
            return;
        }
        (Found, row.Found) = (Found + 1, row.Found + 1);
        if (Accepted(slipped.Slip).Contains(wrong.Slip))
            (Named, row.Named) = (Named + 1, row.Named + 1);
        else
            Fail("other name", slipped.Slip, text, where[slipped.Place], [wrong], right);
        if (IsCorrection(wrong, text, slipped, right))
            (Corrected, row.Corrected) = (Corrected + 1, row.Corrected + 1);
        else
            Fail("other correction", slipped.Slip, text, where[slipped.Place], [wrong], right);
        foreach (var other in report.Equations.Where(equation => !IsIn(text, equation, where[slipped.Place])))
        {
            if (other.Verdict is EquationVerdict.Wrong or EquationVerdict.Unreadable)
                Alarm("alarm beside a slip", slipped.Slip, text, where[slipped.Place], other, row);
        }
    }

    public void AddRight(RightVariants.Variant variant)
    {
        var (text, where) = variant.Draft.Write(variant.Style is null ? null : variant.Place, variant.Style);
        var report = HandDerivation.Check(text, cancellation: TestContext.Current.CancellationToken);
        var row = RowOf("right: " + variant.Name);
        (Right, row.Count) = (Right + 1, row.Count + 1);
        foreach (var equation in report.Equations.Where(equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Unreadable or EquationVerdict.Follows))
            Alarm("alarm", variant.Name, text, where[variant.Place], equation, row);
        foreach (var equation in report.Equations)
        {
            RightEqualities++;
            if (equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition)
                Confirmed++;
        }
        var own = report.Equations.Where(equation => IsIn(text, equation, where[variant.Place])).ToList();
        if (own.Count > 0 && own.All(equation => equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition))
            row.Confirmed++;
        else
            Fail("not confirmed", variant.Name, text, where[variant.Place], own, "");
    }

    /// <summary>The names that say the same of a slip.</summary>
    private static string[] Accepted(string slip) => slip switch
    {
        "missing-sum" => ["missing-sum", "free-index"],
        _ => [slip],
    };

    private static bool IsIn(string text, CheckedEquation equation, (int Start, int End) where)
    {
        int start = 0;
        for (int line = 1; line < equation.Span.Line; line++)
            start = text.IndexOf('\n', start) + 1;
        start += equation.Span.Column - 1;
        return start >= where.Start && start < where.End;
    }

    // The correction is the equation as it was, in itself and in its place in the document.
    private static bool IsCorrection(CheckedEquation wrong, string text, SlippedDraft slipped, string right)
    {
        if (wrong.Fix is not { } fix || wrong.Suggestion is null)
            return false;
        string corrected = string.Concat(text.AsSpan(0, fix.Start), fix.Replacement, text.AsSpan(fix.Start + fix.Length));
        var (start, end) = slipped.Draft.Write().Where[slipped.Place];
        string own = corrected[start..(end + corrected.Length - text.Length)];
        return Canonical.Of(own) == Canonical.Of(right);
    }

    private void Alarm(string what, string slip, string text, (int, int) where, CheckedEquation equation, Row row)
    {
        (Alarms, row.Alarms) = (Alarms + 1, row.Alarms + 1);
        Fail(what, slip, text, where, [equation], "");
    }

    private Row RowOf(string name) => _rows.TryGetValue(name, out var row) ? row : _rows[name] = new Row();

    private void Fail(string what, string slip, string text, (int Start, int End) where, IEnumerable<CheckedEquation> equations, string right)
    {
        var lines = new StringBuilder().Append("== ").Append(what).Append(": ").AppendLine(slip);
        lines.Append("   written: ").AppendLine(text[where.Start..where.End]);
        if (right.Length > 0)
            lines.Append("   meant:   ").AppendLine(right);
        foreach (var equation in equations)
        {
            lines.Append(CultureInfo.InvariantCulture, $"   {equation.Verdict} {equation.Slip}: {equation.Message} | {equation.Found} → {equation.Expected}").AppendLine();
            lines.Append("     ").Append(equation.Latex.ReplaceLineEndings(" ")).Append("  ⇒  ").AppendLine(equation.Suggestion ?? "-");
        }
        lines.AppendLine("   in:").Append("     ").AppendLine(text.ReplaceLineEndings("\n     "));
        _failures.Add(lines.ToString());
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine("slip                            made found named corrected alarms confirmed");
        foreach (var (name, row) in _rows.OrderBy(pair => pair.Key.StartsWith("right", StringComparison.Ordinal) ? 1 : 0).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-32}{row.Count,4} {row.Found,5} {row.Named,5} {row.Corrected,9} {row.Alarms,6} {row.Confirmed,9}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Wrong} wrong variants: {Found} found, {Named} with the right name, {Corrected} with the original as correction");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Right} right variants with {RightEqualities} equalities: {Confirmed} confirmed; {Alarms} right equalities called wrong anywhere");
        return text.ToString();
    }
}

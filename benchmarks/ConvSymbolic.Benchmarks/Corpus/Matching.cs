using ConvSymbolic.Checking;

namespace ConvSymbolic.Benchmarks.Corpus;

/// <summary>Finds the equalities of a report that the items about its document speak of.</summary>
internal sealed class Matching
{
    private readonly CheckReport _report;
    private readonly List<int> _lineStarts = [0];
    private readonly Dictionary<StatedItem, IReadOnlyList<CheckedEquation>> _matches = new(ReferenceEqualityComparer.Instance);

    public Matching(CheckReport report, IReadOnlyList<StatedItem> items)
    {
        _report = report;
        for (int at = report.Text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = report.Text.IndexOf('\n', at + 1))
            _lineStarts.Add(at + 1);
        foreach (var line in items.Where(item => item.Line is not null).GroupBy(item => item.Line!.Value))
        {
            MatchLine(line.Key, [.. line.Where(item => item.IsEquation)]);
            foreach (var item in line.Where(item => !item.IsEquation))
                _matches[item] = line.Any(other => other.IsEquation) ? [] : OnLine(line.Key);
        }
        foreach (var find in items.Where(item => item.Find is not null).GroupBy(item => item.Find!))
            MatchText(find.Key, [.. find]);
    }

    /// <summary>The equalities of an item, in the order of reading; none where the report has none there.</summary>
    public IReadOnlyList<CheckedEquation> Of(StatedItem item) => _matches.TryGetValue(item, out var found) ? found : [];

    // One to one in the order of reading; what is left over (the rest of a chain) belongs to the last item.
    private void MatchLine(int line, StatedItem[] items)
    {
        var equations = OnLine(line).Where(equation => equation.Verdict != EquationVerdict.NotAnEquation).ToList();
        for (int k = 0; k < items.Length; k++)
            _matches[items[k]] = k == items.Length - 1 ? [.. equations.Skip(k)] : [.. equations.Skip(k).Take(1)];
    }

    private CheckedEquation[] OnLine(int line)
    {
        CheckedEquation[] starting = [.. _report.Equations.Where(equation => equation.Span.Line == line)];
        if (starting.Length > 0 || line > _lineStarts.Count)
            return starting;
        int from = _lineStarts[line - 1], to = line < _lineStarts.Count ? _lineStarts[line] : _report.Text.Length;
        return [.. _report.Equations.Where(equation => Overlap(equation, from, to) > 0)];
    }

    // The nth occurrence is that of the nth item; of the equalities that touch it, those that lie mostly in it or around it, or else the nearest.
    private void MatchText(string find, StatedItem[] items)
    {
        int at = -1;
        foreach (var item in items)
        {
            int next = at + 1 <= _report.Text.Length ? _report.Text.IndexOf(find, at + 1, StringComparison.Ordinal) : -1;
            if (next >= 0)
                at = next;
            if (at < 0)
                throw new InvalidDataException($"{_report.File} does not hold the text of an item: {find}");
            int from = at, to = at + find.Length;
            CheckedEquation[] touching = [.. _report.Equations.Where(equation => Overlap(equation, from, to) > 0)];
            CheckedEquation[] meant = [.. touching.Where(equation => 2 * Overlap(equation, from, to) > Math.Min(LengthOf(equation), find.Length))];
            _matches[item] = meant.Length > 0 ? meant : [.. touching.OrderByDescending(equation => Overlap(equation, from, to)).Take(1)];
        }
    }

    private int Overlap(CheckedEquation equation, int from, int to)
    {
        int start = _lineStarts[Math.Clamp(equation.Span.Line, 1, _lineStarts.Count) - 1] + equation.Span.Column - 1;
        return Math.Min(start + LengthOf(equation), to) - Math.Max(start, from);
    }

    private static int LengthOf(CheckedEquation equation) => Math.Max(equation.Span.Length, 1);
}

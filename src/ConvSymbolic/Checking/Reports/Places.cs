using System.Globalization;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Where something stands, in the words of those who read the document: line and column, or in a notebook cell and line.</summary>
internal sealed class Places
{
    private readonly SourceLines _lines;
    private readonly (NotebookCell Cell, SourceLines Lines)[] _cells;

    public Places(CheckReport report)
    {
        _lines = new SourceLines(report.Text);
        _cells = DocumentKinds.Of(report.File, report.Text) == DocumentKind.Notebook
            ? [.. NotebookReader.Cells(report.Text).Where(cell => cell.Segments.Count > 0)
                .Select(cell => (cell, new SourceLines(cell.Text)))]
            : [];
    }

    /// <summary>What stands between two places: a comma is part of one in a notebook.</summary>
    public string Separator => _cells.Length == 0 ? ", " : "; ";

    /// <summary>Writes <c>17:93</c>, or <c>cell 3, line 2</c>.</summary>
    public string Of(SourceSpan span) => Inside(span) is var (cell, line)
        ? string.Create(CultureInfo.InvariantCulture, $"cell {cell}, line {line}")
        : span.ToString();

    /// <summary>Writes <c>line 17</c>, or <c>cell 3, line 2</c>.</summary>
    public string LineOf(SourceSpan span) => Inside(span) is not null
        ? Of(span)
        : string.Create(CultureInfo.InvariantCulture, $"line {span.Line}");

    /// <summary>Writes <c>lines 3-22</c>, or <c>cells 2-5</c>.</summary>
    public string Of(CheckContext context)
    {
        if (_cells.Length == 0)
            return context.Lines;
        int from = _lines.StartOf(context.FirstLine), to = _lines.EndOf(context.LastLine);
        int[] cells =
            [.. _cells.Where(part => part.Cell.Start <= to && part.Cell.End >= from).Select(part => part.Cell.Number).DefaultIfEmpty(1)];
        if (cells.Length == 1)
            return string.Create(CultureInfo.InvariantCulture, $"cell {cells[0]}");
        return string.Create(CultureInfo.InvariantCulture, $"cells {cells[0]}-{cells[^1]}");
    }

    /// <summary>The cell of a notebook and the line in it, both from 1; null in other documents.</summary>
    public (int Cell, int Line)? Inside(SourceSpan span) =>
        CellAt(span) is var (cell, lines) && Moved(span, cell, lines) is { } moved ? (cell.Number, moved.Line) : null;

    /// <summary>The text that an equality is shown in, and the equality with its places in that text.</summary>
    public (SourceLines Lines, CheckedEquation Equation) Shown(CheckedEquation equation)
    {
        return CellAt(equation.Span) is var (cell, lines) && Moved(equation.Span, cell, lines) is { } span
            ? (lines, equation with { Span = span, Fault = equation.Fault is { } fault ? Moved(fault, cell, lines) : null })
            : (_lines, equation);
    }

    // The last cell that starts before the place.
    private (NotebookCell Cell, SourceLines Lines)? CellAt(SourceSpan span)
    {
        int offset = _lines.RangeOf(span).Start, low = 0, high = _cells.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_cells[middle].Cell.Start <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 ? _cells[low - 1] : null;
    }

    private SourceSpan? Moved(SourceSpan span, NotebookCell cell, SourceLines lines)
    {
        var (start, end) = _lines.RangeOf(span);
        if (cell.PlaceOf(start) is not { } from || cell.PlaceOf(end) is not { } to)
            return null;
        return lines.PlaceOf(from) with { Length = to - from };
    }
}

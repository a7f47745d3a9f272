using System.Globalization;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a matrix in parentheses; cells that stand for left-out rows and columns become dots in their direction.</summary>
internal static class LatexMatrix
{
    // amsmath's pmatrix stops at ten columns.
    private const int WidestPmatrix = 10;

    public static string Write(Matrix matrix, Func<Expression, string> cell)
    {
        // Fractions need room between the rows, and more of it with superscripts below the bar.
        string gap = matrix.Cells.Any(c => c is Derivative { By: Element { Superscript.Count: > 0 } }) ? "[16pt]"
            : matrix.Cells.Any(c => c is not Omission and not Element and not Number and not Symbol) ? "[10pt]"
            : "";
        var rows = Enumerable.Range(0, matrix.Rows).Select(row =>
            string.Join(" & ", Enumerable.Range(0, matrix.Columns).Select(column => Cell(matrix, row, column, cell))));
        string body = string.Join($@" \\{gap} ", rows);
        return matrix.Columns <= WidestPmatrix
            ? $@"\begin{{pmatrix}} {body} \end{{pmatrix}}"
            : string.Create(CultureInfo.InvariantCulture, $@"\left(\begin{{array}}{{*{{{matrix.Columns}}}{{c}}}} {body} \end{{array}}\right)");
    }

    private static string Cell(Matrix matrix, int row, int column, Func<Expression, string> cell)
    {
        var content = matrix.Cells[row * matrix.Columns + column];
        if (content is not Omission)
            return cell(content).Replace(@"\frac{\partial", @"\dfrac{\partial", StringComparison.Ordinal);
        bool isRow = Enumerable.Range(0, matrix.Columns).All(c => matrix.Cells[row * matrix.Columns + c] is Omission);
        bool isColumn = Enumerable.Range(0, matrix.Rows).All(r => matrix.Cells[r * matrix.Columns + column] is Omission);
        return (isRow, isColumn) switch
        {
            (true, true) => @"\ddots",
            (true, false) => @"\vdots",
            _ => @"\cdots",
        };
    }
}

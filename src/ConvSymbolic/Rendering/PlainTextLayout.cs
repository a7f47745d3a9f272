using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Breaks formulas of plain text into lines.</summary>
/// <param name="writer">Writes the pieces.</param>
/// <param name="columns">How many columns a line may have.</param>
internal sealed class PlainTextLayout(PlainTextWriter writer, int columns = 100)
{
    /// <summary>The lines of an expression; what follows the relation is aligned.</summary>
    public IReadOnlyList<string> Lines(Expression expression)
    {
        var lines = new List<string>();
        var rest = writer.Prepare(expression);
        string start = rest is Equation first ? writer.Text(first.Left, Precedence.Sum) + " = " : "";
        if (rest is not Equation)
            Add(lines, "", rest);
        while (rest is Equation equation)
        {
            var (right, next) = equation.Right is Equation chained ? (chained.Left, chained) : (equation.Right, null);
            Add(lines, start, right);
            start = "= ".PadLeft(start.Length);
            rest = next;
        }
        return lines;
    }

    private void Add(List<string> lines, string start, Expression right)
    {
        string indent = new(' ', start.Length);
        if (right is Matrix matrix)
        {
            var rows = PlainTextMatrix.Rows(matrix, cell => writer.Text(cell, Precedence.Sum));
            lines.AddRange(rows.Select((row, k) => (k == 0 ? start : indent) + row));
            return;
        }
        double room = Math.Max(columns - start.Length, columns / 4);
        var pieces = new FormulaPieces(writer, room);
        var filled = LineFiller.Fill(pieces.Of(right), room, room, 1);
        lines.AddRange(filled.Select((line, k) => (k == 0 ? start : indent) + line));
    }
}

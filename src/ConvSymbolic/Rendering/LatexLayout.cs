using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Breaks formulas into lines for an aligned environment, so that none is wider than the page.</summary>
/// <param name="writer">Writes the pieces.</param>
/// <param name="width">The width of a line in em.</param>
internal sealed class LatexLayout(LatexWriter writer, double width)
{
    /// <summary>A line of an article on A4 at 11 pt with the margins of the built-in template.</summary>
    public const double Article = 40;

    private const double Relation = 1.4;
    private const double Indent = 1;

    /// <summary>
    /// The lines of expressions that are aligned at their relations: a list for each expression, each line with one <c>&amp;</c> and no
    /// line end. An equation's left-hand side is left out where the equation before it has the same.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Align(params IReadOnlyList<Expression> expressions)
    {
        Expression[] prepared = [.. expressions.Select(writer.Prepare)];
        string[] left = [.. prepared.Select(e => e is Equation equation ? writer.Text(equation.Left, Precedence.Sum) : "")];
        double room = width - left.Max(LatexWidth.Of);
        return [.. prepared.Select((expression, k) => Lines(expression, k > 0 && left[k] == left[k - 1] ? "" : left[k], room))];
    }

    /// <summary>Formulas side by side, as many on a line as fit.</summary>
    public static IReadOnlyList<string> Fill(LatexWriter writer, IEnumerable<Expression> formulas, double width)
    {
        var pieces = formulas.Select(writer.Write).Select(formula => new Piece(formula, LatexWidth.Of(formula), formula));
        return LineFiller.Fill(pieces, width, width, space: 2, joint: @" \qquad ");
    }

    private List<string> Lines(Expression expression, string left, double room)
    {
        var lines = new List<string>();
        if (expression is not Equation)
            AddRight(lines, "&", expression, room);
        for (var rest = expression as Equation; rest is not null; rest = rest.Right as Equation)
        {
            AddRight(lines, left.Length > 0 ? left + " &= " : "&= ", rest.Right is Equation chained ? chained.Left : rest.Right, room - Relation);
            left = "";
        }
        return lines;
    }

    private void AddRight(List<string> lines, string start, Expression right, double room)
    {
        // A left-hand side that takes most of the line leaves a minimum, and the estimate for the page gives way.
        double usable = Math.Max(room, width / 4);
        var pieces = new FormulaPieces(writer, usable - Indent);
        var filled = LineFiller.Fill(pieces.Of(right), usable, usable - Indent, space: 0);
        lines.Add(start + filled[0]);
        lines.AddRange(filled.Skip(1).Select(line => @"&\quad {}" + line));
    }
}

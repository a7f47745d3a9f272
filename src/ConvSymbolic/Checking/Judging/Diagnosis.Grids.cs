using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

// A matrix that lacks a row or a column.
internal sealed partial class Diagnosis
{
    private static readonly Dictionary<string, long> NoIndices = [];

    private Judgement? ShortGrid(Equality equality, Outcome outcome)
    {
        if (outcome.Slip != "wrong-size" || equality.Right.Form is not GridForm { Rows.Count: > 0 } grid || outcome.Sample is not { } sample || grid.Rows.Any(row => row.Count != grid.Columns || row.Any(cell => cell is null)))
            return null;
        var evaluator = new ExpressionEvaluator(new ContextValues(sample, false, ContextValues.NoClaims), context.Budget.Equality);
        if (new Meaning(context, sample, evaluator).Read(equality.Left.Form) is not { } left || !evaluator.IsArray(left))
            return null;
        ArrayValue expected;
        try
        {
            expected = evaluator.EvaluateArray(left, NoIndices);
        }
        catch (Diagnostics.ConvSymbolicException)
        {
            return null;
        }
        if (expected.Extents is not [var rows, var columns] || (rows - grid.Rows.Count, columns - grid.Columns) is not ((1, 0) or (0, 1)))
            return null;
        bool isRow = rows > grid.Rows.Count;
        for (int place = 0; place < (isRow ? rows : columns); place++)
        {
            if (Fits(grid, expected, place, isRow, sample) && Completed(equality, grid, expected, place, isRow, sample) is { } edit && Holds(equality, edit, isLeft: false))
                return Found(equality, edit, $"The left side has {rows}×{columns} entries, the right side {grid.Rows.Count}×{grid.Columns}: a {(isRow ? "row" : "column")} is missing.");
        }
        return null;
    }

    // Whether the cells are those around the missing row or column.
    private bool Fits(GridForm grid, ArrayValue expected, int place, bool isRow, Contexts.Sample sample)
    {
        for (int row = 0; row < grid.Rows.Count; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                var wanted = expected.At([isRow && row >= place ? row + 1 : row, !isRow && column >= place ? column + 1 : column]);
                if (Value(grid.Rows[row][column]!, sample, wanted.Ring) is not { } value || value != wanted)
                    return false;
            }
        }
        return true;
    }

    private Edit? Completed(Equality equality, GridForm grid, ArrayValue expected, int place, bool isRow, Contexts.Sample sample)
    {
        string text = equality.Right.Fragment.Text;
        var cells = new List<string>();
        for (int k = 0; k < (isRow ? grid.Columns : grid.Rows.Count); k++)
        {
            int[] index = isRow ? [place, k] : [k, place];
            if (Cell(grid, expected.At(index), index, text, sample) is not { } cell)
                return null;
            cells.Add(cell);
        }
        TextRange Range(int row, int column) => Braces.Around(text, grid.Rows[row][column]!.Range);
        if (isRow)
        {
            string joined = string.Join(" & ", cells);
            int at = place < grid.Rows.Count ? Range(place, 0).Start : Range(grid.Rows.Count - 1, grid.Columns - 1).End;
            return new Edit("wrong-size", new TextRange(at, at), place < grid.Rows.Count ? joined + @" \\ " : @" \\ " + joined);
        }
        var edits = cells.Select((cell, row) =>
        {
            int at = place < grid.Columns ? Range(row, place).Start : Range(row, grid.Columns - 1).End;
            return new Edit("wrong-size", new TextRange(at, at), place < grid.Columns ? cell + " & " : " & " + cell);
        });
        return Together([.. edits], text, "wrong-size");
    }

    // A cell in the writing of the others: an entry by its own index, a sum term by term.
    private string? Cell(GridForm grid, Polynomial expected, int[] index, string text, Contexts.Sample sample)
    {
        if (expected.IsZero)
            return "0";
        foreach (var cell in grid.Rows.SelectMany(row => row).OfType<Form>())
        {
            var range = Braces.Around(text, cell.Range);
            var reference = cell is GradientForm gradient ? gradient.By : cell as RefForm;
            if (reference is not null && IndexText.Change("wrong-size", text, reference, [.. index.Select(position => position + context.IndexBase)]) is { } edit
                && edit.Apply(text, range) is var written && FormOf(written) is { } form && Value(form, sample, expected.Ring) is { } value && value == expected)
                return written;
            var template = cell is SumForm sum ? sum.Terms[0] : new TermForm(1, default, cell);
            var (parts, rest) = (new List<string>(), expected);
            while (!rest.IsZero && Composed(template, rest, sample, text) is var (part, left) && left.Count < rest.Count)
            {
                parts.Add(part);
                rest = left;
            }
            if (rest.IsZero)
                return string.Join(" + ", parts);
        }
        return null;
    }
}

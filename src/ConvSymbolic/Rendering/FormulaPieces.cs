using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Cuts a prepared expression in front of the signs of its sums, and of inner sums where a term alone is too wide.</summary>
/// <param name="term">Writes a term with its sign, or the first one without.</param>
/// <param name="measure">How wide a text is.</param>
/// <param name="limit">The widest piece that is not cut again.</param>
/// <param name="parentheses">The parentheses around an inner sum that may run over several lines.</param>
internal sealed class FormulaPieces(
    Func<Expression, bool, string> term,
    Func<string, double> measure,
    double limit,
    (string Open, string Close) parentheses)
{
    /// <summary>The pieces.</summary>
    public IEnumerable<Piece> Of(Expression expression)
    {
        if (expression is not Sum { Terms.Count: > 0 } sum)
            return Term(expression, isFirst: true);
        return sum.Terms.SelectMany((part, k) => Term(part, isFirst: k == 0));
    }

    private Piece[] Term(Expression expression, bool isFirst)
    {
        string text = term(expression, isFirst);
        double width = measure(text);
        if (width <= limit)
            return [new Piece(text, width)];
        // What stands in front of the inner sum is the term with nothing in the sum's place.
        var nothing = new Symbol("");
        return expression switch
        {
            Sum inner => Inner(term(nothing, isFirst), inner),
            Product { Factors: [.., Sum inner] } product => Inner(term(new Product([.. product.Factors.SkipLast(1), nothing]), isFirst), inner),
            _ => [new Piece(text, width)],
        };
    }

    private Piece[] Inner(string before, Sum sum)
    {
        Piece[] pieces = [.. Of(sum)];
        string open = before + parentheses.Open;
        pieces[0] = new(open + pieces[0].Text, measure(open) + pieces[0].Width);
        pieces[^1] = new(pieces[^1].Text + parentheses.Close, pieces[^1].Width + measure(parentheses.Close));
        return pieces;
    }
}

using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>
/// Cuts a prepared expression in front of the signs of its sums. A term that alone is too wide is cut again: inside a sum that it ends
/// in, between its factors, in front of the arguments of an operator.
/// </summary>
/// <param name="writer">Writes the parts.</param>
/// <param name="limit">The widest piece that is not cut again.</param>
internal sealed class FormulaPieces(IFormulaWriter writer, double limit)
{
    /// <summary>The pieces.</summary>
    public Piece[] Of(Expression expression) => expression is Sum { Terms.Count: > 0 } sum
        ? [.. sum.Terms.SelectMany((part, k) => Term(part, isFirst: k == 0))]
        : Term(expression, isFirst: true);

    private Piece[] Term(Expression expression, bool isFirst)
    {
        string text = writer.SignedTerm(expression, isFirst);
        if (writer.Measure(text) <= limit)
            return [New(text)];
        // The term with nothing in its place is its sign.
        var (isNegative, magnitude) = Sign.Split(expression);
        var nothing = new Symbol("");
        string sign = writer.SignedTerm(isNegative ? new Product([new Number(-1), nothing]) : nothing, isFirst);
        return Before(sign, magnitude is Sum sum ? Parenthesised(sum) : Factors(magnitude));
    }

    private Piece[] Factors(Expression expression)
    {
        switch (expression)
        {
            case Summation summation:
                var signs = New(writer.SumSigns(summation).TrimEnd());
                var summed = summation.Body is Sum body ? Parenthesised(body) : Factors(summation.Body);
                return signs.Width > limit / 2 ? [signs, .. summed] : Before(signs.Text + " ", summed);
            case Product { Factors.Count: > 1 } product when !Sign.Split(product).IsNegative:
                var pieces = new List<Piece>();
                for (int k = 0; k < product.Factors.Count; k++)
                {
                    var factor = product.Factors[k];
                    Piece[] inner = (k == product.Factors.Count - 1, factor) switch
                    {
                        (true, Sum sum) => Parenthesised(sum),
                        (true, Summation) => Factors(factor),
                        (_, Element or Application) => Factors(factor),
                        _ => [New(writer.Text(factor, Precedence.Prefix))],
                    };
                    if (k > 0)
                        inner[0] = new(writer.Joint(factor) + inner[0].Text, inner[0].Width, writer.TimesAtBreak + inner[0].Text);
                    pieces.AddRange(inner);
                }
                return [.. pieces];
            default:
                string text = writer.Text(expression, Precedence.Summation);
                return writer.Measure(text) > limit / 2 && writer.Cut(expression) is var (head, tail) ? [New(head), New(tail)] : [New(text)];
        }
    }

    private Piece[] Parenthesised(Sum sum)
    {
        var pieces = Before(writer.LongParentheses.Open, Of(sum));
        string last = pieces[^1].Text + writer.LongParentheses.Close;
        pieces[^1] = pieces[^1] with { Text = last, Width = writer.Measure(last), AtBreak = pieces[^1].AtBreak + writer.LongParentheses.Close };
        return pieces;
    }

    private Piece[] Before(string text, Piece[] pieces)
    {
        pieces[0] = New(text + pieces[0].Text);
        return pieces;
    }

    private Piece New(string text) => new(text, writer.Measure(text), text);
}

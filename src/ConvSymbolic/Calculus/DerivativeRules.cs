using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Calculus;

/// <summary>Differentiation of expressions by one entry of an array, as two rules that a derivation applies one after the other.</summary>
internal static class DerivativeRules
{
    /// <summary>
    /// Sum rule, product rule and constants: every ∂(…)/∂A[m] moves inwards until it stands at entries of A. Terms without A vanish.
    /// </summary>
    public static Expression PushInwards(Expression expression) => expression.Transform(node =>
        node is Derivative { By: Element by } derivative && derivative.Of is Sum or Product or Summation or Number ? Push(((Derivative)node).Of, by) : node);

    /// <summary>∂A⟨u⟩/∂A[m] = [u = m], and ∂(stuff_s A)⟨t⟩/∂A[m] = [t = s·m].</summary>
    public static Expression ResolveSymbols(Expression expression) => expression.Transform(node => node switch
    {
        Derivative { Of: Element of, By: Element by } when StuffingOf(of, by) is { } stuffing => Coincidence(of, by, stuffing),
        Product product => Building.Times(product.Factors),
        _ => node,
    });

    private static Expression Push(Expression expression, Element by)
    {
        switch (expression)
        {
            case Sum sum:
                return Building.Plus(sum.Terms.Select(term => Push(term, by)));
            case Summation summation:
                return Building.SumOver(summation.Ranges, Push(summation.Body, by));
            case Product product:
                var terms = new List<Expression>();
                for (int k = 0; k < product.Factors.Count; k++)
                {
                    int at = k;
                    var derivative = Push(product.Factors[k], by);
                    if (!Building.IsZero(derivative))
                        terms.Add(Building.Times([.. product.Factors.Where((_, other) => other != at), derivative]));
                }
                return Building.Plus(terms);
            case Element element:
                return StuffingOf(element, by) is null ? Building.Zero : new Derivative(element, by);
            default:
                // Numbers, brackets and the upstream gradient don't contain the entries of an array of parameters.
                return Building.Zero;
        }
    }

    // The zero insertion between the array of an entry and the array that is differentiated by: none (ones) for the array itself, null
    // when it is another array.
    private static EquatableArray<IndexExpression>? StuffingOf(Element of, Element by)
    {
        if (of.Array.Equals(by.Array))
            return by.Subscript.Map(_ => IndexExpression.FromInt64(1));
        return of.Array is Application { Operator: Operator.Stuff } stuffed && stuffed.Operands[0].Equals(by.Array)
            ? stuffed.Arguments[0].Values
            : null;
    }

    // The conditions that the indices must meet; 1 where they are the same whatever the entry is.
    private static Expression Coincidence(Element of, Element by, EquatableArray<IndexExpression> stuffing)
    {
        var conditions = of.Superscript.Zip(by.Superscript, (left, right) => new IndexCondition(left, right))
            .Concat(of.Subscript.Select((left, axis) => new IndexCondition(left, stuffing[axis] * by.Subscript[axis])))
            .Where(condition => condition.Holds != true);
        EquatableArray<IndexCondition> open = [.. conditions];
        return open.Count == 0 ? Building.One : new Bracket(open);
    }
}

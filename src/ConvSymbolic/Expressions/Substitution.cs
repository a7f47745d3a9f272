using ConvSymbolic.Indices;

namespace ConvSymbolic.Expressions;

/// <summary>Puts index expressions in the place of index names.</summary>
internal static class Substitution
{
    /// <summary>
    /// Replaces free index names. A name that a Σ binds is left alone inside that Σ; replacements must not contain such names.
    /// </summary>
    public static Expression Substitute(this Expression expression, Func<string, IndexExpression?> replacement)
    {
        EquatableArray<IndexExpression> Indices(EquatableArray<IndexExpression> indices) => indices.Map(index => index.Substitute(replacement));
        switch (expression)
        {
            case IndexValue value:
                return new IndexValue(value.Value.Substitute(replacement));
            case Element element:
                return element with
                {
                    Array = element.Array.Substitute(replacement),
                    Superscript = Indices(element.Superscript),
                    Subscript = Indices(element.Subscript),
                };
            case Bracket bracket:
                return new Bracket(bracket.Conditions.Map(condition => new IndexCondition(condition.Left.Substitute(replacement), condition.Right.Substitute(replacement))));
            case Summation summation:
                // A later range may depend on an earlier variable, so names are hidden from the range after their own on.
                var bound = new HashSet<string>();
                IndexExpression? Visible(string name) => bound.Contains(name) ? null : replacement(name);
                var ranges = summation.Ranges.Map(range =>
                {
                    var replaced = new IndexRange(range.Name, range.First.Substitute(Visible), range.Last.Substitute(Visible));
                    bound.Add(range.Name);
                    return replaced;
                });
                return new Summation(ranges, summation.Body.Substitute(Visible));
            case Application application:
                return new Application(
                    application.Operator,
                    application.Operands.Map(operand => operand.Substitute(replacement)),
                    application.Arguments.Map(argument => argument with { Values = Indices(argument.Values) }));
            default:
                return expression.MapChildren(child => child.Substitute(replacement));
        }
    }

    /// <summary>Replaces one free index name.</summary>
    public static Expression Substitute(this Expression expression, string name, IndexExpression value) =>
        expression.Substitute(other => other == name ? value : null);
}

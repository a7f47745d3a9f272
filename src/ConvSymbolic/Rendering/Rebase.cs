using System.Collections.Immutable;
using System.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rendering;

/// <summary>
/// Turns the 0-based tree into what is printed under another index base b. A printed index variable is the variable plus b: it runs
/// from b, and every position e(i) becomes e(i − b) + b.
/// </summary>
internal sealed class Rebase
{
    private readonly int _base;
    private readonly ImmutableHashSet<string> _bound;

    private Rebase(int indexBase, ImmutableHashSet<string> bound)
    {
        _base = indexBase;
        _bound = bound;
    }

    /// <summary>The tree whose indices are the printed ones.</summary>
    public static Expression To(int indexBase, Expression expression) =>
        indexBase == 0 ? expression : new Rebase(indexBase, []).Apply(expression);

    private Expression Apply(Expression expression) => expression switch
    {
        Element element => element with
        {
            Array = Apply(element.Array),
            Superscript = element.Superscript.Map(Position),
            Subscript = element.Subscript.Map(Position),
        },
        Summation summation => Apply(summation),
        // Both sides of a condition are positions, so adding b to both keeps it true.
        Bracket bracket => new Bracket(bracket.Conditions.Map(c => new IndexCondition(Position(c.Left), Position(c.Right)))),
        IndexValue value => new IndexValue(Value(value.Value)),
        Application application => application with
        {
            Operands = application.Operands.Map(Apply),
            Arguments = application.Arguments.Map(a => a with { Values = a.Values.Map(Value) }),
        },
        Number or Symbol or Omission or Sum or Product or Derivative or Matrix or Equation => expression.MapChildren(Apply),
        _ => throw new UnreachableException(),
    };

    private Summation Apply(Summation summation)
    {
        var inside = new Rebase(_base, _bound.Union(summation.Ranges.Select(range => range.Name)));
        return new(
            summation.Ranges.Map(r => new IndexRange(r.Name, inside.Position(r.First), inside.Position(r.Last))),
            inside.Apply(summation.Body));
    }

    private IndexExpression Position(IndexExpression index) =>
        index.Constant is { } number ? checked(number + _base) : Value(index) + _base;

    private IndexExpression Value(IndexExpression index) =>
        index.Substitute(name => _bound.Contains(name) || IndexVariables.Contains(name) ? IndexExpression.Variable(name) - _base : null);
}

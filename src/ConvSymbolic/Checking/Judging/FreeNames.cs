using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Judging;

/// <summary>The index names of an expression that no Σ binds.</summary>
internal static class FreeNames
{
    public static SortedSet<string> Of(Expression expression)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(expression, [], names);
        return names;
    }

    private static void Collect(Expression expression, HashSet<string> bound, SortedSet<string> names)
    {
        switch (expression)
        {
            case IndexValue value:
                Add(value.Value);
                break;
            case Element element:
                foreach (var index in element.Superscript)
                    Add(index);
                foreach (var index in element.Subscript)
                    Add(index);
                Collect(element.Array, bound, names);
                break;
            case Bracket bracket:
                foreach (var condition in bracket.Conditions)
                {
                    Add(condition.Left);
                    Add(condition.Right);
                }
                break;
            case Sum sum:
                foreach (var term in sum.Terms)
                    Collect(term, bound, names);
                break;
            case Product product:
                foreach (var factor in product.Factors)
                    Collect(factor, bound, names);
                break;
            case Summation summation:
                var inside = new HashSet<string>(bound);
                foreach (var range in summation.Ranges)
                {
                    foreach (string name in range.First.Names.Concat(range.Last.Names))
                    {
                        if (!inside.Contains(name))
                            names.Add(name);
                    }
                    inside.Add(range.Name);
                }
                Collect(summation.Body, inside, names);
                break;
            case Derivative derivative:
                Collect(derivative.Of, bound, names);
                Collect(derivative.By, bound, names);
                break;
            case Matrix matrix:
                foreach (var cell in matrix.Cells)
                    Collect(cell, bound, names);
                break;
            case Application application:
                foreach (var operand in application.Operands)
                    Collect(operand, bound, names);
                break;
        }

        void Add(IndexExpression index)
        {
            foreach (string name in index.Names)
            {
                if (!bound.Contains(name))
                    names.Add(name);
            }
        }
    }
}

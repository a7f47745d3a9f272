using System.Diagnostics;

namespace ConvSymbolic.Expressions;

/// <summary>Walks over the tree; the one place that knows the children of every node.</summary>
internal static class Traversal
{
    /// <summary>The same node over changed children; the node itself when no child changes.</summary>
    public static Expression MapChildren(this Expression expression, Func<Expression, Expression> map)
    {
        switch (expression)
        {
            case Number or IndexValue or Symbol or Bracket or Omission:
                return expression;
            case Element element:
                var array = map(element.Array);
                return ReferenceEquals(array, element.Array) ? element : element with { Array = array };
            case Sum sum:
                return sum with { Terms = sum.Terms.Map(map) };
            case Product product:
                return product with { Factors = product.Factors.Map(map) };
            case Summation summation:
                return summation with { Body = map(summation.Body) };
            case Derivative derivative:
                return new Derivative(map(derivative.Of), map(derivative.By));
            case Matrix matrix:
                return matrix with { Cells = matrix.Cells.Map(map) };
            case Application application:
                return application with { Operands = application.Operands.Map(map) };
            case Equation equation:
                return new Equation(map(equation.Left), map(equation.Right));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Rewrites from the leaves up.</summary>
    public static Expression Transform(this Expression expression, Func<Expression, Expression> rewrite) =>
        rewrite(expression.MapChildren(child => child.Transform(rewrite)));
}

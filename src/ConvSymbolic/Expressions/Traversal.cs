using System.Diagnostics;

namespace ConvSymbolic.Expressions;

/// <summary>Visits the parts of a node, so that an operation that changes few nodes names only those.</summary>
internal static class Traversal
{
    /// <summary>The same node over changed children; index expressions stay as they are.</summary>
    public static Expression MapChildren(this Expression expression, Func<Expression, Expression> map) => expression switch
    {
        Number or IndexValue or Symbol or Bracket or Omission => expression,
        Element element => element with { Array = map(element.Array) },
        Sum sum => new Sum(sum.Terms.Map(map)),
        Product product => new Product(product.Factors.Map(map)),
        Summation summation => summation with { Body = map(summation.Body) },
        Derivative derivative => new Derivative(map(derivative.Of), map(derivative.By)),
        Matrix matrix => matrix with { Cells = matrix.Cells.Map(map) },
        Application application => application with { Operands = application.Operands.Map(map) },
        Equation equation => new Equation(map(equation.Left), map(equation.Right)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Rewrites from the leaves up.</summary>
    public static Expression Transform(this Expression expression, Func<Expression, Expression> rewrite) =>
        rewrite(expression.MapChildren(child => child.Transform(rewrite)));

    /// <summary>The node and everything inside it, in the order of writing.</summary>
    public static IEnumerable<Expression> Nodes(this Expression expression)
    {
        var open = new Stack<Expression>([expression]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children().AsEnumerable().Reverse())
                open.Push(child);
        }
    }

    private static List<Expression> Children(this Expression expression)
    {
        var children = new List<Expression>();
        expression.MapChildren(child =>
        {
            children.Add(child);
            return child;
        });
        return children;
    }
}

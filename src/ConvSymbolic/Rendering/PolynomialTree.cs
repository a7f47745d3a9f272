using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering;

/// <summary>Turns polynomials of a layer into trees, for what is typeset as a display.</summary>
internal static class PolynomialTree
{
    /// <summary>The sum of products that a polynomial is.</summary>
    public static Expression Of(Polynomial polynomial) => polynomial.Count == 1
        ? Of(polynomial.Ring, polynomial[0])
        : new Sum([.. polynomial.Terms.Select(term => Of(polynomial.Ring, term))]);

    /// <summary>A variable as an entry: X_{11}, or ∂L/∂O_{11}.</summary>
    public static Expression Entry(VariableBlock block, Variable variable)
    {
        IndexExpression[] index = [.. block.IndexOf(variable).Select(i => IndexExpression.FromInt64(i))];
        // Images, channels and filters of which there is one are not written.
        EquatableArray<IndexExpression> above = [.. index[..block.LeadingAxes].Where((_, axis) => block.Extents[axis] > 1)];
        EquatableArray<IndexExpression> below = [.. index[block.LeadingAxes..]];
        return block.GradientOf is { } array
            ? new Derivative(new Symbol(Names.Loss), new Element(new Symbol(array), above, below))
            : new Element(new Symbol(block.Name), above, below);
    }

    /// <summary>The product that a term is.</summary>
    public static Expression Of(Ring ring, Term term)
    {
        var factors = new List<Expression>();
        foreach (var (variable, exponent) in term.Monomial.Powers)
            factors.AddRange(Enumerable.Repeat(Entry(ring.BlockOf(variable), variable), exponent));
        if (!term.Coefficient.IsOne || factors.Count == 0)
            factors.Insert(0, new Number(term.Coefficient));
        return factors is [var single] ? single : new Product([.. factors]);
    }
}

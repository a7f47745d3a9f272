using ConvSymbolic.Indices;

namespace ConvSymbolic.Expressions;

/// <summary>Makes sums and products in the shape that the rules expect: flat, without 0 and 1.</summary>
internal static class Building
{
    public static readonly Expression Zero = new Number(0);

    public static readonly Expression One = new Number(1);

    public static Expression Plus(params IEnumerable<Expression> terms)
    {
        var kept = new List<Expression>();
        foreach (var term in terms)
        {
            if (term is Sum sum)
                kept.AddRange(sum.Terms);
            else if (!IsZero(term))
                kept.Add(term);
        }
        return kept.Count switch { 0 => Zero, 1 => kept[0], _ => new Sum([.. kept]) };
    }

    public static Expression Times(params IEnumerable<Expression> factors)
    {
        var kept = new List<Expression>();
        foreach (var factor in factors)
        {
            if (IsZero(factor))
                return Zero;
            if (factor is Product product)
                kept.AddRange(product.Factors);
            else if (!factor.Equals(One))
                kept.Add(factor);
        }
        return kept.Count switch { 0 => One, 1 => kept[0], _ => new Product([.. kept]) };
    }

    /// <summary>Σ over ranges; a Σ directly inside joins in, no ranges leave the body.</summary>
    public static Expression SumOver(IEnumerable<IndexRange> ranges, Expression body)
    {
        EquatableArray<IndexRange> all = [.. ranges];
        if (IsZero(body))
            return Zero;
        if (body is Summation inner)
            return new Summation([.. all, .. inner.Ranges], inner.Body);
        return all.Count == 0 ? body : new Summation(all, body);
    }

    /// <summary>The factors of a product, or the expression alone.</summary>
    public static IEnumerable<Expression> FactorsOf(Expression expression) =>
        expression is Product product ? product.Factors : [expression];

    public static bool IsZero(Expression expression) => expression is Number { Value.IsZero: true };
}

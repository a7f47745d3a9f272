using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rewriting;

/// <summary>Rules about finite sums and zero insertion.</summary>
internal static class SumRules
{
    /// <summary>Every Σ inside a product moves in front of it, and adjacent Σ become one: Σ_i g·Σ_a t = Σ_i Σ_a g·t.</summary>
    public static Expression Flatten(Expression expression) => expression.Transform(node =>
    {
        if (node is Product product && product.Factors.FirstOrDefault(factor => factor is Summation) is Summation inner)
            return Building.SumOver(inner.Ranges, Building.Times(product.Factors.Select(factor => ReferenceEquals(factor, inner) ? inner.Body : factor)));
        return node is Summation { Body: Summation } nested ? Building.SumOver(nested.Ranges, nested.Body) : node;
    });

    /// <summary>A sum of terms inside a product or a Σ becomes a sum of products, and of Σ.</summary>
    public static Expression Distribute(Expression expression) => expression.Transform(node => node switch
    {
        Product product when product.Factors.FirstOrDefault(factor => factor is Sum) is Sum inner =>
            Building.Plus(inner.Terms.Select(term => Distribute(Building.Times(product.Factors.Select(factor => ReferenceEquals(factor, inner) ? term : factor))))),
        Summation { Body: Sum terms } summation => Building.Plus(terms.Terms.Select(term => Building.SumOver(summation.Ranges, term))),
        _ => node,
    });

    /// <summary>The same Σ with its index variables in another order; the ranges must not depend on each other.</summary>
    public static Expression Reorder(Expression expression, IReadOnlyList<string> last) => expression is Summation sum
        ? new Summation([.. sum.Ranges.Where(range => !last.Contains(range.Name)), .. sum.Ranges.Where(range => last.Contains(range.Name))], sum.Body)
        : expression;

    /// <summary>
    /// Σ_i G[i]·[s·i + e = m] = (stuff_s G)⟨m − e⟩ on every axis at once, G being the array whose subscripts are exactly the names.
    /// </summary>
    public static Expression Stuff(Expression expression, IReadOnlyList<string> names, IReadOnlyList<IndexExpression> stride)
    {
        if (expression is not Summation sum)
            return expression;
        var factors = Building.FactorsOf(sum.Body).ToList();
        var bracket = factors.OfType<Bracket>().Single();
        var target = new IndexExpression[names.Count];
        for (int axis = 0; axis < names.Count; axis++)
        {
            var condition = bracket.Conditions.Single(condition => condition.Left.Contains(names[axis]));
            target[axis] = condition.Right - (condition.Left - stride[axis] * names[axis]);
        }
        var upstream = factors.OfType<Derivative>().Single(derivative => derivative.By is Element element && element.Subscript.SequenceEqual(names.Select(IndexExpression.Variable)));
        var output = (Element)upstream.By;
        var stuffed = new Element(
            new Application(Operator.Stuff, [new Derivative(upstream.Of, output.Array)], [new Argument(ArgumentName.Stride, [.. stride])]),
            output.Superscript,
            [.. target],
            IsExtended: true);
        return Building.SumOver(
            sum.Ranges.Where(range => !names.Contains(range.Name)),
            Building.Times(factors.Where(factor => factor != bracket).Select(factor => ReferenceEquals(factor, upstream) ? stuffed : factor)));
    }

    /// <summary>(stuff_s A)⟨t⟩ = Σ_m A[m]·[s·m = t], also for stride 1, where the zero-extended A⟨t⟩ stands for itself.</summary>
    public static Expression Unstuff(Expression expression, string array, IReadOnlyList<IndexRange> ranges, IReadOnlyList<IndexExpression> stride) => expression.Transform(node =>
    {
        if (node is not Element { IsExtended: true } element || !IsArray(element.Array, array))
            return node;
        var entry = new Element(new Symbol(array), element.Superscript, [.. ranges.Select(range => IndexExpression.Variable(range.Name))]);
        var conditions = element.Subscript.Select((target, axis) => new IndexCondition(target, stride[axis] * ranges[axis].Name));
        return Building.SumOver(ranges, Building.Times(entry, new Bracket([.. conditions])));
    });

    /// <summary>a ↦ extent − 1 − a in a Σ over 0…extent − 1, a bijection of the range.</summary>
    public static Expression Reverse(Expression expression, IReadOnlyList<string> names)
    {
        if (expression is Sum terms)
            return Building.Plus(terms.Terms.Select(term => Reverse(term, names)));
        if (expression is not Summation sum)
            return expression;
        var last = sum.Ranges.Where(range => names.Contains(range.Name) && range.First == IndexExpression.Zero).ToDictionary(range => range.Name, range => range.Last);
        return sum with { Body = sum.Body.Substitute(name => last.TryGetValue(name, out var end) ? end - name : null) };
    }

    private static bool IsArray(Expression array, string name) =>
        array is Symbol symbol && symbol.Name == name
        || array is Application { Operator: Operator.Stuff } stuffed && IsArray(stuffed.Operands[0], name);
}

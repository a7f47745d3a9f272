using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Tensors;

/// <summary>
/// Writes an expression out for numbers in the place of its free indices: every Σ becomes a sum of terms, every bracket 1 or 0, and what
/// lies outside an array or between the entries of a zero-stuffed one is dropped.
/// </summary>
internal sealed class Instantiation(ISymbolValues values)
{
    /// <summary>The most terms that a Σ is written out to.</summary>
    public const long TermLimit = 100_000;

    public Expression Of(Expression expression, IReadOnlyDictionary<string, long> indices)
    {
        switch (expression)
        {
            case Summation summation:
                return Building.Plus(Terms(summation, indices));
            case Sum sum:
                return Building.Plus(sum.Terms.Select(term => Of(term, indices)));
            case Product product:
                return Multiply(product, indices);
            case Bracket bracket:
                return Numbered(bracket, indices) is Bracket { Conditions: var conditions } && conditions.All(condition => condition.Holds == true)
                    ? Building.One
                    : Building.Zero;
            case Element element:
                return Entry((Element)Numbered(element, indices));
            case Derivative { By: Element by } derivative:
                return Entry((Element)Numbered(by, indices)) is Element entry ? new Derivative(Of(derivative.Of, indices), entry) : Building.Zero;
            default:
                return Numbered(expression, indices);
        }
    }

    private static Expression Numbered(Expression expression, IReadOnlyDictionary<string, long> indices) =>
        expression.Substitute(name => indices.TryGetValue(name, out long value) ? IndexExpression.FromInt64(value) : null);

    private Expression Multiply(Product product, IReadOnlyDictionary<string, long> indices)
    {
        // Brackets first: most of them are 0, and the other factors need not be written out then.
        if (product.Factors.Any(factor => factor is Bracket && Building.IsZero(Of(factor, indices))))
            return Building.Zero;
        return Building.Times(product.Factors.Select(factor => Of(factor, indices)));
    }

    private IEnumerable<Expression> Terms(Summation summation, IReadOnlyDictionary<string, long> indices)
    {
        Int128 count = 1;
        foreach (var range in summation.Ranges)
            count *= ((IndexValue)Numbered(new IndexValue(range.Last - range.First + 1), indices)).Value.Constant ?? 1;
        if (count > TermLimit)
        {
            Fail.With(
                "derivation.step-limit",
                FormattableString.Invariant($"A sum of {count:N0} terms would have to be written out; at most {TermLimit:N0} are. Read the schema instead."),
                FormattableString.Invariant($"{count:N0} terms"),
                FormattableString.Invariant($"at most {TermLimit:N0}"));
        }
        return Expand(summation, 0, new Dictionary<string, long>(indices));
    }

    private IEnumerable<Expression> Expand(Summation summation, int depth, Dictionary<string, long> indices)
    {
        if (depth == summation.Ranges.Count)
        {
            yield return Of(summation.Body, indices);
            yield break;
        }
        var range = summation.Ranges[depth];
        long first = Number(range.First, indices), last = Number(range.Last, indices);
        for (long value = first; value <= last; value++)
        {
            indices[range.Name] = value;
            foreach (var term in Expand(summation, depth + 1, indices))
                yield return term;
        }
        indices.Remove(range.Name);
    }

    private static long Number(IndexExpression index, Dictionary<string, long> indices) =>
        ((IndexValue)Numbered(new IndexValue(index), indices)).Value.Constant
        ?? Fail.With<long>("expression.free-index", $"The index {index} has no value here.");

    // A numbered entry: itself, the entry that a zero-stuffed array has there, or 0 outside.
    private Expression Entry(Element element)
    {
        if (!element.IsExtended)
            return element;
        var (array, subscript) = (element.Array, element.Subscript);
        if (array is Application { Operator: Operator.Stuff } stuffed)
        {
            var stride = stuffed.Arguments[0].Values;
            if (subscript.Where((index, axis) => index.Constant % stride[axis].Constant != 0).Any())
                return Building.Zero;
            array = stuffed.Operands[0];
            subscript = [.. subscript.Select((index, axis) => IndexExpression.Floor(index, stride[axis]))];
        }
        string name = array switch
        {
            Symbol symbol => symbol.Name,
            Derivative { By: Symbol symbol } => symbol.Name,
            _ => "",
        };
        if (values.ArrayOf(name) is not { } known)
            return element;
        if (subscript.Where((index, axis) => index.Constant is not { } number || number < 0 || number >= known.Shape[known.LeadingAxes + axis]).Any())
            return Building.Zero;
        return array is Derivative upstream
            ? new Derivative(upstream.Of, new Element(upstream.By, element.Superscript, subscript))
            : new Element(array, element.Superscript, subscript);
    }
}

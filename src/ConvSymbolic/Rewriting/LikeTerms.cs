using ConvSymbolic.Expressions;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Rewriting;

/// <summary>Terms of a sum that differ in a number only.</summary>
internal static class LikeTerms
{
    /// <summary>In every product, its numbers become one number in front.</summary>
    public static Expression NumbersFirst(Expression expression) => expression.Transform(node => node is Product product && product.Factors.Any(factor => factor is Number)
        ? Building.Times([new Number(NumberOf(product)), .. product.Factors.Where(factor => factor is not Number)])
        : node);

    /// <summary>c·t + c′·t = (c + c′)·t, where two t have the same ranges and the same factors in any order.</summary>
    public static Expression Collect(Expression expression)
    {
        if (expression is not Sum sum)
            return expression;
        var collected = new List<(string Key, Rational Number, Expression Term)>();
        foreach (var term in sum.Terms)
        {
            string key = KeyOf(term);
            int at = collected.FindIndex(other => other.Key == key);
            if (at < 0)
                collected.Add((key, NumberOf(BodyOf(term)), term));
            else
                collected[at] = collected[at] with { Number = collected[at].Number + NumberOf(BodyOf(term)) };
        }
        return collected.Count == sum.Terms.Count ? expression : Building.Plus(collected.Select(entry => Scaled(entry.Term, entry.Number)));
    }

    private static Expression Scaled(Expression term, Rational number)
    {
        var body = Building.Times([new Number(number), .. Building.FactorsOf(BodyOf(term)).Where(factor => factor is not Number)]);
        return term is Summation sum ? Building.SumOver(sum.Ranges, body) : body;
    }

    private static Expression BodyOf(Expression term) => term is Summation sum ? sum.Body : term;

    private static Rational NumberOf(Expression body) =>
        Building.FactorsOf(body).OfType<Number>().Aggregate((Rational)1, (product, number) => product * number.Value);

    private static string KeyOf(Expression term)
    {
        var factors = Building.FactorsOf(BodyOf(term)).Where(factor => factor is not Number).Select(factor => factor.ToString()).Order(StringComparer.Ordinal);
        return string.Join('·', factors.Prepend(term is Summation sum ? string.Join(',', sum.Ranges.Select(range => range.ToString()).Order(StringComparer.Ordinal)) : ""));
    }
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Sums;

/// <summary>
/// Sums of products of entries and brackets in one shape: a list of terms, each with its sums in front. Products are multiplied out, so that
/// every term is one loop nest.
/// </summary>
internal static class NormalForm
{
    /// <summary>The most terms that products of sums may be multiplied out to.</summary>
    public const int MostTerms = 10_000;

    /// <summary>The terms of an expression in which no letter is bound twice.</summary>
    /// <exception cref="ConvSymbolicException">It is no sum of products, or has too many terms.</exception>
    public static IReadOnlyList<SumTerm> Of(Expression expression)
    {
        switch (expression)
        {
            case Number number:
                return number.Value.IsZero ? [] : [SumTerm.One with { Coefficient = number.Value }];
            case IndexValue { Value.Constant: { } value }:
                return Of(new Number(value));
            case Element { Array: Symbol, Superscript.Count: 0 } entry:
                return [SumTerm.One with { Entries = [entry] }];
            case Bracket bracket:
                return [SumTerm.One with { Conditions = bracket.Conditions }];
            case Sum sum:
                return Within(sum.Terms.Sum(term => (long)Of(term).Count), [.. sum.Terms.SelectMany(Of)]);
            case Summation summation:
                return [.. Of(summation.Body).Select(term => term with { Ranges = [.. summation.Ranges, .. term.Ranges] })];
            case Product product:
                IReadOnlyList<SumTerm> terms = [SumTerm.One];
                foreach (var factor in product.Factors)
                {
                    var next = Of(factor);
                    terms = Within((long)terms.Count * next.Count, terms.SelectMany(_ => next, (left, right) => left * right));
                }
                return terms;
            default:
                return Fail.With<IReadOnlyList<SumTerm>>("sums.no-sum-of-products", $"{expression} is no sum of products of entries.");
        }
    }

    private static IReadOnlyList<SumTerm> Within(long count, IEnumerable<SumTerm> terms) => count <= MostTerms
        ? [.. terms]
        : Fail.With<IReadOnlyList<SumTerm>>(
            "sums.too-many-terms",
            FormattableString.Invariant($"Multiplied out, the formula has {count:N0} sums; at most {MostTerms:N0} are worked on."),
            FormattableString.Invariant($"{count:N0} sums"),
            FormattableString.Invariant($"at most {MostTerms:N0}"));
}

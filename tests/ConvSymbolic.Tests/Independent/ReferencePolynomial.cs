using System.Globalization;
using System.Numerics;

namespace ConvSymbolic.Tests.Independent;

/// <summary>
/// A polynomial as a dictionary from a product ("F[0,0,1,1]*X[0,0,1,2]": factor names in ordinal order) to its coefficient.
/// Slow and plain on purpose: it shares nothing with the library that it judges.
/// </summary>
public sealed class ReferencePolynomial
{
    private readonly Dictionary<string, BigInteger> _terms = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, BigInteger> Terms => _terms;

    public static string Key(IEnumerable<string> factors)
    {
        string[] sorted = [.. factors];
        Array.Sort(sorted, StringComparer.Ordinal);
        return string.Join('*', sorted);
    }

    public static string[] Factors(string key) => key.Length == 0 ? [] : key.Split('*');

    public void Add(BigInteger coefficient, params IEnumerable<string> factors)
    {
        string key = Key(factors);
        var sum = _terms.GetValueOrDefault(key) + coefficient;
        if (sum.IsZero)
            _terms.Remove(key);
        else
            _terms[key] = sum;
    }

    /// <summary>Every partial derivative at once, a term at a time: the derivative of a product by one of its symbols is the product without it, once for each time it stands there.</summary>
    public IEnumerable<(string Symbol, BigInteger Coefficient, string[] Others)> Derivatives()
    {
        foreach (var (key, coefficient) in _terms)
        {
            string[] factors = Factors(key);
            for (int k = 0; k < factors.Length; k++)
                yield return (factors[k], coefficient, [.. factors[..k], .. factors[(k + 1)..]]);
        }
    }

    public BigInteger Evaluate(Func<string, BigInteger> value)
    {
        var sum = BigInteger.Zero;
        foreach (var (key, coefficient) in _terms)
            sum += Factors(key).Aggregate(coefficient, (product, symbol) => product * value(symbol));
        return sum;
    }

    public bool SameAs(ReferencePolynomial other) =>
        _terms.Count == other._terms.Count
        && _terms.All(term => other._terms.TryGetValue(term.Key, out var coefficient) && coefficient == term.Value);

    public override string ToString() => _terms.Count == 0 ? "0" : string.Join(" + ", _terms
        .OrderBy(term => term.Key, StringComparer.Ordinal)
        .Select(term => term.Value.IsOne && term.Key.Length > 0 ? term.Key : string.Create(CultureInfo.InvariantCulture, $"{term.Value}*{term.Key}").TrimEnd('*')));
}

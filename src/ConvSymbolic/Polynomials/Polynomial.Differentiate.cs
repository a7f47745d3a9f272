using System.Runtime.InteropServices;

namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>
    /// The partial derivative by one variable: c·v^k·m becomes c·k·v^(k−1)·m, and a term without the variable becomes 0.
    /// </summary>
    /// <param name="variable">The variable.</param>
    public Polynomial Differentiate(Variable variable)
    {
        if (IsPacked && TryDifferentiate(variable.Id) is { } packed)
            return packed;
        var builder = new TermBuilder(Ring);
        var powers = new List<Power>();
        for (int k = 0; k < Count; k++)
        {
            Read(k, powers, out var coefficient);
            int at = powers.FindIndex(power => power.Variable == variable);
            if (at < 0)
                continue;
            int exponent = powers[at].Exponent;
            if (exponent == 1)
                powers.RemoveAt(at);
            else
                powers[at] = new Power(variable, exponent - 1);
            builder.Add(CollectionsMarshal.AsSpan(powers), coefficient * exponent);
        }
        return builder.Build();
    }

    // Word by word; gives up when a coefficient leaves 32 bits, never wraps. Different monomials have different derivatives.
    private Polynomial? TryDifferentiate(int id)
    {
        var packing = Ring.Packing;
        Span<int> ids = stackalloc int[packing.Factors];
        List<(ulong Word, int Coefficient)> terms = [];
        for (int k = 0; k < Count; k++)
        {
            var factors = ids[..packing.Unpack(_words[_start + k], ids)];
            int at = factors.IndexOf(id);
            if (at < 0)
                continue;
            long coefficient = (long)CoefficientAt(k) * factors.Count(id);
            if (Math.Abs(coefficient) > int.MaxValue)
                return null;
            factors[(at + 1)..].CopyTo(factors[at..]);
            packing.TryPack(factors[..^1], out ulong word);
            terms.Add((word, (int)coefficient));
        }
        terms.Sort((one, other) => one.Word.CompareTo(other.Word));
        int[]? coefficients = terms.TrueForAll(term => term.Coefficient == 1) ? null : [.. terms.Select(term => term.Coefficient)];
        return new Polynomial(Ring, [.. terms.Select(term => term.Word)], coefficients, 0, terms.Count);
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Polynomials;

/// <summary>Collects terms in any order and brings them into canonical form: sorted, merged, zeros dropped, packed where they fit.</summary>
internal sealed class TermBuilder(Ring ring)
{
    private readonly List<Power> _powers = [];
    private readonly List<int> _starts = [0];
    private readonly List<Rational> _coefficients = [];

    /// <summary>Adds a term; its powers are sorted by variable.</summary>
    public void Add(ReadOnlySpan<Power> powers, Rational coefficient)
    {
        if (coefficient.IsZero)
            return;
        _powers.AddRange(powers);
        _starts.Add(_powers.Count);
        _coefficients.Add(coefficient);
    }

    /// <summary>Adds every term of a polynomial times a number.</summary>
    public void Add(Polynomial polynomial, Rational factor)
    {
        var powers = new List<Power>();
        for (int k = 0; k < polynomial.Count; k++)
        {
            polynomial.Read(k, powers, out var coefficient);
            Add(CollectionsMarshal.AsSpan(powers), coefficient * factor);
        }
    }

    /// <summary>The polynomial that is the sum of what was added.</summary>
    public Polynomial Build()
    {
        int[] order = new int[_coefficients.Count];
        for (int k = 0; k < order.Length; k++)
            order[k] = k;
        Array.Sort(order, (left, right) => Monomial.Compare(PowersOf(left), PowersOf(right)));
        int kept = 0;
        for (int k = 0; k < order.Length;)
        {
            int first = order[k];
            var sum = _coefficients[first];
            for (k++; k < order.Length && PowersOf(order[k]).SequenceEqual(PowersOf(first)); k++)
                sum += _coefficients[order[k]];
            if (sum.IsZero)
                continue;
            _coefficients[first] = sum;
            order[kept++] = first;
        }
        var terms = order.AsSpan(0, kept);
        return Packed(terms) ?? General(terms);
    }

    private ReadOnlySpan<Power> PowersOf(int term) =>
        CollectionsMarshal.AsSpan(_powers)[_starts[term].._starts[term + 1]];

    private Polynomial? Packed(ReadOnlySpan<int> terms)
    {
        var words = new ulong[terms.Length];
        var coefficients = new int[terms.Length];
        bool allOne = true;
        Span<int> ids = stackalloc int[3];
        for (int k = 0; k < terms.Length; k++)
        {
            int count = 0;
            foreach (var (variable, exponent) in PowersOf(terms[k]))
            {
                if (exponent > ring.Packing.Factors - count)
                    return null;
                ids.Slice(count, exponent).Fill(variable.Id);
                count += exponent;
            }
            var coefficient = _coefficients[terms[k]];
            if (!coefficient.IsInteger || BigInteger.Abs(coefficient.Numerator) > int.MaxValue || !ring.Packing.TryPack(ids[..count], out words[k]))
                return null;
            coefficients[k] = (int)coefficient.Numerator;
            allOne &= coefficients[k] == 1;
        }
        return new Polynomial(ring, words, allOne ? null : coefficients, 0, words.Length);
    }

    private Polynomial General(ReadOnlySpan<int> terms)
    {
        var powers = new List<Power>(_powers.Count);
        var starts = new int[terms.Length + 1];
        var coefficients = new Rational[terms.Length];
        for (int k = 0; k < terms.Length; k++)
        {
            powers.AddRange(PowersOf(terms[k]));
            starts[k + 1] = powers.Count;
            coefficients[k] = _coefficients[terms[k]];
        }
        return new Polynomial(ring, new GeneralTerms([.. powers], starts, coefficients));
    }
}

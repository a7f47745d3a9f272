using System.Runtime.InteropServices;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>The product.</summary>
    /// <exception cref="ConvSymbolicException">The rings differ, or an exponent would pass 2³¹−1.</exception>
    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var ring = Ring.Common(left, right);
        if (left.IsZero || right.IsOne)
            return left;
        if (right.IsZero || left.IsOne)
            return right;
        if (left.IsPacked && right.IsPacked && TryMultiply(left, right) is { } packed)
            return packed;
        var builder = new TermBuilder(ring);
        List<Power> leftPowers = [], rightPowers = [], product = [];
        for (int l = 0; l < left.Count; l++)
        {
            left.Read(l, leftPowers, out var leftCoefficient);
            for (int r = 0; r < right.Count; r++)
            {
                right.Read(r, rightPowers, out var rightCoefficient);
                Monomial.Multiply(CollectionsMarshal.AsSpan(leftPowers), CollectionsMarshal.AsSpan(rightPowers), product);
                builder.Add(CollectionsMarshal.AsSpan(product), leftCoefficient * rightCoefficient);
            }
        }
        return builder.Build();
    }

    private bool IsOne => Count == 1 && IsPacked && _words[_start] == 0 && CoefficientAt(0) == 1;

    // Word by word; gives up when a monomial has too many factors or a coefficient leaves 32 bits, never wraps.
    private static Polynomial? TryMultiply(Polynomial left, Polynomial right)
    {
        var packing = left.Ring.Packing;
        var terms = new (ulong Word, long Coefficient)[(long)left.Count * right.Count];
        Span<int> ids = stackalloc int[2 * packing.Factors], product = stackalloc int[packing.Factors];
        for (int l = 0, next = 0; l < left.Count; l++)
        {
            int own = packing.Unpack(left.Words[l], ids);
            for (int r = 0; r < right.Count; r++)
            {
                int count = own + packing.Unpack(right.Words[r], ids[own..]);
                if (count > packing.Factors)
                    return null;
                ids[..count].CopyTo(product);
                product[..count].Sort();
                packing.TryPack(product[..count], out ulong word);
                terms[next++] = (word, (long)left.CoefficientAt(l) * right.CoefficientAt(r));
            }
        }
        if (terms.Length > 1)
            Array.Sort(terms, (one, other) => one.Word.CompareTo(other.Word));
        var words = new ulong[terms.Length];
        var coefficients = new int[terms.Length];
        int kept = 0;
        bool allOne = true;
        for (int k = 0; k < terms.Length;)
        {
            var (word, sum) = terms[k];
            for (k++; k < terms.Length && terms[k].Word == word; k++)
            {
                // Each product has at most 62 bits, and so have 2 of them.
                if (Math.Abs(sum) > int.MaxValue)
                    return null;
                sum += terms[k].Coefficient;
            }
            if (Math.Abs(sum) > int.MaxValue)
                return null;
            if (sum == 0)
                continue;
            (words[kept], coefficients[kept++]) = (word, (int)sum);
            allOne &= sum == 1;
        }
        return new Polynomial(left.Ring, words, allOne ? null : coefficients, 0, kept);
    }

    /// <summary>The polynomial to a whole power.</summary>
    /// <param name="exponent">At least 0; the power 0 is 1.</param>
    public Polynomial Pow(int exponent)
    {
        if (exponent < 0)
            Fail.With("polynomial.exponent", $"The exponent is {exponent}; a polynomial can be raised to 0 or more.", $"{exponent}", "0 or more");
        var power = Constant(Ring, 1);
        var square = this;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                power *= square;
            if (exponent > 1)
                square *= square;
        }
        return power;
    }
}

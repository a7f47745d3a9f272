using ConvSymbolic.Numbers;

namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>The sum.</summary>
    /// <exception cref="Diagnostics.ConvSymbolicException">The rings differ.</exception>
    public static Polynomial operator +(Polynomial left, Polynomial right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Combine(left, right, Rational.One);
    }

    /// <summary>The difference.</summary>
    /// <exception cref="Diagnostics.ConvSymbolicException">The rings differ.</exception>
    public static Polynomial operator -(Polynomial left, Polynomial right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Combine(left, right, -Rational.One);
    }

    /// <summary>The opposite.</summary>
    public static Polynomial operator -(Polynomial value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Scale(-Rational.One);
    }

    /// <summary>Every coefficient times a number.</summary>
    /// <param name="factor">The number.</param>
    public Polynomial Scale(Rational factor)
    {
        var builder = new TermBuilder(Ring);
        builder.Add(this, factor);
        return builder.Build();
    }

    private static Polynomial Combine(Polynomial left, Polynomial right, Rational factor)
    {
        var ring = Ring.Common(left, right);
        if (left.IsZero && factor.IsOne)
            return right;
        if (right.IsZero)
            return left;
        return left.IsPacked && right.IsPacked && TryMerge(left, right, factor.IsOne ? 1 : -1, out var sum)
            ? sum
            : Build(ring, left, right, factor);
    }

    private static Polynomial Build(Ring ring, Polynomial left, Polynomial right, Rational factor)
    {
        var builder = new TermBuilder(ring);
        builder.Add(left, Rational.One);
        builder.Add(right, factor);
        return builder.Build();
    }

    // Both are sorted, so one pass suffices; gives up when a coefficient leaves 32 bits, never wraps.
    private static bool TryMerge(Polynomial left, Polynomial right, int sign, out Polynomial sum)
    {
        var words = new ulong[left.Count + right.Count];
        var coefficients = new int[words.Length];
        int l = 0, r = 0, count = 0;
        bool allOne = true;
        sum = left;
        while (l < left.Count || r < right.Count)
        {
            ulong leftWord = l < left.Count ? left.Words[l] : ulong.MaxValue;
            ulong rightWord = r < right.Count ? right.Words[r] : ulong.MaxValue;
            ulong word = Math.Min(leftWord, rightWord);
            long coefficient = 0;
            if (leftWord == word)
                coefficient += left.CoefficientAt(l++);
            if (rightWord == word)
                coefficient += sign * (long)right.CoefficientAt(r++);
            if (coefficient == 0)
                continue;
            if (Math.Abs(coefficient) > int.MaxValue)
                return false;
            words[count] = word;
            coefficients[count++] = (int)coefficient;
            allOne &= coefficient == 1;
        }
        sum = new Polynomial(left.Ring, words, allOne ? null : coefficients, 0, count);
        return true;
    }

    private int CoefficientAt(int index) => _coefficients is null ? 1 : _coefficients[_start + index];
}

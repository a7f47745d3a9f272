using System.Numerics;

namespace ConvSymbolic.Numbers;

/// <summary>
/// A whole number modulo the prime 2⁶¹ − 1. Two different polynomials of degree d take the same value at a random point of this field with a
/// probability of at most d/2⁶¹, so evaluation there tells them apart.
/// </summary>
internal readonly record struct ModularInt : IAdditionOperators<ModularInt, ModularInt, ModularInt>, IMultiplyOperators<ModularInt, ModularInt, ModularInt>
{
    public const ulong Prime = (1UL << 61) - 1;

    private readonly ulong _value;

    /// <param name="value">Any number; it is reduced.</param>
    public ModularInt(ulong value) => _value = value % Prime;

    public static ModularInt Zero => default;

    /// <summary>Numerator over denominator; the denominator is no multiple of the prime.</summary>
    public static ModularInt Of(Rational value)
    {
        BigInteger inverse = BigInteger.ModPow(value.Denominator, Prime - 2, Prime);
        BigInteger product = value.Numerator * inverse % Prime;
        return new((ulong)(product.Sign < 0 ? product + Prime : product));
    }

    public static ModularInt operator +(ModularInt left, ModularInt right) => new(left._value + right._value);

    public static ModularInt operator *(ModularInt left, ModularInt right)
    {
        ulong high = Math.BigMul(left._value, right._value, out ulong low);
        // 2⁶¹ is 1 here, so the two halves at bit 61 are added.
        return new((low & Prime) + (high << 3 | low >> 61));
    }

    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

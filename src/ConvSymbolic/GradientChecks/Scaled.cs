using System.Numerics;

namespace ConvSymbolic.GradientChecks;

/// <summary>A number of any type, exactly: a whole number times a power of two.</summary>
/// <param name="Mantissa">The whole number; it is odd, or 0.</param>
/// <param name="Exponent">The power of two.</param>
internal readonly record struct Scaled(BigInteger Mantissa, int Exponent)
{
    /// <summary>A finite number.</summary>
    public static Scaled Of<T>(T value)
        where T : INumber<T>
    {
        if (T.IsZero(value))
            return default;
        // Every floating-point type is narrower than double, or is it.
        var (mantissa, exponent) = T.IsInteger(value) ? (BigInteger.CreateChecked(value), 0) : Parts(double.CreateChecked(value));
        int even = (int)BigInteger.TrailingZeroCount(mantissa);
        return new(mantissa >> even, exponent + even);
    }

    /// <summary>The fewest bits behind the point that hold all of the numbers; negative where all are multiples of a power of two.</summary>
    public static int Bits(Scaled[] values)
    {
        int bits = int.MinValue;
        foreach (var value in values)
        {
            if (!value.Mantissa.IsZero)
                bits = Math.Max(bits, -value.Exponent);
        }
        return bits == int.MinValue ? 0 : bits;
    }

    /// <summary>The number times 2^bits, which is a whole number.</summary>
    public BigInteger Whole(int bits) => Mantissa.IsZero ? Mantissa : Mantissa << (Exponent + bits);

    private static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & ((1L << 52) - 1);
        int exponent = (int)(bits >> 52 & 0x7FF);
        long mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
        return (double.IsNegative(value) ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }
}

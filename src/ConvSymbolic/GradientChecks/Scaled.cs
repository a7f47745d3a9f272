using System.Numerics;

namespace ConvSymbolic.GradientChecks;

/// <summary>Floating-point numbers as whole ones: each is the whole number times 2^−Bits, exactly.</summary>
internal static class Scaled
{
    /// <summary>The fewest bits behind the point that hold all of the numbers; negative where all are multiples of a power of two.</summary>
    public static int Bits(double[] values)
    {
        int bits = int.MinValue;
        foreach (double value in values)
        {
            var (mantissa, exponent) = Parts(value);
            if (!mantissa.IsZero)
                bits = Math.Max(bits, -exponent);
        }
        return bits == int.MinValue ? 0 : bits;
    }

    /// <summary>value·2^bits, which is a whole number.</summary>
    public static BigInteger Whole(double value, int bits)
    {
        var (mantissa, exponent) = Parts(value);
        return mantissa.IsZero ? mantissa : mantissa << (exponent + bits);
    }

    // mantissa·2^exponent with an odd mantissa, or 0.
    private static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & ((1L << 52) - 1);
        int exponent = (int)(bits >> 52 & 0x7FF);
        long mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
        if (mantissa == 0)
            return (BigInteger.Zero, 0);
        int even = BitOperations.TrailingZeroCount(mantissa);
        return (double.IsNegative(value) ? -(mantissa >> even) : mantissa >> even, Math.Max(exponent, 1) - 1075 + even);
    }
}

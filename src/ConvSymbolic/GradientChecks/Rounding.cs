using System.Numerics;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.GradientChecks;

/// <summary>What a floating-point type does to sums of products: nothing while all is a small whole number on one scale, else little.</summary>
/// <param name="Digits">The bits of a significand.</param>
/// <param name="LeastExponent">The smallest number above 0 is 2 to this.</param>
/// <param name="GreatestExponent">All numbers are below 2 to this.</param>
internal sealed record Rounding(int Digits, int LeastExponent, int GreatestExponent)
{
    public static Rounding Of<T>() => typeof(T) == typeof(float) ? new(24, -149, 128) : new(53, -1074, 1024);

    /// <summary>
    /// Whether no order of adding up rounds: every partial sum is a whole number times 2^−bits, and no larger than the magnitudes together.
    /// </summary>
    public bool IsExact(BigInteger magnitude, int bits) =>
        magnitude.GetBitLength() <= Digits && -bits >= LeastExponent && Digits - bits < GreatestExponent;

    /// <summary>n·ε·Σ|products|, and what n products may lose below the smallest number.</summary>
    public Rational Bound(BigInteger magnitude, int bits, int terms) =>
        terms * (Rational.Pow(2, 1 - Digits - bits) * magnitude + Rational.Pow(2, LeastExponent));
}

using System.Globalization;
using System.Numerics;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.GradientChecks;

/// <summary>What a floating-point type does to sums of products: nothing while all is a small whole number on one scale, else little.</summary>
/// <param name="Digits">The bits of a significand.</param>
/// <param name="LeastExponent">The smallest number above 0 is 2 to this.</param>
/// <param name="GreatestExponent">All numbers are below 2 to this.</param>
internal sealed record Rounding(int Digits, int LeastExponent, int GreatestExponent)
{
    /// <summary>The name of the type, as arrays have it.</summary>
    public string Type { get; private init; } = "";

    /// <summary>Whether nothing rounds at all: whole numbers are added up.</summary>
    public bool IsNone { get; private init; }

    public static Rounding Of<T>()
    {
        if (typeof(T) == typeof(float))
            return new(24, -149, 128) { Type = "float32" };
        if (typeof(T) == typeof(double))
            return new(53, -1074, 1024) { Type = "float64" };
        if (typeof(T) == typeof(Half))
            return new(11, -24, 16) { Type = "float16" };
        return typeof(T) == typeof(Int128) || typeof(T) == typeof(UInt128) || typeof(T) == typeof(long) || typeof(T) == typeof(int) || typeof(T) == typeof(short) || typeof(T) == typeof(sbyte)
            || typeof(T) == typeof(ulong) || typeof(T) == typeof(uint) || typeof(T) == typeof(ushort) || typeof(T) == typeof(byte)
            ? new(53, -1074, 1024) { Type = "whole numbers", IsNone = true }
            : Fail.With<Rounding>("gradcheck.type", $"Numbers of the type {typeof(T).Name} can't be checked; Half, float, double or whole numbers were expected.", typeof(T).Name, "Half, float, double or whole numbers");
    }

    /// <summary>
    /// Whether no order of adding up rounds: every partial sum is a whole number times 2^−bits, and no larger than the magnitudes together.
    /// </summary>
    public bool IsExact(BigInteger magnitude, int bits) =>
        IsNone || magnitude.IsZero || (magnitude.GetBitLength() <= Digits && -bits >= LeastExponent && magnitude.GetBitLength() - bits <= GreatestExponent);

    /// <summary>n·ε·Σ|products|, and what n products may lose below the smallest number.</summary>
    public Rational Bound(BigInteger magnitude, int bits, int terms) =>
        terms * (Rational.Pow(2, 1 - Digits - bits) * magnitude + Rational.Pow(2, LeastExponent));

    /// <summary>Whether a number is at least <paramref name="times"/> the first one that rounds to infinity; whole numbers have none.</summary>
    public bool IsBeyond(Rational value, int times = 1) =>
        !IsNone && value >= times * (Rational.Pow(2, GreatestExponent) - Rational.Pow(2, GreatestExponent - Digits - 1));

    /// <summary>The fewest digits that tell a number from all others of the type; null where the type has none that is near it.</summary>
    public string? Shortest(Rational value)
    {
        double number = (double)value;
        string text = Type switch
        {
            "float16" => ((Half)number).ToString(CultureInfo.InvariantCulture),
            "float32" => ((float)number).ToString(CultureInfo.InvariantCulture),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
        return IsBeyond(value) || IsBeyond(-value) || (text is "0" or "-0" && !value.IsZero) ? null : text;
    }

    /// <summary>Whether the bound is as large as all products together, so that it lets anything pass.</summary>
    public bool IsVoid(BigInteger magnitude, int bits, int terms) =>
        Bound(magnitude, bits, terms) >= Rational.Pow(2, -bits) * magnitude;
}

using System.Globalization;
using System.Numerics;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Numbers;

/// <summary>An exact rational number, always in lowest terms with a positive denominator. It never overflows and never rounds.</summary>
public readonly struct Rational :
    IEquatable<Rational>,
    IComparable<Rational>,
    IAdditionOperators<Rational, Rational, Rational>,
    ISubtractionOperators<Rational, Rational, Rational>,
    IMultiplyOperators<Rational, Rational, Rational>,
    IDivisionOperators<Rational, Rational, Rational>,
    IUnaryNegationOperators<Rational, Rational>,
    IAdditiveIdentity<Rational, Rational>,
    IMultiplicativeIdentity<Rational, Rational>,
    IEqualityOperators<Rational, Rational, bool>,
    IComparisonOperators<Rational, Rational, bool>
{
    // One less than the denominator, so that default(Rational) is the number 0.
    private readonly BigInteger _denominatorLessOne;

    /// <summary>The whole number <paramref name="value"/>.</summary>
    /// <param name="value">Any whole number.</param>
    public Rational(BigInteger value)
    {
        Numerator = value;
        _denominatorLessOne = BigInteger.Zero;
    }

    /// <summary>The quotient <paramref name="numerator"/> / <paramref name="denominator"/>, reduced.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">Any whole number but 0.</param>
    /// <exception cref="ConvSymbolicException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            Fail.With("number.division-by-zero", $"{numerator} can't be divided by 0.", "0", "a denominator other than 0");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - BigInteger.One;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One { get; } = new(BigInteger.One);

    /// <inheritdoc/>
    public static Rational AdditiveIdentity => Zero;

    /// <inheritdoc/>
    public static Rational MultiplicativeIdentity => One;

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator in lowest terms; always positive.</summary>
    public BigInteger Denominator => _denominatorLessOne + BigInteger.One;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsInteger => _denominatorLessOne.IsZero;

    /// <summary>Whether this is the number 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether this is the number 1.</summary>
    public bool IsOne => Numerator.IsOne && IsInteger;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>A whole number as a rational one.</summary>
    /// <param name="value">The whole number.</param>
    public static implicit operator Rational(long value) => new(value);

    /// <summary>A whole number as a rational one.</summary>
    /// <param name="value">The whole number.</param>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>The nearest floating-point number; of two that are equally near, the even one.</summary>
    /// <param name="value">The number to convert.</param>
    public static explicit operator double(Rational value) => value.ToDouble();

    /// <inheritdoc/>
    public static Rational operator +(Rational left, Rational right) =>
        left.IsInteger && right.IsInteger
            ? new(left.Numerator + right.Numerator)
            : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <inheritdoc/>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <inheritdoc/>
    public static Rational operator *(Rational left, Rational right) =>
        left.IsInteger && right.IsInteger
            ? new(left.Numerator * right.Numerator)
            : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <inheritdoc/>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <inheritdoc/>
    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    /// <inheritdoc/>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <inheritdoc/>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The number to a whole power; a negative power of 0 is an error.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent.</param>
    public static Rational Pow(Rational value, int exponent) => exponent >= 0
        ? new(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent))
        : One / new Rational(BigInteger.Pow(value.Numerator, -exponent), BigInteger.Pow(value.Denominator, -exponent));

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    /// <summary>Writes <c>3</c>, <c>-1/2</c>.</summary>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    // BigInteger's own conversion cuts off, so the 53 bits (fewer below the normal range) are rounded here, half to even.
    private double ToDouble()
    {
        var magnitude = BigInteger.Abs(Numerator);
        long exponent = magnitude.GetBitLength() - Denominator.GetBitLength();
        if (exponent > 1024)
            return Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        if (exponent < -1076)
            return 0.0;
        if (Scaled(magnitude, (int)-exponent) < Scaled(Denominator, (int)exponent))
            exponent--;
        int lastPlace = Math.Max((int)exponent - 52, -1074);
        var divisor = Scaled(Denominator, lastPlace);
        var (kept, rest) = BigInteger.DivRem(Scaled(magnitude, -lastPlace), divisor);
        int half = (2 * rest).CompareTo(divisor);
        if (half > 0 || (half == 0 && !kept.IsEven))
            kept += BigInteger.One;
        return Sign * Math.ScaleB((double)kept, lastPlace);
    }

    private static BigInteger Scaled(BigInteger value, int bits) => bits > 0 ? value << bits : value;
}

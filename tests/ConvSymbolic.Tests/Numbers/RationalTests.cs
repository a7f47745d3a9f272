using System.Numerics;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Numbers;
using CsCheck;

namespace ConvSymbolic.Tests.Numbers;

public class RationalTests
{
    // Small numbers meet often (common factors, equal values); large ones would overflow any machine word.
    private static readonly Gen<BigInteger> Integers = Gen.Frequency(
        (3, Gen.Int[-12, 12].Select(value => (BigInteger)value)),
        (1, Gen.Long.Select(value => (BigInteger)value)),
        (1, Gen.Select(Gen.Long, Gen.Long).Select((high, low) => ((BigInteger)high << 64) + low)));

    private static readonly Gen<Rational> Rationals =
        Gen.Select(Integers, Integers.Where(value => !value.IsZero)).Select((numerator, denominator) => new Rational(numerator, denominator));

    private static readonly Gen<Rational> NonZero = Rationals.Where(value => !value.IsZero);

    private static Gen<(Rational A, Rational B, Rational C)> Three => Gen.Select(Rationals, Rationals, Rationals);

    [Fact]
    public void Addition_is_a_commutative_group() => Three.Sample(given =>
    {
        var (a, b, c) = given;
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a + b, b + a);
        Assert.Equal(a, a + Rational.Zero);
        Assert.Equal(Rational.Zero, a + -a);
        Assert.Equal(a - b, a + -b);
    }, iter: 2_000);

    [Fact]
    public void Multiplication_is_a_commutative_group_without_zero() => Gen.Select(NonZero, NonZero, NonZero).Sample((a, b, c) =>
    {
        Assert.Equal(a * b * c, a * (b * c));
        Assert.Equal(a * b, b * a);
        Assert.Equal(a, a * Rational.One);
        Assert.Equal(Rational.One, a * (Rational.One / a));
        Assert.Equal(a, a / b * b);
    }, iter: 2_000);

    [Fact]
    public void Multiplication_distributes() => Three.Sample(given =>
    {
        var (a, b, c) = given;
        Assert.Equal(a * (b + c), a * b + a * c);
        Assert.Equal(Rational.Zero, a * Rational.Zero);
    }, iter: 2_000);

    [Fact]
    public void Results_are_in_lowest_terms() => Gen.Select(Rationals, NonZero).Sample((a, b) => Assert.All([a, b, -a, a + b, a - b, a * b, a / b], value =>
    {
        Assert.True(value.Denominator.Sign > 0);
        Assert.True(BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne);
        Assert.Equal(value.Denominator.IsOne, value.IsInteger);
    }), iter: 2_000);

    [Fact]
    public void Order_agrees_with_subtraction_and_equality_with_hashes() => Gen.Select(Rationals, Rationals).Sample((a, b) =>
    {
        int sign = (a - b).Sign;
        Assert.Equal(sign, Math.Sign(a.CompareTo(b)));
        Assert.Equal(sign < 0, a < b);
        Assert.Equal(sign <= 0, a <= b);
        Assert.Equal(sign > 0, a > b);
        Assert.Equal(sign >= 0, a >= b);
        Assert.Equal(sign == 0, a == b);
        Assert.Equal(sign != 0, a != b);
        var same = new Rational(a.Numerator * 6, a.Denominator * 6);
        Assert.Equal(a, same);
        Assert.Equal(a.GetHashCode(), same.GetHashCode());
    }, iter: 2_000);

    [Fact]
    public void The_default_is_zero()
    {
        Rational zero = default;
        Assert.Equal(new Rational(0, -7), zero);
        Assert.Equal((0, 1), (zero.Numerator, zero.Denominator));
        Assert.True(zero.IsZero && zero.IsInteger && !zero.IsOne && zero.Sign == 0);
        Assert.Equal("0", zero.ToString());
        Assert.Equal(0.0, (double)zero);
        Assert.Equal(Rational.One, zero + 1);
    }

    [Theory]
    [InlineData(6, 4, "3/2")]
    [InlineData(1, -2, "-1/2")]
    [InlineData(-4, -2, "2")]
    [InlineData(0, 5, "0")]
    public void Is_written_in_lowest_terms(int numerator, int denominator, string text) => Assert.Equal(text, new Rational(numerator, denominator).ToString());

    [Fact]
    public void Division_by_zero_is_refused()
    {
        Assert.Equal("number.division-by-zero", Assert.Throws<ConvSymbolicException>(() => new Rational(3, 0)).Diagnostic.Code);
        Assert.Equal("number.division-by-zero", Assert.Throws<ConvSymbolicException>(() => Rational.One / Rational.Zero).Diagnostic.Code);
        Assert.Equal("number.division-by-zero", Assert.Throws<ConvSymbolicException>(() => Rational.Pow(Rational.Zero, -1)).Diagnostic.Code);
    }

    [Fact]
    public void Powers_are_repeated_products() => Gen.Select(NonZero, Gen.Int[0, 6]).Sample((value, exponent) =>
    {
        var product = Enumerable.Repeat(value, exponent).Aggregate(Rational.One, (left, right) => left * right);
        Assert.Equal(product, Rational.Pow(value, exponent));
        Assert.Equal(Rational.One / product, Rational.Pow(value, -exponent));
    });

    [Fact]
    public void Every_double_survives_the_round_trip() => Gen.Double.Where(double.IsFinite).Sample(value =>
        Assert.Equal(value, (double)Exact(value)), iter: 1_000);

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-double.Epsilon)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(2.2250738585072009e-308)]
    [InlineData(-1.0)]
    [InlineData(0.1)]
    public void Extreme_doubles_survive_the_round_trip(double value) => Assert.Equal(value, (double)Exact(value));

    /// <summary>No neighbour is closer to the exact quotient, and of two that are equally close the even one is taken.</summary>
    [Fact]
    public void Conversion_takes_the_nearest_double() => Gen.Select(Rationals, Gen.Int[-360, 330]).Sample((number, exponent) =>
    {
        var value = number * Rational.Pow(10, exponent);
        double converted = (double)value;
        if (!double.IsFinite(converted))
            return;
        Rational below = value - Exact(Math.BitDecrement(converted)), above = Exact(Math.BitIncrement(converted)) - value, here = value - Exact(converted);
        var distance = here.Sign < 0 ? -here : here;
        Assert.True(distance <= below && distance <= above);
        if (distance == below || distance == above)
            Assert.Equal(0, BitConverter.DoubleToInt64Bits(converted) & 1);
    }, iter: 500);

    [Fact]
    public void Halves_go_to_the_even_double()
    {
        long exact = 1L << 53;
        Assert.Equal(exact, (double)new Rational(exact + 1));
        Assert.Equal(exact + 4, (double)new Rational(exact + 3));
        Assert.Equal(0.0, (double)(Exact(double.Epsilon) / 2));
        Assert.Equal(2 * double.Epsilon, (double)(Exact(double.Epsilon) * 3 / 2));
        Assert.Equal(double.MaxValue, (double)(Exact(double.MaxValue) + 1));
        Assert.Equal(double.PositiveInfinity, (double)(Exact(double.MaxValue) + Rational.Pow(2, 970)));
    }

    [Theory]
    [InlineData(300, 1e300)]
    [InlineData(-300, 1e-300)]
    [InlineData(23, 1e23)]
    [InlineData(-320, 1e-320)]
    public void Powers_of_ten_convert_as_the_compiler_reads_them(int exponent, double expected) => Assert.Equal(expected, (double)Rational.Pow(10, exponent));

    [Fact]
    public void Huge_and_tiny_numbers_convert()
    {
        var huge = BigInteger.Pow(10, 400);
        Assert.Equal(double.PositiveInfinity, (double)new Rational(huge));
        Assert.Equal(double.NegativeInfinity, (double)new Rational(-huge, 3));
        Assert.Equal(0.0, (double)new Rational(1, huge));
        Assert.Equal(0.0, (double)new Rational(-1, BigInteger.Pow(10, 4_000)));
        Assert.Equal(1.0 / 3, (double)new Rational(huge, 3 * huge));
    }

    // A finite double is a whole number times a power of 2; 2^1074 makes every one of them whole.
    private static Rational Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        var whole = (BigInteger)(exponent == 0 ? fraction : fraction | 1L << 52) << Math.Max(0, exponent - 1);
        return new Rational(bits < 0 ? -whole : whole, BigInteger.One << 1074);
    }
}

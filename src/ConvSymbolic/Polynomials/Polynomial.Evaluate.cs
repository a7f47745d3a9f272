using System.Numerics;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>The exact value at a point.</summary>
    /// <param name="point">The value of each variable.</param>
    public Rational Evaluate(Func<Variable, Rational> point) => Evaluate(point, coefficient => coefficient);

    /// <summary>The value at a point in floating point: terms are added in canonical order.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="point">The value of each variable.</param>
    public T Evaluate<T>(Func<Variable, T> point)
        where T : IFloatingPoint<T> => Evaluate(point, coefficient => T.CreateChecked((double)coefficient));

    private T Evaluate<T>(Func<Variable, T> point, Func<Rational, T> convert)
        where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        ArgumentNullException.ThrowIfNull(point);
        var sum = T.AdditiveIdentity;
        var powers = new List<Power>();
        for (int k = 0; k < Count; k++)
        {
            Read(k, powers, out var coefficient);
            var product = convert(coefficient);
            foreach (var (variable, exponent) in powers)
                product *= Raise(point(variable), exponent);
            sum += product;
        }
        return sum;
    }

    private static T Raise<T>(T value, int exponent)
        where T : IMultiplyOperators<T, T, T>
    {
        var power = value;
        for (int bit = BitOperations.Log2((uint)exponent) - 1; bit >= 0; bit--)
        {
            power *= power;
            if ((exponent >> bit & 1) == 1)
                power *= value;
        }
        return power;
    }
}

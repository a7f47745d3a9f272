using System.Numerics;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Numbers;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.GradientChecks;

/// <summary>Compares one result with the exact one, and where it is wrong with what the known slips give.</summary>
internal sealed class Comparison<T>(Layer layer, Target target, ExactSums<T> sums, int bits, Rounding rounding)
    where T : IBinaryInteger<T>
{
    private const int MostShown = 10;

    private enum Agreement
    {
        None,
        Right,

        /// <summary>The tolerance lets any number pass.</summary>
        Void,

        /// <summary>An infinity or no number, where the type has none for the exact one.</summary>
        BeyondRange,
    }

    public CheckedResult Of(Found found, Shape shape)
    {
        var exact = sums.Of(target, Reading.Of(layer));
        int differing = 0, exactly = 0, unbounded = 0, beyond = 0;
        var first = new List<DifferentEntry>();
        for (int at = 0; at < found.Count; at++)
        {
            bool isExact = rounding.IsExact(Magnitude(exact, at), bits);
            if (isExact)
                exactly++;
            switch (Agrees(found, exact, at, 1))
            {
                case Agreement.Void:
                    unbounded++;
                    break;
                case Agreement.BeyondRange:
                    beyond++;
                    break;
                case Agreement.None when differing++ < MostShown:
                    first.Add(new(shape.IndexOf(at), found.Nearest(at), Value(exact, at))
                    {
                        FoundText = found.Text(at),
                        Tolerance = isExact ? Rational.Zero : rounding.Bound(Magnitude(exact, at), bits, exact.Terms[at]),
                    });
                    break;
            }
        }
        return new CheckedResult
        {
            Target = target,
            Entries = found.Count,
            Differing = differing,
            Undecided = unbounded + beyond,
            BeyondRange = beyond,
            ComparedExactly = exactly,
            First = first,
            Explanations = differing == 0 ? [] : [.. Explanations(found)],
        };
    }

    private IEnumerable<Explanation> Explanations(Found found)
    {
        foreach (var (slip, reading) in KnownSlips.Of(layer, target))
        {
            var result = sums.Of(target, reading);
            if (Enumerable.Range(0, found.Count).All(at => Agrees(found, result, at, reading.Divisor) != Agreement.None))
                yield return slip;
        }
    }

    private Agreement Agrees(Found found, ExactResult<T> result, int at, int divisor)
    {
        // Divided or multiplied by the reciprocal: two roundings at most, none by a power of two.
        int roundings = BitOperations.IsPow2(divisor) ? 0 : 2;
        var (value, magnitude) = (Value(result, at), Magnitude(result, at));
        bool isExact = roundings == 0 && rounding.IsExact(magnitude, bits);
        var bound = isExact ? Rational.Zero : rounding.Bound(magnitude, bits, result.Terms[at] + roundings);
        if (found.At(at) is not { } number)
            return MayBe(found.Nearest(at), value, Rational.Pow(2, -bits) * magnitude, bound) ? Agreement.BeyondRange : Agreement.None;
        var difference = number.Mantissa * Rational.Pow(2, number.Exponent) * divisor - value;
        if (difference.Sign < 0)
            difference = -difference;
        if (difference > divisor * bound)
            return Agreement.None;
        return !isExact && rounding.IsVoid(magnitude, bits, result.Terms[at]) ? Agreement.Void : Agreement.Right;
    }

    // An infinity has the sign of terms that exceed the range together; no number comes from both infinities.
    private bool MayBe(double found, Rational value, Rational magnitude, Rational bound)
    {
        if (!rounding.IsBeyond(value + bound) && !rounding.IsBeyond(bound - value))
            return false;
        bool up = rounding.IsBeyond(value + magnitude + 2 * bound, 2), down = rounding.IsBeyond(magnitude + 2 * bound - value, 2);
        return (up || !(double.IsPositiveInfinity(found) || double.IsNaN(found))) && (down || !(double.IsNegativeInfinity(found) || double.IsNaN(found)));
    }

    private Rational Value(ExactResult<T> result, int at) => Rational.Pow(2, -bits) * BigInteger.CreateChecked(result.Values[at]);

    private static BigInteger Magnitude(ExactResult<T> result, int at) => BigInteger.CreateChecked(result.Magnitudes[at]);
}

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

    public CheckedResult Of(double[] found, Shape shape)
    {
        var right = Reading.Of(layer);
        var exact = sums.Of(target, right);
        int differing = 0, exactly = 0, undecided = 0;
        var first = new List<DifferentEntry>();
        for (int at = 0; at < found.Length; at++)
        {
            bool isExact = rounding.IsExact(Magnitude(exact, at), bits);
            if (isExact)
                exactly++;
            if (Agrees(found[at], exact, at, 1))
            {
                if (!isExact && rounding.IsVoid(Magnitude(exact, at), bits, exact.Terms[at]))
                    undecided++;
                continue;
            }
            if (differing++ < MostShown)
                first.Add(new(shape.IndexOf(at), found[at], Value(exact, at)));
        }
        return new CheckedResult
        {
            Target = target,
            Entries = found.Length,
            Differing = differing,
            Undecided = undecided,
            ComparedExactly = exactly,
            First = first,
            Explanations = differing == 0 ? [] : [.. Explanations(found)],
        };
    }

    private IEnumerable<Explanation> Explanations(double[] found)
    {
        foreach (var (slip, reading) in KnownSlips.Of(layer, target))
        {
            var result = sums.Of(target, reading);
            if (Enumerable.Range(0, found.Length).All(at => Agrees(found[at], result, at, reading.Divisor)))
                yield return slip;
        }
    }

    private bool Agrees(double found, ExactResult<T> result, int at, int divisor)
    {
        if (!double.IsFinite(found))
            return false;
        // Divided or multiplied by the reciprocal: two roundings at most, none by a power of two.
        int roundings = BitOperations.IsPow2(divisor) ? 0 : 2;
        int places = Scaled.Bits([found]);
        var given = Scaled.Whole(found, places) * Rational.Pow(2, -places);
        var difference = given * divisor - Value(result, at);
        if (difference.Sign < 0)
            difference = -difference;
        return roundings == 0 && rounding.IsExact(Magnitude(result, at), bits)
            ? difference.IsZero
            : difference <= divisor * rounding.Bound(Magnitude(result, at), bits, result.Terms[at] + roundings);
    }

    private Rational Value(ExactResult<T> result, int at) => Rational.Pow(2, -bits) * BigInteger.CreateChecked(result.Values[at]);

    private static BigInteger Magnitude(ExactResult<T> result, int at) => BigInteger.CreateChecked(result.Magnitudes[at]);
}

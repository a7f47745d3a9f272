using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

/// <summary>
/// Floating-point results lie within n·ε·Σ|products| of the exact value, n the number of products of the entry. Every number is an
/// integer of the type's full precision over 2^q, so exact values are integers over 2^2q.
/// </summary>
public class CompiledLayerRoundingTests
{
    [Fact]
    public void Float_stays_within_the_bound() => AssertBound<float>(bits: 24);

    [Fact]
    public void Double_stays_within_the_bound() => AssertBound<double>(bits: 53);

    private static void AssertBound<T>(int bits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layers = new RandomLayers(seed: 99);
        var random = new Random(5);
        bool hasRounded = false;
        for (int round = 0; round < 60; round++)
        {
            Layer layer = layers.Next();
            BigInteger[] x = Values(random, layer.InputShape.Count, bits), f = Values(random, layer.FilterShape.Count, bits);
            BigInteger[] b = Values(random, layer.HasBias ? layer.Filters : 0, bits), g = Values(random, layer.OutputShape.Count, bits);
            Results<BigInteger> exact = Exact(layer, x, f, b, g, bits);
            Results<BigInteger> sizes = Exact(layer, Each(x, BigInteger.Abs), Each(f, BigInteger.Abs), Each(b, BigInteger.Abs), Each(g, BigInteger.Abs), bits);
            Results<BigInteger> counts = Exact(layer, Each(x, _ => 1), Each(f, _ => 1), Each(b, _ => 1), Each(g, _ => 1), bits: 0);
            Results<T> found = Results<T>.Of(layer, Real<T>(x, bits), Real<T>(f, bits), Real<T>(b, bits), Real<T>(g, bits), new() { Vectors = (VectorPath)(round % 5) });
            Within(exact.Output, sizes.Output, counts.Output, found.Output);
            Within(exact.Filter, sizes.Filter, counts.Filter, found.Filter);
            Within(exact.Input, sizes.Input, counts.Input, found.Input);
            Within(exact.Bias, sizes.Bias, counts.Bias, found.Bias);
        }
        Assert.True(hasRounded);

        void Within(BigInteger[] exact, BigInteger[] size, BigInteger[] count, T[] found)
        {
            for (int i = 0; i < exact.Length; i++)
            {
                BigInteger error = BigInteger.Abs(BigInteger.CreateChecked(T.ScaleB(found[i], 2 * bits)) - exact[i]);
                hasRounded |= !error.IsZero;
                // ε = 2^(1 − bits)
                Assert.True(error << (bits - 1) <= count[i] * size[i]);
            }
        }
    }

    /// <summary>The four arrays, times 2^(2·bits) where the arguments are times 2^bits.</summary>
    private static Results<BigInteger> Exact(Layer layer, BigInteger[] x, BigInteger[] f, BigInteger[] b, BigInteger[] g, int bits)
    {
        BigInteger[] scaled = Each(b, value => value << bits);
        Func<BigInteger[]> output = () => Definition.Output(layer, x, f, scaled);
        BigInteger[] biasGradient = Definition.Gradient(scaled, g, output);
        return new(output(), Definition.Gradient(f, g, output), Definition.Gradient(x, g, output), Each(biasGradient, value => value << bits));
    }

    /// <summary>Integers of up to this many bits, of very different sizes.</summary>
    private static BigInteger[] Values(Random random, int count, int bits) =>
        [.. Enumerable.Range(0, count).Select(_ => new BigInteger(random.NextInt64(-(1L << bits) + 1, 1L << bits) >> random.Next(bits / 2)))];

    private static T[] Real<T>(BigInteger[] values, int bits)
        where T : IBinaryFloatingPointIeee754<T> => [.. values.Select(value => T.ScaleB(T.CreateChecked(value), -bits))];

    private static BigInteger[] Each(BigInteger[] values, Func<BigInteger, BigInteger> map) => [.. values.Select(map)];
}

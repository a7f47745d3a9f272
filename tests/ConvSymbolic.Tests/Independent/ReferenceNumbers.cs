using System.Numerics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Independent;

/// <summary>A layer with whole numbers in its arrays, and the exact results: the polynomials of the reference evaluated at these numbers.</summary>
public sealed class ReferenceNumbers
{
    public ReferenceNumbers(Layer layer, long[] x, long[] f, long[] b, long[] g)
    {
        (Layer, X, F, B, G) = (layer, x, f, b, g);
        var reference = new ReferenceLayer(layer);
        var values = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        Name("X", reference.InputExtents, x);
        Name("F", reference.FilterExtents, f);
        Name("G", reference.OutputExtents, g);
        if (layer.HasBias)
            Name("b", [layer.Filters], b);
        O = Evaluate(reference.OutputExtents, reference.Output);
        FilterGradient = Evaluate(reference.FilterExtents, reference.FilterGradient);
        InputGradient = Evaluate(reference.InputExtents, reference.InputGradient);
        BiasGradient = layer.HasBias ? Evaluate([layer.Filters], index => reference.BiasGradient(index[0])) : [];

        void Name(string array, IEnumerable<int> extents, long[] numbers)
        {
            int at = 0;
            foreach (int[] index in ReferenceLayer.Indices(extents))
                values.Add(ReferenceLayer.Name(array, index), numbers[at++]);
            Assert.Equal(numbers.Length, at);
        }

        double[] Evaluate(IEnumerable<int> extents, Func<int[], ReferencePolynomial> entry) =>
            [.. ReferenceLayer.Indices(extents).Select(index => (double)entry(index).Evaluate(name => values[name]))];
    }

    public Layer Layer { get; }

    public long[] X { get; }

    public long[] F { get; }

    public long[] B { get; }

    public long[] G { get; }

    public double[] O { get; }

    public double[] FilterGradient { get; }

    public double[] InputGradient { get; }

    public double[] BiasGradient { get; }

    /// <summary>The results one after the other: O, ∂L/∂F, ∂L/∂X, ∂L/∂b.</summary>
    public double[] Results => [.. O, .. FilterGradient, .. InputGradient, .. BiasGradient];

    /// <summary>Small numbers of both signs from a seed, none of them 0.</summary>
    public static ReferenceNumbers Random(Layer layer, int seed)
    {
        var random = new Random(seed);
        return new(layer, Numbers(layer.InputShape.Count), Numbers(layer.FilterShape.Count), layer.HasBias ? Numbers(layer.Filters) : [], Numbers(layer.OutputShape.Count));

        long[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (long)(random.Next(1, 9) * (2 * random.Next(2) - 1)))];
    }
}

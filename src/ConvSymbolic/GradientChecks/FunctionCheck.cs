using System.Numerics;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.GradientChecks;

/// <summary>Calls somebody's functions with whole numbers, so small that no order of adding up rounds.</summary>
internal static class FunctionCheck
{
    // Larger ones would say nothing more.
    private const int Largest = 99;

    public static LayerNumbers<T> Call<T>(Layer layer, LayerFunctions<T> functions, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int most = MostThatIsExact(layer, Rounding.Of<T>());
        var random = new Random(seed);
        T[] x = Numbers(layer.InputShape.Count), f = Numbers(layer.FilterShape.Count), g = Numbers(layer.OutputShape.Count), b = Numbers(layer.HasBias ? layer.Filters : 0);
        return new LayerNumbers<T>
        {
            Input = x,
            Filter = f,
            Bias = b,
            Upstream = g,
            Output = functions.Forward is { } forward ? Result<T>(g.Length, o => forward(x, f, b, o)) : null,
            FilterGradient = functions.FilterGradient is { } ofFilter ? Result<T>(f.Length, df => ofFilter(x, g, df)) : null,
            InputGradient = functions.InputGradient is { } ofInput ? Result<T>(x.Length, dx => ofInput(f, g, dx)) : null,
            BiasGradient = functions.BiasGradient is { } ofBias ? Result<T>(layer.Filters, db => ofBias(g, db)) : null,
        };

        T[] Numbers(int count)
        {
            var numbers = new T[count];
            for (int k = 0; k < count; k++)
                numbers[k] = T.CreateChecked(random.Next(1, most + 1) * (2 * random.Next(2) - 1));
            return numbers;
        }
    }

    private static T[] Result<T>(int count, Action<T[]> fill)
    {
        var result = new T[count];
        fill(result);
        return result;
    }

    // With n terms of at most M·M, and a bias of at most M, every sum stays below 2 to the digits.
    private static int MostThatIsExact(Layer layer, Rounding rounding)
    {
        long taps = layer.FilterShape.Count / (layer.FilterShape[0] * layer.FilterShape[1]);
        long terms = Math.Max(
            taps * (Math.Max(layer.Channels, layer.Filters) / layer.Groups),
            Math.Max(layer.OutputShape.Count / layer.Filters, layer.InputShape.Count / layer.Channels)) + 1;
        double most = Math.Floor(Math.Sqrt(Math.ScaleB(1, rounding.Digits) / terms)) - 1;
        if (most < 1)
            Fail.With("gradcheck.rounds", $"An entry of this layer has up to {Counted.Of(terms, "term")}, so that sums of numbers of {rounding.Digits} bits round; check a smaller layer, or double.", $"{terms} terms", "fewer terms");
        return (int)Math.Min(most, Largest);
    }
}

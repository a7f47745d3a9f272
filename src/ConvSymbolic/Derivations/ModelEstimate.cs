using ConvSymbolic.Models;
using ConvSymbolic.Sums;

namespace ConvSymbolic.Derivations;

/// <summary>What the derivation of a model would cost, found from its ranges before any work is done.</summary>
internal static class ModelEstimate
{
    /// <summary>Products are counted as if none lay outside its arrays.</summary>
    public static Estimate Of(Model model) => new(
        Saturated(model.Definitions.Sum(definition => Products(definition))),
        Saturated(model.Arrays.Sum(array => (double)ModelSymbols.ShapeOf(array).Count)));

    private static double Products(Definition definition)
    {
        double entries = ModelSymbols.ShapeOf(definition.Array).Count;
        return NormalForm.Of(definition.Body).Sum(term =>
            entries * term.Ranges.Aggregate(1.0, (product, range) => product * Math.Max(1, (range.Last - range.First + 1).Constant ?? 1)));
    }

    private static long Saturated(double count) => count >= long.MaxValue / 2 ? long.MaxValue / 2 : (long)count;
}

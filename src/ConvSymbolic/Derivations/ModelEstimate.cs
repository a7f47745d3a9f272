using ConvSymbolic.Diagnostics;
using ConvSymbolic.Models;
using ConvSymbolic.Sums;

namespace ConvSymbolic.Derivations;

/// <summary>What the derivation of a model would cost, found from its ranges before any work is done.</summary>
internal static class ModelEstimate
{
    // A product is a term of an entry and of a gradient for each of its factors, in general terms.
    private const double BytesPerProduct = 350;

    /// <summary>Refuses work beyond a limit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="productLimit">The most products, and the most entries. Products are counted as if none lay outside its arrays.</param>
    /// <exception cref="ConvSymbolicException">There are more.</exception>
    public static void Require(Model model, long productLimit)
    {
        double products = model.Definitions.Sum(Products), entries = model.Arrays.Sum(array => (double)ModelSymbols.ShapeOf(array).Count);
        if (Math.Max(products, entries) <= Math.Min(productLimit, int.MaxValue / 2))
            return;
        string size = FormattableString.Invariant($"{products:N0} products in {entries:N0} entries");
        Fail.With(
            "model.limit",
            FormattableString.Invariant(
                $"The whole derivation has {size}, about {Math.Max(products, entries) * BytesPerProduct / 1e9:0.#} GB of memory; raise the limit of {productLimit:N0} to have it all."),
            size,
            FormattableString.Invariant($"at most {productLimit:N0}"));
    }

    private static double Products(Definition definition)
    {
        double entries = ModelSymbols.ShapeOf(definition.Array).Count;
        return NormalForm.Of(definition.Body).Sum(term =>
            entries * term.Ranges.Aggregate(1.0, (product, range) => product * Math.Max(1, (range.Last - range.First + 1).Constant ?? 1)));
    }
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Derivations;

/// <summary>What a derivation would cost, found from the sizes before any work is done.</summary>
/// <param name="Products">The number of products X·F in all outputs.</param>
/// <param name="Entries">The number of entries of O, X, F and b.</param>
public readonly record struct Estimate(long Products, long Entries)
{
    /// <summary>The most products that are worked on unless the limit is raised.</summary>
    public const long DefaultProductLimit = 20_000_000;

    // Three words of 8 bytes a product (outputs and both gradients), and about 15 ns for each; rounded up.
    private const double BytesPerProduct = 24, BytesPerEntry = 16, SecondsPerProduct = 30e-9;

    // The words of the outputs, and of the gradients, lie in one array each.
    private const long MostProducts = int.MaxValue / 2 - 64;

    /// <summary>The memory that the whole derivation takes, in bytes.</summary>
    public double Bytes => Products * BytesPerProduct + Entries * BytesPerEntry;

    /// <summary>The time that the whole derivation takes on a usual machine, in seconds.</summary>
    public double Seconds => Products * SecondsPerProduct;

    /// <summary>The estimate of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public static Estimate Of(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Of(layer, new ForwardExpansion(layer));
    }

    internal static Estimate Of(Layer layer, ForwardExpansion forward) => new(forward.ProductCount, layer.Ring.Count);

    /// <summary>Refuses work beyond a limit.</summary>
    /// <param name="productLimit">The most products, and the most entries.</param>
    /// <exception cref="ConvSymbolicException">There are more; the error says what they would cost.</exception>
    public void Require(long productLimit)
    {
        if (Math.Max(Products, Entries) <= Math.Min(productLimit, MostProducts))
            return;
        string cost = $"{Size}, {Rough.Size(Bytes)} of memory and {Rough.Time(Seconds)}";
        string advice = Math.Max(Products, Entries) > MostProducts
            ? $"more than {MostProducts:N0} can't be held at once"
            : FormattableString.Invariant($"raise the limit of {productLimit:N0} to have it all");
        Fail.With(
            "derivation.limit",
            $"The whole derivation has {cost}; {advice}, or ask for single entries.",
            Size,
            FormattableString.Invariant($"at most {Math.Min(productLimit, MostProducts):N0}"));
    }

    private string Size => $"{Counted.Grouped(Products, "product")} in {Counted.Grouped(Entries, "entry", "entries")}";
}

using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>What a sign between two arrays can mean.</summary>
internal static class Products
{
    /// <summary>Whether the sign means a convolution between arrays.</summary>
    public static bool IsConvolution(ProductSign sign) =>
        sign is ProductSign.Star or ProductSign.Ast or ProductSign.BigStar or ProductSign.Otimes or ProductSign.Circledast;

    /// <summary>Whether the sign means a product entry by entry, or, in some texts, a convolution.</summary>
    public static bool IsHadamard(ProductSign sign) => sign is ProductSign.Odot or ProductSign.Circ;
}

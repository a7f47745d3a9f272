using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Derivations;

/// <summary>The forward formula of a layer as an expression: what O[n,o,i] is by definition.</summary>
internal static class ForwardFormula
{
    /// <summary>b[o] + Σ_c Σ_a X⟨…⟩ F[…] at the output (n, o, i…); the summation letters carry a prime mark if asked for.</summary>
    public static Expression At(LayerSizes layer, IndexExpression image, IndexExpression filter, IReadOnlyList<IndexExpression> output, string prime = "")
    {
        var symbols = new LayerSymbols(layer);
        var channels = layer.ChannelsPerGroup;
        var channel = LayerSymbols.Named(LayerSymbols.Channel + prime, channels);
        var ranges = LayerSymbols.Over(LayerSymbols.Channel + prime, channels).Concat(symbols.FilterRanges(prime));
        var taps = symbols.FilterNames.Select(name => IndexExpression.Variable(name + prime)).ToArray();
        var read = layer.IsTrueConvolution ? [.. taps.Select((tap, k) => layer.Filter[k] - 1 - tap)] : taps;
        var products = layer.IsTransposed
            ? Building.Times(
                Stuffed(layer, symbols.Input(image, symbols.FirstChannel(filter) + channel, output.Select((i, k) => i + layer.PaddingBefore[k] - layer.Dilation[k] * taps[k]), isExtended: true)),
                symbols.FilterEntry(symbols.FirstChannel(filter) + channel, WithinGroup(layer, filter), read))
            : Building.Times(
                symbols.Input(image, symbols.FirstChannel(filter) + channel, output.Select((i, k) => layer.Stride[k] * i + layer.Dilation[k] * taps[k] - layer.PaddingBefore[k]), isExtended: true),
                symbols.FilterEntry(filter, channel, read));
        var sum = Building.SumOver(ranges, products);
        return layer.HasBias ? Building.Plus(sum, LayerSymbols.Bias(filter)) : sum;
    }

    /// <summary>The number of a filter inside its group.</summary>
    public static IndexExpression WithinGroup(LayerSizes layer, IndexExpression filter) =>
        layer.IsGrouped ? filter - IndexExpression.Floor(filter, layer.FiltersPerGroup) * layer.FiltersPerGroup : filter;

    // The same entry, read from the zero-stuffed array; with stride 1 that is the array itself.
    private static Element Stuffed(LayerSizes layer, Element element) => layer.IsStrided
        ? element with { Array = new Application(Operator.Stuff, [element.Array], [new Argument(ArgumentName.Stride, layer.Stride)]) }
        : element;
}

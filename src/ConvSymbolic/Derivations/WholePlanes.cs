using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Derivations;

/// <summary>
/// What whole arrays stand for in a layer with images, channels or filters: each plane of theirs, X[n, γ·C/g + c], F[γ·O/g + o, c] and O[n, γ·O/g + o], with letters of their own for the image, the
/// group, and the channel and the filter inside it. A convolution of two arrays is one of planes, summed over the letter that the third array lacks.
/// </summary>
internal sealed class WholePlanes
{
    private const string Image = "#n", Group = "#g", Channel = "#c", Filter = "#o";

    private readonly LayerSizes _layer;

    public WholePlanes(LayerSizes layer)
    {
        _layer = layer;
        Extents = new (string Letter, IndexExpression Extent)[] { (Image, layer.Batch), (Group, layer.Groups), (Channel, layer.ChannelsPerGroup), (Filter, layer.FiltersPerGroup) }
            .Where(letter => letter.Extent.Constant != 1).ToDictionary(letter => letter.Letter, letter => letter.Extent);
    }

    /// <summary>How many values each letter has; no letter for what there is one of.</summary>
    public IReadOnlyDictionary<string, IndexExpression> Extents { get; }

    /// <summary>The general plane of an array, as the superscript of its entries.</summary>
    public EquatableArray<IndexExpression> Of(string array)
    {
        var symbols = new LayerSymbols(_layer);
        IndexExpression channel = Named(Group) * _layer.ChannelsPerGroup + Named(Channel), filter = Named(Group) * _layer.FiltersPerGroup + Named(Filter);
        return array switch
        {
            Names.Input => symbols.Input(Named(Image), channel, []).Superscript,
            Names.Filter when _layer.IsTransposed => symbols.FilterEntry(channel, Named(Filter), []).Superscript,
            Names.Filter => symbols.FilterEntry(filter, Named(Channel), []).Superscript,
            Names.Output => symbols.Output(Named(Image), filter, []).Superscript,
            _ => [filter],
        };
    }

    /// <summary>The plane of a whole array or of the gradient by it; the array itself where it has one plane.</summary>
    public Expression PlaneOf(Expression whole) => whole switch
    {
        Symbol symbol when Of(symbol.Name) is { Count: > 0 } plane => new Element(symbol, plane, []),
        Derivative { Of: Symbol loss, By: Symbol by } when Of(by.Name) is { Count: > 0 } plane => new Derivative(loss, new Element(by, plane, [])),
        _ => whole,
    };

    /// <summary>What a convolution of two planes is summed over; null where they belong to no convolution of this layer.</summary>
    /// <param name="left">The letters that are free in one of them.</param>
    /// <param name="right">Those of the other one.</param>
    public IReadOnlyList<IndexRange>? Summed(IEnumerable<string> left, IEnumerable<string> right)
    {
        string[] shared = [.. left.Intersect(right).Where(letter => letter != Group && Extents.ContainsKey(letter))];
        return shared.Length > 1 ? null : [.. shared.Select(letter => IndexRange.UpTo(letter, Extents[letter]))];
    }

    private IndexExpression Named(string letter) => Extents.ContainsKey(letter) ? letter : 0;
}

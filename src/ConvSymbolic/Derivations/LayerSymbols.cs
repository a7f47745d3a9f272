using System.Globalization;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Derivations;

/// <summary>
/// The arrays of a layer as expressions, with the index letters that derivations use: n image, c channel, o filter; outputs i,j,k; filter
/// offsets u,v,t; input positions m,q,r. Image, channel and filter indices are superscripts, left out while there is only one.
/// </summary>
internal sealed class LayerSymbols(LayerSizes layer)
{
    public const string Image = "n", Channel = "c", Filter = "o";

    private readonly IndexExpression _channelsPerGroup = layer.ChannelsPerGroup;
    private readonly IndexExpression _filtersPerGroup = layer.FiltersPerGroup;

    public IReadOnlyList<string> OutputNames { get; } = Letters(["i", "j", "k"], layer.Axes);

    public IReadOnlyList<string> FilterNames { get; } = Letters(["u", "v", "t"], layer.Axes);

    public IReadOnlyList<string> InputNames { get; } = Letters(["m", "q", "r"], layer.Axes);

    public static Expression Loss { get; } = new Symbol(Names.Loss);

    /// <summary>⌊o/(O/g)⌋·C/g: the first input channel of the group of filter o.</summary>
    public IndexExpression FirstChannel(IndexExpression filter) =>
        !layer.IsGrouped ? 0 : IndexExpression.Floor(filter, _filtersPerGroup) * _channelsPerGroup;

    /// <summary>⌊c/(C/g)⌋·O/g: the first filter of the group of input channel c.</summary>
    public IndexExpression FirstFilter(IndexExpression channel) =>
        !layer.IsGrouped ? 0 : IndexExpression.Floor(channel, _channelsPerGroup) * _filtersPerGroup;

    public Element Input(IndexExpression image, IndexExpression channel, IEnumerable<IndexExpression> position, bool isExtended = false) =>
        new(new Symbol(Names.Input), Superscript((layer.Batch, image), (layer.Channels, channel)), [.. position], isExtended);

    /// <summary>F[o,c,…] with the channel inside the group; for a transposed convolution F[c,o,…] with the filter inside the group.</summary>
    public Element FilterEntry(IndexExpression first, IndexExpression second, IEnumerable<IndexExpression> position) => new(
        new Symbol(Names.Filter),
        layer.IsTransposed
            ? Superscript((layer.Channels, first), (_filtersPerGroup, second))
            : Superscript((layer.Filters, first), (_channelsPerGroup, second)),
        [.. position]);

    public Element Output(IndexExpression image, IndexExpression filter, IEnumerable<IndexExpression> position, bool isExtended = false) =>
        new(new Symbol(Names.Output), Superscript((layer.Batch, image), (layer.Filters, filter)), [.. position], isExtended);

    public static Element Bias(IndexExpression filter) => new(new Symbol(Names.Bias), [], [filter]);

    /// <summary>∂L/∂O at an output.</summary>
    public static Derivative Upstream(Element output) => new(Loss, output);

    public IEnumerable<IndexRange> OutputRanges(string prime = "") =>
        OutputNames.Select((name, k) => IndexRange.UpTo(name + prime, layer.Output[k]));

    public IEnumerable<IndexRange> FilterRanges(string prime = "") =>
        FilterNames.Select((name, k) => IndexRange.UpTo(name + prime, layer.Filter[k]));

    public IEnumerable<IndexRange> InputRanges(string prime) =>
        InputNames.Select((name, k) => IndexRange.UpTo(name + prime, layer.Input[k]));

    /// <summary>A range over images, channels or filters; none while there is only one.</summary>
    public static IEnumerable<IndexRange> Over(string name, IndexExpression extent) => extent.Constant == 1 ? [] : [IndexRange.UpTo(name, extent)];

    /// <summary>The index, or 0 while there is only one.</summary>
    public static IndexExpression Named(string name, IndexExpression extent) => extent.Constant == 1 ? 0 : name;

    private static EquatableArray<IndexExpression> Superscript(params (IndexExpression Extent, IndexExpression Index)[] indices) =>
        [.. indices.Where(entry => entry.Extent.Constant != 1).Select(entry => entry.Index)];

    private static string[] Letters(string[] letters, int axes) => axes <= letters.Length
        ? letters[..axes]
        : [.. Enumerable.Range(1, axes).Select(k => letters[0] + k.ToString(CultureInfo.InvariantCulture))];
}

using System.Collections.Immutable;
using System.Globalization;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Derivations;

/// <summary>
/// The sizes and settings of a layer as index expressions: numbers for one layer, names for every layer at once. Schemas are made from
/// these, so that one set of rules derives both.
/// </summary>
internal sealed record LayerSizes
{
    public required bool IsTransposed { get; init; }

    public required bool IsTrueConvolution { get; init; }

    public required bool HasBias { get; init; }

    public required IndexExpression Batch { get; init; }

    public required IndexExpression Groups { get; init; }

    /// <summary>C/g.</summary>
    public required IndexExpression ChannelsPerGroup { get; init; }

    /// <summary>O/g.</summary>
    public required IndexExpression FiltersPerGroup { get; init; }

    public required EquatableArray<IndexExpression> Input { get; init; }

    public required EquatableArray<IndexExpression> Filter { get; init; }

    public required EquatableArray<IndexExpression> Output { get; init; }

    public required EquatableArray<IndexExpression> Stride { get; init; }

    public required EquatableArray<IndexExpression> Dilation { get; init; }

    public required EquatableArray<IndexExpression> PaddingBefore { get; init; }

    public required EquatableArray<IndexExpression> PaddingAfter { get; init; }

    public required EquatableArray<IndexExpression> OutputPadding { get; init; }

    public int Axes => Input.Count;

    public IndexExpression Channels => Groups * ChannelsPerGroup;

    public IndexExpression Filters => Groups * FiltersPerGroup;

    /// <summary>False only where there is one group for certain.</summary>
    public bool IsGrouped => Groups.Constant != 1;

    /// <summary>False only where the stride is 1 on every axis for certain.</summary>
    public bool IsStrided => Stride.Any(stride => stride.Constant != 1);

    /// <summary>The numbers of a layer.</summary>
    public static LayerSizes Of(Layer layer) => new()
    {
        IsTransposed = layer.IsTransposed,
        IsTrueConvolution = layer.IsTrueConvolution,
        HasBias = layer.HasBias,
        Batch = layer.Batch,
        Groups = layer.Groups,
        ChannelsPerGroup = layer.Channels / layer.Groups,
        FiltersPerGroup = layer.Filters / layer.Groups,
        Input = Numbers(layer.Input),
        Filter = Numbers(layer.Filter),
        Output = Numbers(layer.Output),
        Stride = Numbers(layer.Stride),
        Dilation = Numbers(layer.Dilation),
        PaddingBefore = Numbers(layer.PaddingBefore),
        PaddingAfter = Numbers(layer.PaddingAfter),
        OutputPadding = Numbers(layer.OutputPadding),
    };

    /// <summary>
    /// Names for everything: H, K, H', s, d, p, p⁺, t⁺ (output padding), N, g, C/g, O/g. With one axis the names stand for vectors over any number of
    /// spatial axes just as well, because no rule mixes axes; with more, every axis has its own, with its number behind.
    /// </summary>
    public static LayerSizes General(bool isTransposed = false, bool isTrueConvolution = false, int axes = 1) => new()
    {
        IsTransposed = isTransposed,
        IsTrueConvolution = isTrueConvolution,
        HasBias = true,
        Batch = "N",
        Groups = "g",
        ChannelsPerGroup = "C/g",
        FiltersPerGroup = "O/g",
        Input = Named("H", axes),
        Filter = Named("K", axes),
        Output = Named("H'", axes),
        Stride = Named("s", axes),
        Dilation = Named("d", axes),
        PaddingBefore = Named("p", axes),
        PaddingAfter = Named("p⁺", axes),
        OutputPadding = Named("t⁺", axes),
    };

    private static EquatableArray<IndexExpression> Numbers(ImmutableArray<int> values) => [.. values.Select(value => IndexExpression.FromInt64(value))];

    private static EquatableArray<IndexExpression> Named(string name, int axes) => axes == 1
        ? [name]
        : [.. Enumerable.Range(1, axes).Select(axis => IndexExpression.Variable(name + axis.ToString(CultureInfo.InvariantCulture)))];
}

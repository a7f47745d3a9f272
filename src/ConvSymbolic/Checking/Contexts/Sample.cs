using System.Collections.Immutable;
using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>A concrete layer for which equations are judged, with numbers for the author's sizes.</summary>
internal sealed class Sample(Layer layer, Dictionary<string, long> sizes)
{
    /// <summary>The layer.</summary>
    public Layer Layer => layer;

    /// <summary>Its derivation, made when it is first asked for.</summary>
    public Derivation Derivation => field ??= Derivation.Of(layer);

    /// <summary>The derivation of the same layer with a bias.</summary>
    public Derivation BiasedDerivation => field ??= Derivation.Of(layer.WithBias());

    /// <summary>What whole arrays of it stand for.</summary>
    public WholePlanes Planes => field ??= new WholePlanes(LayerSizes.Of(layer));

    /// <summary>A text that two samples share only where their layers are alike.</summary>
    public string Key => field ??= string.Join('|', (IEnumerable<object>)[layer.Channels, layer.Filters, layer.Groups, layer.Batch, layer.HasBias,
        layer.IsTrueConvolution, layer.IsTransposed, .. ((ImmutableArray<int>[])[layer.Input, layer.Filter, layer.Output, layer.Stride,
            layer.Dilation, layer.PaddingBefore, layer.PaddingAfter, layer.OutputPadding]).Select(settings => string.Join(',', settings))]);

    /// <summary>The numbers of the author's size parameters.</summary>
    public Dictionary<string, long> Sizes => sizes;

    /// <summary>Whether there are input positions at the end that no window reaches.</summary>
    public bool HasRest => Enumerable.Range(0, layer.Axes).Any(axis =>
        (layer.Input[axis] + layer.PaddingBefore[axis] + layer.PaddingAfter[axis] - layer.Dilation[axis] * (layer.Filter[axis] - 1) - 1) % layer.Stride[axis] != 0);

    /// <summary>An index expression with the sizes put in.</summary>
    public IndexExpression Numbered(IndexExpression index) =>
        index.Substitute(name => sizes.TryGetValue(name, out long value) ? value : (IndexExpression?)null);

    /// <summary>The extent of an index position.</summary>
    public int ExtentOf(Role role, AxisPosition position) => position.Kind switch
    {
        AxisKind.Image => layer.Batch,
        AxisKind.Channel => role is Role.Filter or Role.FilterGradient && !layer.IsTransposed ? layer.Channels / layer.Groups : layer.Channels,
        AxisKind.Filter => role is Role.Filter or Role.FilterGradient && layer.IsTransposed ? layer.Filters / layer.Groups : layer.Filters,
        _ => role switch
        {
            Role.Input or Role.InputGradient => layer.Input[position.Axis],
            Role.Filter or Role.FilterGradient => layer.Filter[position.Axis],
            _ => layer.Output[position.Axis],
        },
    };

    /// <summary>The extents that the shapes of the arrays have, as text.</summary>
    public override string ToString() => Rendering.LayerText.Of(layer);
}

using ConvSymbolic.Layers;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// What is summed, in words that fit every array of a layer: a result gets, in each of its channels and positions, products of a source with
/// the filter. Gather: the small array from the large one. Spread: the large one from the small one.
/// </summary>
internal sealed class CorrelationShape
{
    private CorrelationShape(Layer layer, bool isSpread)
    {
        var geometry = new WindowGeometry(layer);
        (int[] small, int[] large) = layer.IsTransposed
            ? ((int[])[.. layer.Input], (int[])[.. layer.Output])
            : ([.. layer.Output], [.. layer.Input]);
        FilterExtents = [.. layer.Filter];
        AxisSizes[] sizes = [.. Enumerable.Range(0, layer.Axes).Select(k =>
            new AxisSizes(small[k], large[k], layer.Filter[k], layer.Stride[k], layer.Dilation[k], layer.PaddingBefore[k]))];
        (Groups, Batch, Taps, IsFlipped) = (geometry.Groups, geometry.Batch, geometry.Taps, geometry.IsFlipped);
        int perLarge = geometry.Taps, perSmall = geometry.LargePerGroup * geometry.Taps;
        if (isSpread)
        {
            (ResultExtents, SourceExtents) = (large, small);
            (ResultChannels, SourceChannels) = (geometry.LargePerGroup, geometry.SmallPerGroup);
            (ResultPlane, SourcePlane) = (geometry.LargePlane, geometry.SmallPlane);
            (ResultWeights, SourceWeights) = (perLarge, perSmall);
            Axes = [.. sizes.Select(AxisPhase.Spread)];
        }
        else
        {
            (ResultExtents, SourceExtents) = (small, large);
            (ResultChannels, SourceChannels) = (geometry.SmallPerGroup, geometry.LargePerGroup);
            (ResultPlane, SourcePlane) = (geometry.SmallPlane, geometry.LargePlane);
            (ResultWeights, SourceWeights) = (perSmall, perLarge);
            Axes = [.. sizes.Select(AxisPhase.Gather)];
        }
        GroupWeights = geometry.SmallPerGroup * perSmall;
    }

    public int Groups { get; }

    public int Batch { get; }

    /// <summary>Channels of the result in a group.</summary>
    public int ResultChannels { get; }

    /// <summary>Channels of the source in a group.</summary>
    public int SourceChannels { get; }

    public int ResultPlane { get; }

    public int SourcePlane { get; }

    public int[] ResultExtents { get; private init; }

    public int[] SourceExtents { get; private init; }

    public int[] FilterExtents { get; private init; }

    /// <summary>Filter positions of a pair of channels.</summary>
    public int Taps { get; }

    /// <summary>Whether the filter is read backwards.</summary>
    public bool IsFlipped { get; }

    /// <summary>How far apart in the filter two result channels are.</summary>
    public int ResultWeights { get; }

    /// <summary>How far apart in the filter two source channels are.</summary>
    public int SourceWeights { get; }

    /// <summary>How far apart in the filter two groups are.</summary>
    public int GroupWeights { get; }

    /// <summary>The phases of each axis.</summary>
    public AxisPhase[][] Axes { get; private init; }

    /// <summary>The result is the small array.</summary>
    public static CorrelationShape Gather(Layer layer) => new(layer, isSpread: false);

    /// <summary>The result is the large array.</summary>
    public static CorrelationShape Spread(Layer layer) => new(layer, isSpread: true);

    /// <summary>Where, among the weights of a pair of channels, a filter position stands.</summary>
    public int WeightOf(int tap) => IsFlipped ? Taps - 1 - tap : tap;

    /// <summary>Every choice of one phase an axis.</summary>
    public IEnumerable<AxisPhase[]> Phases() => Axes.Aggregate(
        (IEnumerable<AxisPhase[]>)[[]],
        (chosen, axis) => from before in chosen from phase in axis select (AxisPhase[])[.. before, phase]);
}

using System.Collections.Immutable;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Compilation;

/// <summary>
/// Which elements meet: for a filter position a, the position i of the <em>small</em> array meets the position
/// u = s·i + d·a − p of the <em>large</em> array. Small is O and large is X in a convolution; in a transposed convolution it is the
/// other way round. Everything is worked out once per axis, so that the loops visit only positions inside both arrays.
/// </summary>
internal sealed class WindowGeometry
{
    private readonly AxisWindow[] _axes;

    public WindowGeometry(Layer layer)
    {
        IsFlipped = layer.IsTrueConvolution;
        Groups = layer.Groups;
        Batch = layer.Batch;
        (SmallChannels, LargeChannels) = layer.IsTransposed ? (layer.Channels, layer.Filters) : (layer.Filters, layer.Channels);
        ImmutableArray<int> small = layer.IsTransposed ? layer.Input : layer.Output;
        ImmutableArray<int> large = layer.IsTransposed ? layer.Output : layer.Input;
        _axes = new AxisWindow[layer.Axes];
        (SmallPlane, LargePlane, Taps) = (1, 1, 1);
        for (int k = layer.Axes - 1; k >= 0; k--)
        {
            _axes[k] = new AxisWindow(small[k], large[k], layer.Filter[k], layer.Stride[k], layer.Dilation[k], layer.PaddingBefore[k], SmallPlane, LargePlane);
            SmallPlane *= small[k];
            LargePlane *= large[k];
            Taps *= layer.Filter[k];
        }
    }

    /// <summary>Whether the filter is read backwards: the tap of row-major position a is at <see cref="Taps"/> − 1 − a.</summary>
    public bool IsFlipped { get; }

    public int Groups { get; }

    public int Batch { get; }

    public int SmallChannels { get; }

    public int LargeChannels { get; }

    /// <summary>Elements of one channel of the small array.</summary>
    public int SmallPlane { get; }

    /// <summary>Elements of one channel of the large array.</summary>
    public int LargePlane { get; }

    /// <summary>Elements of one channel of one filter.</summary>
    public int Taps { get; }

    public int Axes => _axes.Length;

    public ReadOnlySpan<AxisWindow> Windows => _axes;

    /// <summary>The channels of the small array that belong to one group.</summary>
    public int SmallPerGroup => SmallChannels / Groups;

    /// <summary>The channels of the large array that belong to one group.</summary>
    public int LargePerGroup => LargeChannels / Groups;
}

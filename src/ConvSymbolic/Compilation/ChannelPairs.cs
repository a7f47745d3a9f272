namespace ConvSymbolic.Compilation;

/// <summary>
/// Walks over the pairs of channels that a filter joins, image by image: each small channel with the large channels of its group. It cuts
/// out the channel of either array and of the filter.
/// </summary>
internal struct ChannelPairs(WindowGeometry geometry)
{
    private int _image;
    private int _small;
    private int _within = -1;

    /// <summary>Moves to the next pair.</summary>
    public bool Next()
    {
        if (++_within < geometry.LargePerGroup)
            return true;
        _within = 0;
        if (++_small < geometry.SmallChannels)
            return true;
        _small = 0;
        return ++_image < geometry.Batch;
    }

    public readonly Span<T> Small<T>(Span<T> array) => array.Slice(SmallOffset, geometry.SmallPlane);

    public readonly ReadOnlySpan<T> Small<T>(ReadOnlySpan<T> array) => array.Slice(SmallOffset, geometry.SmallPlane);

    public readonly Span<T> Large<T>(Span<T> array) => array.Slice(LargeOffset, geometry.LargePlane);

    public readonly ReadOnlySpan<T> Large<T>(ReadOnlySpan<T> array) => array.Slice(LargeOffset, geometry.LargePlane);

    public readonly Span<T> Filter<T>(Span<T> filter) => filter.Slice(FilterOffset, geometry.Taps);

    public readonly ReadOnlySpan<T> Filter<T>(ReadOnlySpan<T> filter) => filter.Slice(FilterOffset, geometry.Taps);

    /// <summary>Where in its channel of the filter the weight of a tap stands: rotated by 180° in a true convolution.</summary>
    public readonly int Weight(int tap) => geometry.IsFlipped ? geometry.Taps - 1 - tap : tap;

    public readonly int SmallOffset => (_image * geometry.SmallChannels + _small) * geometry.SmallPlane;

    public readonly int LargeOffset =>
        (_image * geometry.LargeChannels + _small / geometry.SmallPerGroup * geometry.LargePerGroup + _within) * geometry.LargePlane;

    public readonly int FilterOffset => (_small * geometry.LargePerGroup + _within) * geometry.Taps;
}

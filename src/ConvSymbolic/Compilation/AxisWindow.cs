namespace ConvSymbolic.Compilation;

/// <summary>
/// One axis of <see cref="WindowGeometry"/>: for every filter position a, the range of small positions i whose large position
/// u = s·i + d·a − p lies inside the large array.
/// </summary>
internal readonly struct AxisWindow
{
    private readonly Range[] _ranges;

    public AxisWindow(int small, int large, int filter, int stride, int dilation, int padding, int smallStep, int largeStep)
    {
        Filter = filter;
        SmallStep = smallStep;
        // Wraps only when the range has one position at most, and then no step is taken.
        LargeStep = unchecked(stride * largeStep);
        _ranges = new Range[filter];
        for (int a = 0; a < filter; a++)
        {
            long shift = (long)dilation * a - padding;
            long first = shift >= 0 ? 0 : (-shift + stride - 1) / stride;
            long end = shift >= large ? 0 : Math.Min(small, (large - 1 - shift) / stride + 1);
            if (first < end)
                _ranges[a] = new((int)(end - first), (int)first * smallStep, (int)(stride * first + shift) * largeStep);
        }
    }

    /// <summary>The extent of the filter.</summary>
    public int Filter { get; }

    /// <summary>How far apart, in elements, are i and i + 1 in the small array.</summary>
    public int SmallStep { get; }

    /// <summary>How far apart, in elements, are the large positions that i and i + 1 meet.</summary>
    public int LargeStep { get; }

    /// <summary>The positions that meet filter position <paramref name="a"/>.</summary>
    public Range this[int a] => _ranges[a];

    /// <summary>The positions of one filter position: their number, and the offsets in elements of the first pair.</summary>
    internal readonly record struct Range(int Count, int SmallStart, int LargeStart);
}

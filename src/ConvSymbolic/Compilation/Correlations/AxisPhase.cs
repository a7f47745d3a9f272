namespace ConvSymbolic.Compilation.Correlations;

/// <summary>A filter position on an axis and how far its source position is from that of result position 0.</summary>
internal readonly record struct AxisTap(int Index, int Shift);

/// <summary>
/// Some result positions on one axis, on which a sum over windows is a plain correlation: position v of the phase is Start + Step·v
/// in the result, and meets SourceStep·v + Shift in the source with each tap. Taps that meet nothing are left out.
/// </summary>
internal sealed class AxisPhase
{
    private AxisPhase(int start, int step, int count, int sourceStep, int sourceExtent, IEnumerable<(int Index, long Shift)> taps)
    {
        (Start, Step, Count, SourceStep, SourceExtent) = (start, step, count, sourceStep, sourceExtent);
        Taps = [.. taps.Where(tap => Meets(tap.Shift)).Select(tap => new AxisTap(tap.Index, (int)tap.Shift)).OrderBy(tap => tap.Shift)];
    }

    public int Start { get; }

    public int Step { get; }

    public int Count { get; }

    public int SourceStep { get; }

    public int SourceExtent { get; }

    /// <summary>The taps, their shifts ascending.</summary>
    public AxisTap[] Taps { get; }

    public int FirstShift => Taps[0].Shift;

    public int LastShift => Taps[^1].Shift;

    /// <summary>Whether every tap of every position is inside the source.</summary>
    public bool IsInside => FirstShift >= 0 && (long)SourceStep * (Count - 1) + LastShift < SourceExtent;

    /// <summary>An axis without extent, for layers of one axis where a plane is wanted.</summary>
    public static AxisPhase Unit { get; } = new(0, 1, 1, 1, 1, [(0, 0)]);

    /// <summary>Small position i meets large position s·i + d·a − p: a single phase.</summary>
    public static AxisPhase[] Gather(AxisSizes axis) =>
        [new(0, 1, axis.Small, axis.Stride, axis.Large, Enumerable.Range(0, axis.Filter).Select(a => (a, (long)axis.Dilation * a - axis.Padding)))];

    /// <summary>Large position u meets small position (u + p − d·a)/s where that is whole: a phase for each remainder of u by s.</summary>
    public static AxisPhase[] Spread(AxisSizes axis) => [.. Enumerable.Range(0, Math.Min(axis.Stride, axis.Large)).Select(start => new AxisPhase(
        start,
        axis.Stride,
        (axis.Large - 1 - start) / axis.Stride + 1,
        1,
        axis.Small,
        from a in Enumerable.Range(0, axis.Filter)
        let shift = (long)start + axis.Padding - (long)axis.Dilation * a
        where shift % axis.Stride == 0
        select (a, shift / axis.Stride)))];

    private bool Meets(long shift)
    {
        // The first position at or after 0, if it is among those of the phase.
        long first = shift >= 0 ? 0 : (-shift + SourceStep - 1) / SourceStep;
        return first < Count && first * SourceStep + shift < SourceExtent;
    }
}

/// <summary>The sizes of an axis: small position i meets large position Stride·i + Dilation·a − Padding.</summary>
internal readonly record struct AxisSizes(int Small, int Large, int Filter, int Stride, int Dilation, int Padding);

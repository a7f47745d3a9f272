namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// How a row kernel reads the source of a phase: in place when no window leaves it, else from a copy with zeros around. Where source positions
/// are a stride apart, the copy holds an image for each remainder, in which they are neighbours.
/// </summary>
internal sealed unsafe class RowLayout
{
    private const int MostTaps = 5;

    private readonly CorrelationShape _shape;
    private readonly AxisPhase[] _axes;
    private readonly int[] _sourceExtents, _extents, _first, _steps;
    private readonly int[][] _remainders;
    private readonly int _images;

    /// <param name="shape">What is summed.</param>
    /// <param name="axes">The phase, an axis each, at least two.</param>
    /// <param name="channels">Source channels that are read together.</param>
    /// <param name="counts">Result positions to read for, an axis each; more than there are when a kernel takes several at a time.</param>
    /// <param name="isDense">Whether rows are exactly as wide as asked for, so that nothing behind them is read.</param>
    public RowLayout(CorrelationShape shape, AxisPhase[] axes, int channels, int[] counts, bool isDense)
    {
        (_shape, _axes, Channels) = (shape, axes, channels);
        _sourceExtents = [.. Enumerable.Repeat(1, axes.Length - shape.SourceExtents.Length), .. shape.SourceExtents];
        _first = [.. axes.Select(axis => (int)Math.Floor((double)axis.FirstShift / axis.SourceStep))];
        int[] last = [.. axes.Select(axis => (int)Math.Floor((double)axis.LastShift / axis.SourceStep))];
        _remainders = [.. axes.Select((axis, k) => axis.Taps.Select(tap => Remainder(axis, tap)).Distinct().ToArray())];
        _images = _remainders.Aggregate(1, (product, axis) => product * axis.Length);
        IsDirect = isDense && axes.All(axis => axis.SourceStep == 1 && axis.IsInside) && counts.Zip(axes).All(pair => pair.First == pair.Second.Count);
        _extents = [.. counts.Select((count, k) => IsDirect ? _sourceExtents[k] : checked(count + last[k] - _first[k]))];
        if (IsDirect)
            Array.Clear(_first);
        Halo = last[0] - (IsDirect ? axes[0].FirstShift : _first[0]);
        _steps = PanelLayout.Steps(_extents);
        RowPitch = _steps[^2];
        ImageLength = _extents[0] * _steps[0];
        ChannelPitch = IsDirect ? shape.SourcePlane : checked(_images * ImageLength);
        Spacing = _remainders[^2].Select(SpacingOf).Max();
        Passes = [.. _remainders[^2].SelectMany(PassesOf)];
    }

    public bool IsDirect { get; }

    public int Channels { get; }

    /// <summary>How far apart two rows of the source are.</summary>
    public int RowPitch { get; }

    /// <summary>How many rows apart the source rows of two filter rows are; result rows so far apart share them.</summary>
    public int Spacing { get; }

    /// <summary>What the kernel runs over, one after the other, to add up the whole filter.</summary>
    public RowPass[] Passes { get; }

    public long PackedLength => IsDirect ? 0 : (long)Channels * ChannelPitch;

    private int Halo { get; }

    private int ImageLength { get; }

    private int ChannelPitch { get; }

    /// <summary>How far apart the source positions of neighbouring result positions are, an axis each.</summary>
    public ReadOnlySpan<int> Steps => _steps;

    /// <summary>What the offsets count from, for the result positions from a first one along the first axis.</summary>
    public T* Read<T>(T* source, T* room, int first, int count)
        where T : unmanaged
    {
        if (IsDirect)
            return source + (long)first * _steps[0];
        Span<int> extents = stackalloc int[_extents.Length], starts = stackalloc int[_extents.Length], steps = stackalloc int[_extents.Length];
        _extents.CopyTo(extents);
        extents[0] = Math.Min(_extents[0], count + Halo);
        for (int channel = 0; channel < Channels; channel++, source += _shape.SourcePlane)
        {
            for (int image = 0; image < _images; image++)
            {
                for (int k = starts.Length - 1, rest = image; k >= 0; k--)
                {
                    (rest, int remainder) = Math.DivRem(rest, _remainders[k].Length);
                    steps[k] = _axes[k].SourceStep;
                    starts[k] = steps[k] * (_first[k] + (k == 0 ? first : 0)) + _remainders[k][remainder];
                }
                PaddedCopy.Run(source, _sourceExtents, room + (long)channel * ChannelPitch + (long)image * ImageLength, extents, starts, steps);
            }
        }
        return room;
    }

    /// <summary>Which of the source rows that a strip meets are rows of the source, a bit each; the others are zeros around it.</summary>
    /// <param name="pass">The filter rows.</param>
    /// <param name="row">The first result row of the strip.</param>
    /// <param name="count">How many source rows the strip meets.</param>
    public uint Filled(RowPass pass, int row, int count)
    {
        if (IsDirect)
            return uint.MaxValue;
        AxisPhase axis = _axes[^2];
        long step = (long)axis.SourceStep * Spacing, first = (long)axis.SourceStep * row + pass.Shift, last = first + step * (count - 1);
        uint filled = uint.MaxValue;
        for (int k = 0; k < count && first < 0; k++, first += step)
            filled &= ~(1u << k);
        for (int k = count - 1; k >= 0 && last >= axis.SourceExtent; k--, last -= step)
            filled &= ~(1u << k);
        return filled;
    }

    private static int Remainder(AxisPhase axis, AxisTap tap) => (tap.Shift % axis.SourceStep + axis.SourceStep) % axis.SourceStep;

    private int SpacingOf(int remainder)
    {
        AxisTap[] rows = RowsOf(remainder);
        return rows.Length == 1 ? 1 : (rows[1].Shift - rows[0].Shift) / _axes[^2].SourceStep;
    }

    private AxisTap[] RowsOf(int remainder) => [.. _axes[^2].Taps.Where(tap => Remainder(_axes[^2], tap) == remainder)];

    // As equal as possible: 7 rows are 4 and 3.
    private IEnumerable<RowPass> PassesOf(int remainder)
    {
        AxisTap[] rows = RowsOf(remainder);
        int passes = (rows.Length + MostTaps - 1) / MostTaps;
        for (int pass = 0; pass < passes; pass++)
            yield return PassOf(rows[(rows.Length * pass / passes)..(rows.Length * (pass + 1) / passes)]);
    }

    private RowPass PassOf(AxisTap[] rows)
    {
        int[] filterSteps = [.. Enumerable.Repeat(0, _axes.Length - _shape.FilterExtents.Length), .. PanelLayout.Steps(_shape.FilterExtents)];
        int row = _axes.Length - 2;
        int[] offsets = PanelLayout.Offsets([.. _axes.Select((axis, k) => (k == row ? 1 : axis.Taps.Length, (Func<int, int>)(t => OffsetOf(k, k == row ? rows[0] : axis.Taps[t]))))]);
        int[] weights = PanelLayout.Offsets([.. _axes.Select((axis, k) => (k == row ? 1 : axis.Taps.Length, (Func<int, int>)(t => k == row ? 0 : axis.Taps[t].Index * filterSteps[k])))]);
        return new RowPass(
            rows.Length,
            rows[0].Shift,
            new PinnedTable([.. from channel in Enumerable.Range(0, Channels) from offset in offsets select channel * ChannelPitch + offset]),
            [.. from channel in Enumerable.Range(0, Channels) from weight in weights from tap in rows select channel * _shape.SourceWeights + _shape.WeightOf(weight + tap.Index * filterSteps[row])]);
    }

    // The image of the tap's remainder, and the place in it.
    private int OffsetOf(int axis, AxisTap tap)
    {
        int images = _remainders.Skip(axis + 1).Aggregate(1, (product, remainders) => product * remainders.Length);
        int remainder = Remainder(_axes[axis], tap);
        int place = (tap.Shift - remainder) / _axes[axis].SourceStep - _first[axis];
        return place * _steps[axis] + Array.IndexOf(_remainders[axis], remainder) * images * (IsDirect ? 0 : ImageLength);
    }
}

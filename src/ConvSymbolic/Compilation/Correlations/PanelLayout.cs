using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// How a panel kernel reads the source of a phase: in place when no window leaves it, else from a copy with zeros around, made for one block
/// of result positions along the first axis at a time, which keeps it in the cache. Offsets are for a block that starts at position 0.
/// </summary>
internal sealed unsafe class PanelLayout
{
    private const int BlockBytes = 384 << 10, LeastPositions = 240, CacheLine = 64, CacheSets = 64, CacheWays = 8;

    private readonly AxisPhase[] _axes;
    private readonly CorrelationShape _shape;
    private readonly int[] _sourceExtents, _extents, _starts, _ones;
    private readonly int _sourcePlane, _slab, _blockSourceStep;

    /// <param name="shape">What is summed.</param>
    /// <param name="axes">The phase.</param>
    /// <param name="elementBytes">The size of a number.</param>
    /// <param name="threads">How many threads share the blocks.</param>
    /// <param name="isByPosition">Whether the kernel reads all channels for a position, so that they had better not collide in the cache.</param>
    public PanelLayout(CorrelationShape shape, AxisPhase[] axes, int elementBytes, int threads, bool isByPosition)
    {
        (_shape, _axes) = (shape, axes);
        _sourceExtents = shape.SourceExtents;
        _sourcePlane = shape.SourcePlane;
        Channels = shape.SourceChannels;
        IsDirect = axes.All(axis => axis.IsInside) && !(isByPosition && Collide((long)_sourcePlane * elementBytes, Channels));
        _starts = [.. axes.Select(axis => IsDirect ? 0 : axis.FirstShift)];
        _extents = IsDirect ? [.. shape.SourceExtents] : [.. axes.Select(axis => checked(axis.SourceStep * (axis.Count - 1) + axis.LastShift - axis.FirstShift + 1))];
        _ones = [.. axes.Select(_ => 1)];
        int[] steps = Steps(_extents);
        Inner = axes.Skip(1).Aggregate(1, (product, axis) => product * axis.Count);
        _slab = steps[0];
        _blockSourceStep = axes[0].SourceStep * steps[0];
        BlockRows = Rows(elementBytes, shape.Batch * shape.Groups % threads == 0 ? 1 : threads);
        int packedRows = axes[0].SourceStep * (BlockRows - 1) + axes[0].LastShift - axes[0].FirstShift + 1;
        ChannelPitch = IsDirect ? _sourcePlane : Spread(checked(packedRows * _slab), CacheLine / elementBytes);
        Positions = new PinnedTable(Offsets([.. axes.Select((axis, k) => (k == 0 ? BlockRows : axis.Count, (Func<int, int>)(v => axis.SourceStep * v * steps[k])))]));
        // In the order of the filter, so that its weights are read in theirs.
        AxisTap[][] inOrder = [.. axes.Select(axis => axis.Taps.OrderBy(tap => tap.Index).ToArray())];
        int[] taps = Offsets([.. inOrder.Select((axis, k) => (axis.Length, (Func<int, int>)(t => (axis[t].Shift - _starts[k]) * steps[k])))]);
        int[] filterSteps = Steps(shape.FilterExtents);
        Taps = [.. Offsets([.. inOrder.Select((axis, k) => (axis.Length, (Func<int, int>)(t => axis[t].Index * filterSteps[k])))]).Select(shape.WeightOf)];
        HasAllTaps = Taps.Length == shape.Taps && !shape.IsFlipped;
        Columns = new PinnedTable([.. from channel in Enumerable.Range(0, Channels) from tap in taps select channel * ChannelPitch + tap]);
    }

    public bool IsDirect { get; }

    /// <summary>How far apart neighbouring rows are in what is read.</summary>
    public int RowPitch => _extents[^1];

    public int Channels { get; }

    /// <summary>Result positions along the first axis in a block.</summary>
    public int BlockRows { get; }

    public int Blocks => (_axes[0].Count + BlockRows - 1) / BlockRows;

    /// <summary>Result positions per position of the first axis.</summary>
    public int Inner { get; }

    /// <summary>Where the window of each position of a block begins.</summary>
    public PinnedTable Positions { get; }

    /// <summary>How far from there each channel and filter position is read.</summary>
    public PinnedTable Columns { get; }

    /// <summary>Where among the weights of a pair of channels the filter positions of <see cref="Columns"/> stand.</summary>
    public int[] Taps { get; }

    public long PackedLength => IsDirect ? 0 : (long)Channels * ChannelPitch;

    private int ChannelPitch { get; }

    // Whether Taps are all there are, in their order.
    private bool HasAllTaps { get; }

    /// <summary>The positions along the first axis that a block has.</summary>
    public int RowsOf(int block) => Math.Min(BlockRows, _axes[0].Count - block * BlockRows);

    /// <summary>What the offsets count from, for a block: in the source, or in a copy made now.</summary>
    public T* Read<T>(T* source, T* room, int block)
        where T : unmanaged
    {
        int first = block * BlockRows;
        if (IsDirect)
            return source + (long)first * _blockSourceStep;
        int rows = _axes[0].SourceStep * (RowsOf(block) - 1) + _axes[0].LastShift - _axes[0].FirstShift + 1;
        Span<int> extents = stackalloc int[_extents.Length], starts = stackalloc int[_starts.Length];
        _extents.CopyTo(extents);
        _starts.CopyTo(starts);
        extents[0] = rows;
        starts[0] += _axes[0].SourceStep * first;
        for (int channel = 0; channel < Channels; channel++)
            PaddedCopy.Run(source + (long)channel * _sourcePlane, _sourceExtents, room + (long)channel * ChannelPitch, extents, starts, _ones);
        return room;
    }

    /// <summary>
    /// The weights of some result channels, of which the first is the filter's first: for each column side by side, with zeros behind
    /// them up to a width. Returns what is behind them.
    /// </summary>
    public T* Pack<T>(T* filter, int channels, int width, T* to)
        where T : unmanaged
    {
        if (_shape.ResultWeights == 1 && channels == width)
        {
            for (int source = 0; source < Channels; source++, filter += _shape.SourceWeights, to += width)
                new Span<T>(filter, width).CopyTo(new Span<T>(to, width));
            return to;
        }
        if (HasAllTaps && channels == width && _shape.SourceWeights == _shape.Taps)
        {
            int columns = Channels * _shape.Taps;
            Transposition.Run(filter, _shape.ResultWeights, to, width, width, columns);
            return to + (long)columns * width;
        }
        if (HasAllTaps && channels == width)
        {
            for (int source = 0; source < Channels; source++, filter += _shape.SourceWeights, to += (long)_shape.Taps * width)
                Transposition.Run(filter, _shape.ResultWeights, to, width, width, _shape.Taps);
            return to;
        }
        for (int source = 0; source < Channels; source++, filter += _shape.SourceWeights)
        {
            foreach (int tap in Taps)
            {
                for (int k = 0; k < width; k++)
                    to[k] = k < channels ? filter[(long)k * _shape.ResultWeights + tap] : default;
                to += width;
            }
        }
        return to;
    }

    /// <summary>How far apart neighbours along each axis are.</summary>
    public static int[] Steps(int[] extents)
    {
        var steps = new int[extents.Length];
        for (int k = extents.Length - 1, step = 1; k >= 0; step = checked(step * extents[k--]))
            steps[k] = step;
        return steps;
    }

    /// <summary>Sums of one offset an axis, in row-major order.</summary>
    public static int[] Offsets(params (int Count, Func<int, int> Offset)[] axes) => axes.Aggregate(
        (int[])[0],
        (sums, axis) => [.. from sum in sums from k in Enumerable.Range(0, axis.Count) select sum + axis.Offset(k)]);

    // Whether more channels than the cache has ways start at places that it takes for the same.
    private static bool Collide(long pitchBytes, int channels) =>
        Enumerable.Range(0, channels).GroupBy(channel => channel * pitchBytes / CacheLine % CacheSets).Max(channelsOfSet => channelsOfSet.Count()) > CacheWays;

    // An odd number of cache lines, so that channels lie in different sets of the cache.
    private static int Spread(int length, int line) => checked(((length + line - 1) / line | 1) * line);

    // As equal as possible, and as many as there are threads to share them, or a multiple.
    private int Rows(int elementBytes, int threads)
    {
        AxisPhase axis = _axes[0];
        long slabBytes = IsDirect ? 1 : (long)Channels * _slab * elementBytes;
        long fitting = (BlockBytes / slabBytes - (axis.LastShift - axis.FirstShift)) / axis.SourceStep;
        long least = (LeastPositions + Inner - 1) / Inner;
        long most = Math.Max(least, 2048 / Inner);
        int rows = (int)Math.Clamp(fitting, Math.Min(least, axis.Count), Math.Min(most, axis.Count)), blocks = (axis.Count + rows - 1) / rows;
        threads = Math.Min(threads, axis.Count);
        blocks = (blocks + threads - 1) / threads * threads;
        return (axis.Count + blocks - 1) / blocks;
    }
}

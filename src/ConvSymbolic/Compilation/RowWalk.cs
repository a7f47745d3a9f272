namespace ConvSymbolic.Compilation;

/// <summary>
/// Walks over all pairs of positions that meet in one channel, in the order of the filter positions (taps), then of the rows along the last
/// axis. The numbers it keeps per axis live in a span of the caller, so that a walk allocates nothing.
/// </summary>
internal ref struct RowWalk
{
    /// <summary>Up to this many numbers a caller keeps the scratch on the stack.</summary>
    public const int StackLimit = 64;

    private readonly ReadOnlySpan<AxisWindow> _axes;
    private readonly Span<int> _tapIndex;
    private readonly Span<int> _rowIndex;
    private int _tap;
    private bool _isAtFirstRow;

    /// <param name="axes">The axes, slowest first.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> numbers.</param>
    public RowWalk(ReadOnlySpan<AxisWindow> axes, Span<int> scratch)
    {
        _axes = axes;
        _tapIndex = scratch[..axes.Length];
        _rowIndex = scratch.Slice(axes.Length, axes.Length);
        LargeStep = axes[^1].LargeStep;
        Restart();
    }

    /// <summary>The row-major position in the filter.</summary>
    public readonly int Tap => _tap;

    /// <summary>Where the row begins in a channel of the small array; its elements lie one beside the other.</summary>
    public int Small { get; private set; }

    /// <summary>Where the row begins in a channel of the large array; its elements lie <see cref="LargeStep"/> apart.</summary>
    public int Large { get; private set; }

    /// <summary>How many elements the row has.</summary>
    public int Length { get; private set; }

    /// <summary>How far apart the elements of a row of the large array are.</summary>
    public int LargeStep { get; }

    public static int ScratchLength(int axes) => 2 * axes;

    /// <summary>Goes back to before the first tap.</summary>
    public void Restart()
    {
        _tap = -1;
        _tapIndex.Clear();
        _tapIndex[^1] = -1;
    }

    /// <summary>Moves to the next tap that meets anything.</summary>
    public bool NextTap()
    {
        while (NextTapIndex())
        {
            if (StartRows())
                return true;
        }
        return false;
    }

    /// <summary>Moves to the next row of the tap.</summary>
    public bool NextRow()
    {
        if (_isAtFirstRow)
        {
            _isAtFirstRow = false;
            return true;
        }
        for (int k = _axes.Length - 2; k >= 0; k--)
        {
            ref readonly AxisWindow axis = ref _axes[k];
            int last = axis[_tapIndex[k]].Count - 1;
            if (_rowIndex[k] < last)
            {
                _rowIndex[k]++;
                Small += axis.SmallStep;
                Large += axis.LargeStep;
                return true;
            }
            _rowIndex[k] = 0;
            Small -= last * axis.SmallStep;
            Large -= last * axis.LargeStep;
        }
        return false;
    }

    private bool NextTapIndex()
    {
        _tap++;
        for (int k = _axes.Length - 1; k >= 0; k--)
        {
            if (++_tapIndex[k] < _axes[k].Filter)
                return true;
            _tapIndex[k] = 0;
        }
        return false;
    }

    private bool StartRows()
    {
        (Small, Large) = (0, 0);
        for (int k = 0; k < _axes.Length; k++)
        {
            AxisWindow.Range range = _axes[k][_tapIndex[k]];
            if (range.Count == 0)
                return false;
            Small += range.SmallStart;
            Large += range.LargeStart;
            Length = range.Count;
        }
        _rowIndex.Clear();
        _isAtFirstRow = true;
        return true;
    }
}

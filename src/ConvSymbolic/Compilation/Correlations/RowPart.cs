using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>One phase of a <see cref="RowCorrelation{T}"/>: strips of up to eight rows of the result, block by block along the first axis.</summary>
internal sealed unsafe class RowPart<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostRows = 8, BlockBytes = 64 << 10;

    private readonly CorrelationShape _shape;
    private readonly VectorKernels<T> _kernels;
    private readonly AxisPhase[] _axes;
    private readonly RowLayout? _layout;
    private readonly int[] _resultSteps;
    private readonly int _blockRows, _width, _stripPitch, _firstResult;

    // Whether the kernel writes into the result, rather than into a strip that is copied from.
    private readonly bool _isDirect;

    // Whether the phase is a single row, cut into pieces that the kernel takes for rows.
    private readonly bool _isLine;

    public RowPart(CorrelationShape shape, AxisPhase[] axes, VectorKernels<T> kernels, int firstUnit, long firstWeight)
    {
        (_shape, _kernels, FirstUnit, FirstWeight) = (shape, kernels, firstUnit, firstWeight);
        int[] steps = PanelLayout.Steps(shape.ResultExtents);
        _firstResult = axes.Select((axis, k) => axis.Start * steps[k]).Sum();
        bool isPlane = axes.Length > 1;
        _axes = isPlane ? axes : [AxisPhase.Unit, .. axes];
        _resultSteps = [.. _axes.Select((axis, k) => axis.Step * (isPlane ? steps[k] : k == 0 ? 0 : steps[k - 1]))];
        _width = _axes[^1].Count;
        int lanes = kernels.Lanes;
        _stripPitch = (_width + lanes - 1) / lanes * lanes;
        (_blockRows, Blocks) = (_axes[0].Count, 1);
        if (axes.Any(axis => axis.Taps.Length == 0))
            return;
        bool isWide = _width >= lanes && _axes[^1].Step == 1;
        int[] counts = [.. _axes.Select(axis => axis.Count)];
        _layout = new RowLayout(shape, _axes, shape.SourceChannels, counts, isWide);
        _isDirect = isWide && _layout.Passes.Length == 1;
        if (!_isDirect || !_layout.IsDirect)
        {
            counts[0] = _blockRows = BlockOf(_layout);
            _layout = new RowLayout(shape, _axes, shape.SourceChannels, counts, isDense: _isDirect);
        }
        Blocks = (_axes[0].Count + _blockRows - 1) / _blockRows;
        WeightCount = _layout.Passes.Sum(pass => pass.Weights.Length);
        _isLine = _isDirect && _axes[^2].Count == 1 && _layout.Passes[0].Taps == 1 && _width >= MostRows * lanes;
    }

    public int FirstUnit { get; }

    public long FirstWeight { get; }

    public int Blocks { get; }

    public int WeightCount { get; }

    public bool IsPadded => _layout is { IsDirect: false };

    // The kernel reads whole vectors, up to one behind the end.
    public long ScratchBytes => _layout is null ? 0 : Scratch.BytesOf<T>(_layout.PackedLength + _kernels.Lanes) + Scratch.BytesOf<T>(StripLength);

    private int StripLength => _isDirect ? 0 : MostRows * _stripPitch;

    /// <summary>The weights of a result channel in the order of the kernel; returns what is behind them.</summary>
    public T* PackWeights(T* filter, T* to)
    {
        if (_layout is null)
            return to;
        foreach (RowPass pass in _layout.Passes)
        {
            int[] weights = pass.Weights;
            for (int k = 0; k < weights.Length; k++)
                to[k] = filter[weights[k]];
            to += weights.Length;
        }
        return to;
    }

    public void Run(T* source, T* weights, T* bias, T* result, int block, Scratch scratch)
    {
        result += _firstResult;
        int first = block * _blockRows, count = Math.Min(_blockRows, _axes[0].Count - first);
        T* x = null, strip = null;
        if (_layout is not null)
        {
            x = _layout.Read(source, scratch.Take<T>(_layout.PackedLength + _kernels.Lanes), first, count);
            strip = scratch.Take<T>(StripLength);
        }
        int outer = _axes.Length - 2;
        int rows = outer == 0 ? count : _axes[^2].Count, planes = outer == 0 ? 1 : count;
        for (int k = 1; k < outer; k++)
            planes *= _axes[k].Count;
        for (int channel = 0; channel < _shape.ResultChannels; channel++, weights += WeightCount, result += _shape.ResultPlane)
        {
            T initial = bias is null ? T.Zero : bias[channel];
            for (int plane = 0; plane < planes; plane++)
            {
                T* from = x, to = result + (long)first * _resultSteps[0];
                for (int k = outer - 1, rest = plane; k >= 0; k--)
                {
                    (rest, int index) = Math.DivRem(rest, k == 0 ? count : _axes[k].Count);
                    from += _layout is null ? 0 : (long)index * _layout.Steps[k];
                    to += (long)index * _resultSteps[k];
                }
                if (_layout is null)
                    Fill(to, rows, initial);
                else if (_isLine)
                    RunLine(from, weights, to, initial);
                else
                    RunPlane(from, weights, to, outer == 0 ? first : 0, rows, initial, strip);
            }
        }
    }

    private void RunPlane(T* x, T* weights, T* result, int firstRow, int rows, T initial, T* sums)
    {
        int spacing = _layout!.Spacing;
        nint pitch = _layout.RowPitch, resultPitch = _resultSteps[^2];
        var strip = new RowStrip<T> { XPitch = spacing * pitch, OPitch = _isDirect ? spacing * resultPitch : _stripPitch, Width = _isDirect ? _width : _stripPitch, Initial = initial };
        for (int start = 0; start < Math.Min(spacing, rows); start++)
        {
            // Rows a spacing apart see the same filter rows. The last strip lies over the one before where they are no multiple.
            int count = (rows - start + spacing - 1) / spacing, size = StripOf(count);
            for (int at = 0; at < count; at += size)
            {
                int row = start + spacing * Math.Min(at, count - size);
                T* to = result + row * resultPitch;
                strip.X = x + row * pitch;
                strip.O = _isDirect ? to : sums;
                strip.Weights = weights;
                strip.Accumulate = false;
                foreach (RowPass pass in _layout.Passes)
                {
                    strip.Columns = pass.Columns.Pointer;
                    strip.ColumnCount = pass.Columns.Count;
                    strip.Filled = _layout.Filled(pass, firstRow + row, pass.Taps + size - 1);
                    _kernels.Rows(pass.Taps, size, strip);
                    strip.Weights += pass.Weights.Length;
                    strip.Accumulate = true;
                }
                for (int k = 0; k < size && !_isDirect; k++)
                    CopyRow(sums + k * _stripPitch, to + k * spacing * resultPitch);
            }
        }
    }

    // 28 rows are four strips of 7.
    private static int StripOf(int rows) => rows switch
    {
        1 => 1,
        2 or 3 => 2,
        4 or 5 or 6 => 4,
        7 => 7,
        _ => rows % 7 == 0 && rows % MostRows != 0 ? 7 : MostRows,
    };

    private void RunLine(T* x, T* weights, T* result, T initial)
    {
        RowPass pass = _layout!.Passes[0];
        int lanes = _kernels.Lanes, piece = MostRows * lanes;
        var strip = new RowStrip<T>
        {
            XPitch = lanes,
            OPitch = lanes,
            Width = lanes,
            Columns = pass.Columns.Pointer,
            ColumnCount = pass.Columns.Count,
            Weights = weights,
            Initial = initial,
            Filled = uint.MaxValue,
        };
        for (int v = 0; v < _width; v += piece)
        {
            int at = Math.Min(v, _width - piece);
            strip.X = x + at;
            strip.O = result + at;
            _kernels.Rows(1, MostRows, strip);
        }
    }

    private void CopyRow(T* strip, T* result)
    {
        int step = _resultSteps[^1];
        for (int v = 0; v < _width; v++)
            result[(long)v * step] = strip[v];
    }

    private void Fill(T* result, int rows, T initial)
    {
        for (int row = 0; row < rows; row++, result += _resultSteps[^2])
        {
            for (int v = 0; v < _width; v++)
                result[(long)v * _resultSteps[^1]] = initial;
        }
    }

    // So many positions along the first axis that a copy of what they read stays in the cache; whole strips if that axis is the rows.
    private int BlockOf(RowLayout layout)
    {
        int count = _axes[0].Count, unit = _axes.Length == 2 ? MostRows * layout.Spacing : 1;
        long bytesPerRow = Math.Max(1, layout.PackedLength * sizeof(T) / count);
        return (int)Math.Min(count, Math.Max(1, BlockBytes / bytesPerRow / unit) * unit);
    }
}

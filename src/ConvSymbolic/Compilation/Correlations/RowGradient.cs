using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// The filter's gradient with few small channels: <c>W[o,c,a] = Σ_n Σ_i S[n,o,i] B⟨n,c, s·i + d·a − p⟩</c>, one pair of channels at a time. The lanes
/// of a vector are neighbouring positions of a row; rows and widths that are no multiple of what the kernel takes are filled up with zeros.
/// </summary>
internal sealed unsafe class RowGradient<T> : Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int RowsAtOnce = DotKernel<T, T, ScalarLanes<T>, One, One>.Rows, MostSums = 25;

    private readonly CorrelationShape _shape;
    private readonly VectorKernels<T> _kernels;
    private readonly AxisPhase[] _axes;
    private readonly RowLayout _layout;
    private readonly int[] _counts, _extents, _starts, _ones;
    private readonly int _planes;
    private readonly long _smallPlane;
    private readonly bool _isSmallDirect;

    public RowGradient(CorrelationShape shape, AxisPhase[] axes, VectorKernels<T> kernels)
    {
        (_shape, _kernels) = (shape, kernels);
        _axes = axes.Length > 1 ? axes : [AxisPhase.Unit, .. axes];
        int[] counts = [.. _axes.Select(axis => axis.Count)];
        int spacing = new RowLayout(shape, _axes, 1, counts, isDense: true).Spacing;
        _extents = counts;
        _counts = [.. counts];
        _counts[^2] = RoundUp(counts[^2], RowsAtOnce * spacing);
        _counts[^1] = RoundUp(counts[^1], kernels.Lanes);
        _starts = new int[counts.Length];
        _ones = [.. counts.Select(_ => 1)];
        _layout = new RowLayout(shape, _axes, 1, _counts, isDense: true);
        _planes = _counts[..^2].Aggregate(1, (product, count) => product * count);
        _smallPlane = (long)_planes * _counts[^2] * _counts[^1];
        _isSmallDirect = _counts.AsSpan().SequenceEqual(_extents);
    }

    public override int Units => _shape.Groups;

    public override long SharedLength => 0;

    public override bool IsPadded => !_layout.IsDirect || !_isSmallDirect;

    public override long UnitBytes => Scratch.BytesOf<T>(_layout.PackedLength) + Scratch.BytesOf<T>(SmallLength);

    private long SmallLength => _isSmallDirect ? 0 : _smallPlane * _shape.ResultChannels;

    public override void Prepare(in Arguments<T> arguments)
    {
    }

    public override void Run(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        T* room = scratch.Take<T>(_layout.PackedLength), small = scratch.Take<T>(SmallLength);
        T* result = arguments.Result + (long)unit * _shape.GroupWeights;
        for (int image = 0; image < _shape.Batch; image++)
        {
            long channels = (long)image * _shape.Groups + unit;
            T* factors = arguments.Factor + channels * _shape.ResultChannels * _shape.ResultPlane;
            if (!_isSmallDirect)
            {
                for (int channel = 0; channel < _shape.ResultChannels; channel++)
                    PaddedCopy.Run(factors + (long)channel * _shape.ResultPlane, _extents, small + channel * _smallPlane, _counts, _starts, _ones);
                factors = small;
            }
            for (int source = 0; source < _shape.SourceChannels; source++)
            {
                T* x = _layout.Read(arguments.Source + (channels * _shape.SourceChannels + source) * _shape.SourcePlane, room, 0, _counts[0]);
                for (int channel = 0; channel < _shape.ResultChannels; channel++)
                    AddPair(x, factors + channel * _smallPlane, result + (long)channel * _shape.ResultWeights + (long)source * _shape.SourceWeights);
            }
        }
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;

    private void AddPair(T* x, T* small, T* result)
    {
        T* sums = stackalloc T[MostSums];
        int spacing = _layout.Spacing;
        nint smallPitch = _counts[^1];
        foreach (RowPass pass in _layout.Passes)
        {
            int columns = pass.Columns.Count, most = _kernels.MostColumns(pass.Taps), chunks = (columns + most - 1) / most;
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                // As equal as possible: 7 columns are 4 and 3.
                int column = columns * chunk / chunks, count = columns * (chunk + 1) / chunks - column;
                new Span<T>(sums, MostSums).Clear();
                for (int plane = 0; plane < _planes; plane++)
                {
                    T* from = x, factor = small + (long)plane * _counts[^2] * smallPitch;
                    for (int k = _axes.Length - 3, rest = plane; k >= 0; k--)
                    {
                        (rest, int index) = Math.DivRem(rest, _counts[k]);
                        from += (long)index * _layout.Steps[k];
                    }
                    for (int row = 0; row < spacing; row++)
                    {
                        _kernels.Dots(
                            pass.Taps, count, factor + row * smallPitch, spacing * smallPitch, from + row * _layout.RowPitch, spacing * _layout.RowPitch,
                            _counts[^2] / spacing, _counts[^1], pass.Columns.Pointer + column, sums);
                    }
                }
                for (int k = 0; k < count * pass.Taps; k++)
                    result[pass.Weights[column * pass.Taps + k]] += sums[k];
            }
        }
    }
}

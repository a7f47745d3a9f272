using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// A correlation without strides that sums several result channels at once, the lanes of a vector being neighbouring positions: the rows of a plane
/// are taken for one line, with what lies between them, and that is left out of the result.
/// </summary>
internal sealed unsafe class PlaneCorrelation<T> : Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The sums of a strip, and the source of a piece of a line, stay in the first-level cache.
    private const int StripPositions = 768, PieceBytes = 32 << 10;

    // Where lanes could be channels, with no position too many, two vectors of them are as fast, or with many columns faster. So much of a plane may be
    // computed in vain.
    private const int MostColumns = 128;
    private const double MostWaste = 1.0 / 6, MostWasteBesidePairs = 1.0 / 16;

    private readonly CorrelationShape _shape;
    private readonly VectorKernels<T> _kernels;
    private readonly PanelLayout _layout;
    private readonly AxisPhase[] _axes;
    private readonly int _filters, _stripRows;

    // Whether nothing lies between the rows.
    private readonly bool _isLine;

    private PlaneCorrelation(CorrelationShape shape, AxisPhase[] axes, PanelLayout layout, VectorKernels<T> kernels)
    {
        (_shape, _axes, _layout, _kernels, _filters) = (shape, axes, layout, kernels, kernels.PlaneFilters);
        _isLine = axes.Length == 1 || layout.RowPitch == axes[^1].Count;
        _stripRows = Math.Min(RowsOf(0), Math.Max(1, StripPositions / layout.RowPitch));
    }

    public override int Units => _shape.Batch * _shape.Groups * _layout.Blocks;

    public override long SharedLength => (long)_shape.Groups * GroupWeights;

    // The kernel reads and writes at least so many positions as it has lanes.
    public override long UnitBytes => Scratch.BytesOf<T>(_layout.PackedLength + _kernels.PlaneLanes) + Scratch.BytesOf<T>(_shape.ResultChannels) + Scratch.BytesOf<T>((long)_filters * StripPitch);

    public override bool IsPadded => !_layout.IsDirect;

    private long GroupWeights => (long)_shape.ResultChannels * _layout.Columns.Count;

    private int StripPitch => _stripRows * _layout.RowPitch + _kernels.PlaneLanes;

    /// <summary>The operation, where it is the best choice.</summary>
    public static PlaneCorrelation<T>? TryCreate(CorrelationShape shape, VectorKernels<T> kernels, int threads)
    {
        AxisPhase[][] phases = [.. shape.Phases()];
        if (phases is not [var axes] || axes.Any(axis => axis.Taps.Length == 0 || axis.Step != 1 || axis.SourceStep != 1) || shape.ResultChannels % kernels.PlaneFilters != 0)
            return null;
        bool arePairs = shape.ResultChannels > kernels.Lanes;
        if (arePairs && axes.Aggregate((long)shape.SourceChannels, (product, axis) => product * axis.Taps.Length) > MostColumns)
            return null;
        var layout = new PanelLayout(shape, axes, sizeof(T), threads, isByPosition: true);
        var operation = new PlaneCorrelation<T>(shape, axes, layout, kernels);
        bool isTooShort = layout.IsDirect && operation.LengthOf(layout.Blocks - 1) < kernels.PlaneLanes;
        return isTooShort || operation.Waste() > (arePairs ? MostWasteBesidePairs : MostWaste) ? null : operation;
    }

    public override void Prepare(in Arguments<T> arguments)
    {
        T* to = arguments.Shared;
        for (int group = 0; group < _shape.Groups; group++)
        {
            for (int channel = 0; channel < _shape.ResultChannels; channel += _filters)
                to = _layout.Pack(arguments.Factor + (long)group * _shape.GroupWeights + (long)channel * _shape.ResultWeights, _filters, _filters, to);
        }
    }

    public override void Run(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        (int rest, int block) = Math.DivRem(unit, _layout.Blocks);
        (int image, int group) = Math.DivRem(rest, _shape.Groups);
        T* source = arguments.Source + ((long)image * _shape.Groups + group) * _shape.SourceChannels * _shape.SourcePlane;
        T* x = _layout.Read(source, scratch.Take<T>(_layout.PackedLength + _kernels.PlaneLanes), block);
        T* result = arguments.Result + ((long)image * _shape.Groups + group) * _shape.ResultChannels * _shape.ResultPlane + (long)block * _layout.BlockRows * _layout.Inner;
        T* weights = arguments.Shared + group * GroupWeights, start = scratch.Take<T>(_shape.ResultChannels), strip = scratch.Take<T>((long)_filters * StripPitch);
        for (int k = 0; k < _shape.ResultChannels; k++)
            start[k] = arguments.Bias is null ? T.Zero : arguments.Bias[group * _shape.ResultChannels + k];
        int rows = RowsOf(block), positions = _layout.RowsOf(block) * _layout.Inner, plane = rows * WidthOf(block), length = LengthOf(block);
        for (int first = 0; first < positions; first += plane)
        {
            if (_isLine && length >= _kernels.PlaneLanes)
                RunLine(x + _layout.Positions.Pointer[first], weights, start, result + first, length);
            else
                RunStrips(x + _layout.Positions.Pointer[first], weights, start, result + first, rows, WidthOf(block), strip);
        }
    }

    private void RunLine(T* x, T* weights, T* start, T* result, int length)
    {
        int lanes = _kernels.PlaneLanes, piece = Math.Clamp(PieceBytes / (sizeof(T) * _layout.Channels) / lanes * lanes, lanes, length);
        for (int v = 0; v < length; v += piece)
        {
            int at = Math.Min(v, length - lanes), width = Math.Min(piece, length - at);
            T* w = weights;
            for (int channel = 0; channel < _shape.ResultChannels; channel += _filters, w += (long)_filters * _layout.Columns.Count)
                _kernels.Planes(x + at, _layout.Columns.Pointer, _layout.Columns.Count, w, start + channel, result + (long)channel * _shape.ResultPlane + at, _shape.ResultPlane, width);
        }
    }

    private void RunStrips(T* x, T* weights, T* start, T* result, int rows, int width, T* strip)
    {
        int strips = (rows + _stripRows - 1) / _stripRows, pitch = _layout.RowPitch;
        for (int k = 0; k < strips; k++)
        {
            int row = rows * k / strips, count = rows * (k + 1) / strips - row, length = Math.Max((count - 1) * pitch + width, _kernels.PlaneLanes);
            T* w = weights, to = result + (long)row * width;
            for (int channel = 0; channel < _shape.ResultChannels; channel += _filters, w += (long)_filters * _layout.Columns.Count)
            {
                _kernels.Planes(x + (long)row * pitch, _layout.Columns.Pointer, _layout.Columns.Count, w, start + channel, strip, StripPitch, length);
                for (int filter = 0; filter < _filters; filter++, to += _shape.ResultPlane)
                    PaddedCopy.Rows(strip + filter * StripPitch, pitch, to, width, count);
            }
        }
    }

    // The part of the positions that is computed for nothing, of those that are wanted.
    private double Waste()
    {
        int lanes = _kernels.PlaneLanes, rows = RowsOf(0), width = WidthOf(0), strips = _isLine ? 1 : (rows + _stripRows - 1) / _stripRows;
        double computed = 0;
        for (int k = 0; k < strips; k++)
            computed += Math.Ceiling((((double)(rows * (k + 1) / strips) - rows * k / strips - 1) * _layout.RowPitch + width) / lanes) * lanes;
        return computed / ((double)rows * width) - 1;
    }

    // Rows of a plane, and positions of a row; a layer of one axis is a row.
    private int RowsOf(int block) => _axes.Length switch { 1 => 1, 2 => _layout.RowsOf(block), _ => _axes[^2].Count };

    private int WidthOf(int block) => _axes.Length == 1 ? _layout.RowsOf(block) : _axes[^1].Count;

    private int LengthOf(int block) => (RowsOf(block) - 1) * _layout.RowPitch + WidthOf(block);
}

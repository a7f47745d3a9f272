using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// A correlation whose filter has one position and whose result lies on its source: a product of matrices, without a copy of anything. The lanes
/// are positions, whatever axis they are on.
/// </summary>
internal sealed unsafe class PlaneCorrelation<T> : Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many positions of all source channels stay in the cache while the result channels are gone through.
    private const int MostPositions = 1024;

    private readonly CorrelationShape _shape;
    private readonly VectorKernels<T> _kernels;
    private readonly PinnedTable _columns;
    private readonly int _pieces;

    private PlaneCorrelation(CorrelationShape shape, VectorKernels<T> kernels)
    {
        (_shape, _kernels) = (shape, kernels);
        _columns = new PinnedTable([.. Enumerable.Range(0, shape.SourceChannels).Select(channel => channel * shape.SourcePlane)]);
        _pieces = Math.Max(1, shape.ResultPlane / MostPositions);
    }

    public override int Units => _shape.Batch * _shape.Groups * _pieces;

    public override long SharedLength => 0;

    public override long UnitBytes => Scratch.BytesOf<T>(_shape.ResultChannels);

    public override bool IsPadded => false;

    /// <summary>Null for other layers, and for those too small for the kernel.</summary>
    public static PlaneCorrelation<T>? Of(CorrelationShape shape, VectorKernels<T> kernels) =>
        shape.Taps == 1
        && shape.Axes.All(axis => axis.Length == 1 && axis[0] is { Step: 1, SourceStep: 1, Taps: [{ Shift: 0 }] } phase && phase.Count == phase.SourceExtent)
        && shape.ResultChannels >= PlaneKernel<T, T, ScalarLanes<T>>.Rows
        && shape.ResultPlane >= 2 * kernels.Lanes
            ? new(shape, kernels)
            : null;

    public override void Prepare(in Arguments<T> arguments)
    {
    }

    public override void Run(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        (int channels, int piece) = Math.DivRem(unit, _pieces);
        int group = channels % _shape.Groups, first = (int)((long)_shape.ResultPlane * piece / _pieces), end = (int)((long)_shape.ResultPlane * (piece + 1) / _pieces);
        T* initial = scratch.Take<T>(_shape.ResultChannels);
        for (int channel = 0; channel < _shape.ResultChannels; channel++)
            initial[channel] = arguments.Bias is null ? T.Zero : arguments.Bias[group * _shape.ResultChannels + channel];
        _kernels.Plane(
            arguments.Source + (long)channels * _shape.SourceChannels * _shape.SourcePlane + first,
            _columns.Pointer,
            _columns.Count,
            arguments.Factor + (long)group * _shape.GroupWeights,
            _shape.ResultWeights,
            _shape.SourceWeights,
            initial,
            arguments.Result + (long)channels * _shape.ResultChannels * _shape.ResultPlane + first,
            _shape.ResultPlane,
            _shape.ResultChannels,
            end - first);
    }
}

using System.Numerics;
using ConvSymbolic.Compilation.Vectors;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>Chooses how an array of a layer is computed; null where the plain loops are the better choice.</summary>
internal static class Operations
{
    private const int MostPhases = 64, MostAxes = 6;

    /// <summary>O of a convolution; ∂L/∂X of a transposed one.</summary>
    public static Operation<T>? Gather<T>(Layer layer, VectorKernels<T> kernels, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Correlation(CorrelationShape.Gather(layer), kernels, threads);

    /// <summary>∂L/∂X of a convolution; O of a transposed one.</summary>
    public static Operation<T>? Spread<T>(Layer layer, VectorKernels<T> kernels, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Correlation(CorrelationShape.Spread(layer), kernels, threads);

    /// <summary>∂L/∂F.</summary>
    public static Operation<T>? Weigh<T>(Layer layer, VectorKernels<T> kernels, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CorrelationShape shape = CorrelationShape.Gather(layer);
        AxisPhase[]? axes = shape.Axes.Length > MostAxes ? null : shape.Phases().Single();
        if (axes is null || !IsReasonable(shape, [axes]) || axes.Any(axis => axis.Taps.Length == 0))
            return null;
        return HasManyChannels(shape, kernels) ? new PanelGradient<T>(shape, axes, kernels, threads) : new RowGradient<T>(shape, axes, kernels);
    }

    private static Operation<T>? Correlation<T>(CorrelationShape shape, VectorKernels<T> kernels, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (shape.Axes.Length > MostAxes || shape.Axes.Aggregate(1L, (product, axis) => product * axis.Length) > MostPhases || !IsReasonable(shape, shape.Phases()))
            return null;
        return PlaneCorrelation<T>.TryCreate(shape, kernels, threads) is { } planes ? planes
            : HasManyChannels(shape, kernels) ? new PanelCorrelation<T>(shape, kernels, threads)
            : new RowCorrelation<T>(shape, kernels);
    }

    // With fewer channels than lanes, lanes are positions.
    private static bool HasManyChannels<T>(CorrelationShape shape, VectorKernels<T> kernels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => shape.ResultChannels >= kernels.Lanes;

    // A copy with zeros around may be some times larger than the array, where strides, dilations or paddings are large for its extents.
    private static bool IsReasonable(CorrelationShape shape, IEnumerable<AxisPhase[]> phases) => phases.All(axes =>
    {
        double length = axes.Aggregate(1.0, (product, axis) => axis.Taps.Length == 0
            ? product
            : product * ((double)axis.SourceStep * (axis.Count - 1) + axis.LastShift - axis.FirstShift + 1 + 32));
        return length * shape.SourceChannels * Math.Max(1, shape.Taps) < 1 << 28
            ? length <= (1 << 16) + 64.0 * (shape.SourcePlane + shape.ResultPlane)
            : length <= 8.0 * (shape.SourcePlane + shape.ResultPlane);
    });
}

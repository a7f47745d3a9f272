using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// A correlation with many result channels: the lanes of a vector are result channels, so that any stride, dilation and extent runs
/// at full width. Positions are the rows of the panel kernel, source channels × taps its columns.
/// </summary>
internal sealed unsafe class PanelCorrelation<T> : Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many columns of a panel, and of positions sums, stay in the first-level cache.
    private const int ColumnBytes = 128 << 10, MostPositions = 192;

    private readonly CorrelationShape _shape;
    private readonly VectorKernels<T> _kernels;
    private readonly Part[] _parts;
    private readonly int _lanes, _panels;

    public PanelCorrelation(CorrelationShape shape, VectorKernels<T> kernels, int threads)
    {
        _shape = shape;
        _kernels = kernels;
        _lanes = kernels.Lanes;
        _panels = (shape.ResultChannels + 2 * _lanes - 1) / (2 * _lanes);
        int[] resultSteps = PanelLayout.Steps(shape.ResultExtents);
        var parts = new List<Part>();
        foreach (AxisPhase[] axes in shape.Phases())
        {
            var layout = axes.All(axis => axis.Taps.Length > 0) ? new PanelLayout(shape, axes, sizeof(T), threads, isByPosition: true) : null;
            parts.Add(new Part(axes, layout, resultSteps, Units, SharedLength));
            Units += shape.Batch * shape.Groups * parts[^1].Blocks;
            SharedLength += (long)shape.Groups * parts[^1].ColumnCount * PaddedChannels;
        }
        _parts = [.. parts];
        IsPadded = _parts.Any(part => part.Layout is { IsDirect: false });
        UnitBytes = Scratch.BytesOf<T>(_parts.Max(part => part.Layout?.PackedLength ?? 0))
            + Scratch.BytesOf<T>((MostPositions + VectorKernels<T>.PanelRows) * 2 * _lanes) + Scratch.BytesOf<T>(MostPositions * 2 * _lanes) + Scratch.BytesOf<T>(2 * _lanes);
    }

    public override int Units { get; }

    public override long SharedLength { get; }

    public override long UnitBytes { get; }

    public override bool IsPadded { get; }

    private int PaddedChannels => (_shape.ResultChannels + _lanes - 1) / _lanes * _lanes;

    public override void Prepare(in Arguments<T> arguments)
    {
        T* to = arguments.Shared;
        foreach (Part part in _parts)
        {
            for (int group = 0; part.Layout is not null && group < _shape.Groups; group++)
            {
                for (int panel = 0; panel < _panels; panel++)
                    to = PackPanel(arguments.Factor + (long)group * _shape.GroupWeights, part.Layout, panel, to);
            }
        }
    }

    public override void Run(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        Part part = _parts[0];
        for (int k = 1; k < _parts.Length && _parts[k].FirstUnit <= unit; k++)
            part = _parts[k];
        (int rest, int block) = Math.DivRem(unit - part.FirstUnit, part.Blocks);
        (int image, int group) = Math.DivRem(rest, _shape.Groups);
        T* result = arguments.Result + ((long)image * _shape.Groups + group) * _shape.ResultChannels * _shape.ResultPlane + part.FirstResult;
        T* bias = arguments.Bias is null ? null : arguments.Bias + group * _shape.ResultChannels;
        if (part.Layout is not { } layout)
        {
            part.FillRest(result, bias, _shape);
            return;
        }
        T* room = scratch.Take<T>(layout.PackedLength);
        T* sums = scratch.Take<T>((MostPositions + VectorKernels<T>.PanelRows) * 2 * _lanes), turned = scratch.Take<T>(MostPositions * 2 * _lanes), start = scratch.Take<T>(2 * _lanes);
        T* source = arguments.Source + ((long)image * _shape.Groups + group) * _shape.SourceChannels * _shape.SourcePlane;
        T* x = layout.Read(source, room, block);
        int positions = layout.RowsOf(block) * layout.Inner, chunks = (positions + MostPositions - 1) / MostPositions;
        int columns = layout.Columns.Count, columnChunks = (int)(((long)columns * 2 * _lanes * sizeof(T) + ColumnBytes - 1) / ColumnBytes);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int first = chunk * MostPositions, count = Math.Min(MostPositions, positions - first);
            T* weights = arguments.Shared + part.FirstWeight + (long)group * columns * PaddedChannels;
            for (int panel = 0; panel < _panels; panel++)
            {
                int vectors = VectorsOf(panel), width = vectors * _lanes, channel = panel * 2 * _lanes, channels = Math.Min(width, _shape.ResultChannels - channel);
                for (int k = 0; k < width; k++)
                    start[k] = bias is not null && k < channels ? bias[channel + k] : T.Zero;
                for (int k = 0; k < columnChunks; k++)
                {
                    int from = (int)((long)columns * k / columnChunks), to = (int)((long)columns * (k + 1) / columnChunks);
                    _kernels.Panel(vectors, x, layout.Positions.Pointer + first, count, layout.Columns.Pointer + from, to - from, weights + (long)from * width, k == 0 ? start : sums, k == 0 ? 0 : width, sums);
                }
                part.Store(sums, turned, width, result + (long)channel * _shape.ResultPlane, _shape.ResultPlane, channels, block, first, count);
                weights += (long)columns * width;
            }
        }
    }

    private int VectorsOf(int panel) => panel < _panels - 1 || _shape.ResultChannels - panel * 2 * _lanes > _lanes ? 2 : 1;

    private T* PackPanel(T* filter, PanelLayout layout, int panel, T* to)
    {
        int width = VectorsOf(panel) * _lanes, first = panel * 2 * _lanes;
        return layout.Pack(filter + (long)first * _shape.ResultWeights, Math.Min(width, _shape.ResultChannels - first), width, to);
    }

    /// <summary>One phase of the result.</summary>
    private sealed class Part
    {
        private readonly PinnedTable _results;
        private readonly int _blockStep;
        private readonly bool _isDense;

        public Part(AxisPhase[] axes, PanelLayout? layout, int[] resultSteps, int firstUnit, long firstWeight)
        {
            (Layout, FirstUnit, FirstWeight) = (layout, firstUnit, firstWeight);
            FirstResult = axes.Select((axis, k) => axis.Start * resultSteps[k]).Sum();
            _isDense = axes.All(axis => axis.Step == 1);
            _blockStep = axes[0].Step * resultSteps[0] * (layout?.BlockRows ?? 0);
            _results = new PinnedTable(PanelLayout.Offsets([.. axes.Select((axis, k) =>
                (k == 0 && layout is not null ? layout.BlockRows : axis.Count, (Func<int, int>)(v => axis.Step * v * resultSteps[k])))]));
        }

        /// <summary>How the source is read; null when no tap meets it and the result is the bias.</summary>
        public PanelLayout? Layout { get; }

        public int FirstUnit { get; }

        public long FirstWeight { get; }

        public int FirstResult { get; }

        public int Blocks => Layout?.Blocks ?? 1;

        public int ColumnCount => Layout?.Columns.Count ?? 0;

        /// <summary>Writes sums[position][channel] to where they belong.</summary>
        public void Store(T* sums, T* turned, int width, T* result, int plane, int channels, int block, int first, int count)
        {
            result += (long)block * _blockStep;
            int* at = _results.Pointer + first;
            if (_isDense)
            {
                Transposition.Run(sums, width, result + at[0], plane, count, channels);
                return;
            }
            Transposition.Run(sums, width, turned, count, count, channels);
            for (int channel = 0; channel < channels; channel++, result += plane, turned += count)
            {
                for (int k = 0; k < count; k++)
                    result[at[k]] = turned[k];
            }
        }

        /// <summary>Writes the bias, which is all there is where no tap meets the source.</summary>
        public void FillRest(T* result, T* bias, CorrelationShape shape)
        {
            for (int channel = 0; channel < shape.ResultChannels; channel++, result += shape.ResultPlane)
            {
                for (int k = 0; k < _results.Count; k++)
                    result[_results.Pointer[k]] = bias is null ? T.Zero : bias[channel];
            }
        }
    }
}

using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// The filter's gradient with many small channels: <c>W[o,c,a] = Σ_n Σ_i S[n,o,i] B⟨n,c, s·i + d·a − p⟩</c>. The kernel is that of
/// <see cref="PanelCorrelation{T}"/> with the parts of rows and columns exchanged: large channels × taps are rows, positions are columns,
/// and the panel holds the small array with its channels as lanes.
/// </summary>
internal sealed unsafe class PanelGradient<T> : Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostPositions = 512;

    private readonly CorrelationShape _shape;
    private readonly VectorKernels<T> _kernels;
    private readonly PanelLayout _layout;
    private readonly PinnedTable _rows;
    private readonly int _lanes, _panels, _shares;

    public PanelGradient(CorrelationShape shape, AxisPhase[] axes, VectorKernels<T> kernels, int threads)
    {
        _shape = shape;
        _kernels = kernels;
        _lanes = kernels.Lanes;
        _panels = (shape.ResultChannels + 2 * _lanes - 1) / (2 * _lanes);
        _shares = Math.Min(_panels, threads);
        _layout = new PanelLayout(shape, axes, sizeof(T), threads: 1, isByPosition: false);
        _rows = new PinnedTable([.. Enumerable.Range(0, _layout.Columns.Count).Select(k => _layout.Columns.Pointer[ColumnOf(k)])]);
    }

    public override int Units => _shape.Groups * _shares;

    public override long SharedLength => 0;

    public override bool IsPadded => !_layout.IsDirect;

    public override long UnitBytes =>
        Scratch.BytesOf<T>(_layout.PackedLength) + Scratch.BytesOf<T>(MostPositions * 2 * _lanes) + Scratch.BytesOf<T>(SumsOf(_panels / _shares + 1));

    private int SumRows => _layout.Columns.Count + VectorKernels<T>.PanelRows;

    public override void Prepare(in Arguments<T> arguments)
    {
    }

    public override void Run(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        (int group, int share) = Math.DivRem(unit, _shares);
        int firstPanel = _panels * share / _shares, endPanel = _panels * (share + 1) / _shares;
        T* room = scratch.Take<T>(_layout.PackedLength);
        T* small = scratch.Take<T>(MostPositions * 2 * _lanes);
        T* sums = scratch.Take<T>(SumsOf(endPanel - firstPanel));
        new Span<T>(sums, (int)SumsOf(endPanel - firstPanel)).Clear();
        new Span<T>(small, MostPositions * 2 * _lanes).Clear();
        for (int image = 0; image < _shape.Batch; image++)
        {
            int channel = image * _shape.Groups + group;
            T* large = arguments.Source + (long)channel * _shape.SourceChannels * _shape.SourcePlane;
            for (int block = 0; block < _layout.Blocks; block++)
            {
                T* x = _layout.Read(large, room, block);
                T* factor = arguments.Factor + (long)channel * _shape.ResultChannels * _shape.ResultPlane + (long)block * _layout.BlockRows * _layout.Inner;
                int positions = _layout.RowsOf(block) * _layout.Inner, chunks = (positions + MostPositions - 1) / MostPositions;
                for (int chunk = 0; chunk < chunks; chunk++)
                {
                    int first = (int)((long)positions * chunk / chunks), count = (int)((long)positions * (chunk + 1) / chunks) - first;
                    for (int panel = firstPanel; panel < endPanel; panel++)
                    {
                        int vectors = VectorsOf(panel), width = vectors * _lanes;
                        Transposition.Run(factor + (long)panel * 2 * _lanes * _shape.ResultPlane + first, _shape.ResultPlane, small, width, ChannelsOf(panel), count);
                        _kernels.Panel(vectors, x, _rows.Pointer, _rows.Count, _layout.Positions.Pointer + first, count, small, sums + SumsOf(panel - firstPanel), width, sums + SumsOf(panel - firstPanel));
                    }
                }
            }
        }
        for (int panel = firstPanel; panel < endPanel; panel++)
            Store(arguments.Result + (long)group * _shape.GroupWeights, panel, sums + SumsOf(panel - firstPanel));
    }

    private long SumsOf(int panels) => (long)panels * SumRows * 2 * _lanes;

    private int ChannelsOf(int panel) => Math.Min(2 * _lanes, _shape.ResultChannels - panel * 2 * _lanes);

    private int VectorsOf(int panel) => ChannelsOf(panel) > _lanes ? 2 : 1;

    private void Store(T* result, int panel, T* sums)
    {
        int width = VectorsOf(panel) * _lanes, channels = ChannelsOf(panel);
        result += (long)panel * 2 * _lanes * _shape.ResultWeights;
        for (int row = 0; row < _rows.Count; row++, sums += width)
        {
            (int source, int tap) = Math.DivRem(ColumnOf(row), _layout.Taps.Length);
            T* to = result + (long)source * _shape.SourceWeights + _layout.Taps[tap];
            for (int k = 0; k < channels; k++)
                to[(long)k * _shape.ResultWeights] = sums[k];
        }
    }

    // The rows of two channels in turns: the kernel wants pairs that are equally far apart.
    private int ColumnOf(int row)
    {
        int taps = _layout.Taps.Length, pair = row / (2 * taps), within = row % (2 * taps);
        bool isAlone = 2 * pair + 1 == _layout.Channels;
        return isAlone ? row : (2 * pair + within % 2) * taps + within / 2;
    }
}

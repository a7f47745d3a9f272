using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Layers;

/// <summary>
/// Writes every output of a layer out as a polynomial in the symbols of X, F and b, straight from the forward formula of
/// <see cref="Layer"/>. Works in rows of outputs (the last spatial axis), so that any part can be expanded alone.
/// </summary>
internal sealed class ForwardExpansion
{
    private readonly Layer _layer;
    private readonly Windows[] _axes;
    private readonly long[] _inputStride;
    private readonly long[] _filterStride;

    public ForwardExpansion(Layer layer)
    {
        SymbolicLimits.Require(layer);
        _layer = layer;
        _axes = new Windows[layer.Axes];
        for (int k = 0; k < _axes.Length; k++)
            _axes[k] = Windows.Of(layer, k);
        _inputStride = Strides(layer.Input.AsSpan());
        _filterStride = Strides(layer.Filter.AsSpan());
        RowLength = layer.Output[^1];
        Rows = layer.OutputShape.Count / RowLength;
    }

    /// <summary>How many outputs a row has.</summary>
    public int RowLength { get; }

    /// <summary>How many rows of outputs there are, over images, filters and all spatial axes but the last.</summary>
    public int Rows { get; }

    /// <summary>The number of products X·F in all outputs; what lies outside the input is not counted.</summary>
    public long ProductCount
    {
        get
        {
            long count = Saturate((long)_layer.Batch * _layer.Filters, _layer.Channels / _layer.Groups);
            foreach (var axis in _axes)
            {
                long taps = 0;
                foreach (var run in axis.Runs)
                    taps += run.Count;
                count = Saturate(count, taps);
            }
            return count;
        }
    }

    /// <summary>The outputs of some rows, in row-major order.</summary>
    public PolynomialTable Expand(int firstRow, int rows)
    {
        var ring = _layer.Ring;
        var last = _axes[^1];
        var packing = ring.Packing;
        ulong step = Packed(packing, last.PositionStep, last.TapStep);
        int[] starts = new int[rows * RowLength], ends = new int[rows * RowLength];
        var prefixes = new ulong[MostPrefixes];
        var blocks = new WordBlocks(CountTerms(firstRow, rows));
        int entry = 0;

        // Inside a run the words ascend with the positions, so only the joints have to be looked at.
        bool isSorted = true;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            int count = Prefixes(row, prefixes, out int filter);
            ulong bias = _layer.HasBias ? packing.Pack(_layer.BiasSymbols.First + filter) : 0;
            foreach (var run in last.Runs)
            {
                int length = count * run.Count + (bias != 0 ? 1 : 0);
                int place = blocks.Reserve(length);
                var words = blocks.ArrayOf(place).AsSpan(place - blocks.OriginOf(place), length);
                int next = 0;
                ulong start = Packed(packing, run.Position, run.Tap);
                for (int prefix = 0; prefix < count; prefix++)
                {
                    ulong word = prefixes[prefix] + start;
                    isSorted &= next == 0 || run.Count == 0 || words[next - 1] < word;
                    for (int t = 0; t < run.Count; t++, word += step)
                        words[next++] = word;
                }
                if (bias != 0)
                {
                    isSorted &= next == 0 || words[next - 1] < bias;
                    words[next] = bias;
                }
                starts[entry] = place;
                ends[entry++] = place + length;
            }
        }
        var table = new PolynomialTable(ring, blocks, starts, ends);
        if (!isSorted)
            table.Sort();
        return table;
    }

    /// <summary>How many terms the outputs of some rows have, a bias counted as one.</summary>
    public int CountTerms(int firstRow, int rows)
    {
        long taps = 0, count = 0;
        foreach (var run in _axes[^1].Runs)
            taps += run.Count;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            long products = taps * (_layer.Channels / _layer.Groups);
            int position = row;
            for (int k = _axes.Length - 2; k >= 0; k--)
            {
                (position, int i) = Math.DivRem(position, _layer.Output[k]);
                products *= _axes[k].Runs[i].Count;
            }
            count += products + (_layer.HasBias ? RowLength : 0);
        }
        return checked((int)count);
    }

    private int MostPrefixes
    {
        get
        {
            int count = _layer.Channels / _layer.Groups;
            for (int k = 0; k < _axes.Length - 1; k++)
                count = checked(count * Math.Min(_layer.Filter[k], _layer.Input[k]));
            return count;
        }
    }

    // Everything of a row's words but the last axis: one word for each channel and each tap of the other axes. Answers how many.
    private int Prefixes(int row, ulong[] prefixes, out int filter)
    {
        var packing = _layer.Ring.Packing;
        int plane = row;
        for (int k = _axes.Length - 2; k >= 0; k--)
            plane /= _layer.Output[k];
        (int image, filter) = Math.DivRem(plane, _layer.Filters);
        int channels = _layer.Channels / _layer.Groups, filters = _layer.Filters / _layer.Groups;
        int group = filter / filters;
        for (int c = 0; c < channels; c++)
        {
            int channel = group * channels + c;
            long inputPlane = (long)image * _layer.Channels + channel;
            long filterPlane = _layer.IsTransposed ? (long)channel * filters + filter % filters : (long)filter * channels + c;
            prefixes[c] = Packed(
                packing,
                _layer.InputSymbols.First + 1 + inputPlane * _inputStride[0] * _layer.Input[0],
                _layer.FilterSymbols.First + 1 + filterPlane * _filterStride[0] * _layer.Filter[0]);
        }
        int count = channels, rowsBelow = _layer.OutputShape.Count / (_layer.Batch * _layer.Filters) / RowLength;
        for (int k = 0; k < _axes.Length - 1; k++)
        {
            rowsBelow /= _layer.Output[k];
            count = Extend(prefixes, count, _axes[k], _axes[k].Runs[row / rowsBelow % _layer.Output[k]], k);
        }
        return count;
    }

    // Each word becomes one for each tap of an axis; filled from the end, so that no word is overwritten before it is read.
    private int Extend(ulong[] prefixes, int count, Windows axis, Run run, int k)
    {
        var packing = _layer.Ring.Packing;
        ulong first = Packed(packing, run.Position * _inputStride[k], run.Tap * _filterStride[k]);
        ulong step = Packed(packing, axis.PositionStep * _inputStride[k], axis.TapStep * _filterStride[k]);
        for (int p = count - 1; p >= 0; p--)
        {
            ulong prefix = prefixes[p] + first;
            for (int t = run.Count - 1; t >= 0; t--)
                prefixes[p * run.Count + t] = unchecked(prefix + (ulong)t * step);
        }
        return count * run.Count;
    }

    // The product, or the largest number where it would be larger; both are at least 0.
    private static long Saturate(long left, long right) => right != 0 && left > long.MaxValue / right ? long.MaxValue : left * right;

    // Words add up field by field, also with negative steps, as long as every finished field is in range.
    private static ulong Packed(Packing packing, long input, long filter) =>
        unchecked(((ulong)input << packing.FirstShift) + ((ulong)filter << packing.SecondShift));

    private static long[] Strides(ReadOnlySpan<int> extents)
    {
        var strides = new long[extents.Length];
        long stride = 1;
        for (int k = extents.Length - 1; k >= 0; k--)
        {
            strides[k] = stride;
            stride *= extents[k];
        }
        return strides;
    }
}

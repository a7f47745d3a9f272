using System.Runtime.InteropServices;
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
            Int128 count = (Int128)_layer.Batch * _layer.Filters * (_layer.Channels / _layer.Groups);
            foreach (var axis in _axes)
            {
                long taps = 0;
                foreach (var run in axis.Runs)
                    taps += run.Count;
                count *= taps;
            }
            return count > long.MaxValue ? long.MaxValue : (long)count;
        }
    }

    /// <summary>The outputs of some rows, in row-major order.</summary>
    public PolynomialTable Expand(int firstRow, int rows)
    {
        var ring = _layer.Ring;
        var last = _axes[^1];
        var packing = ring.Packing;
        ulong step = Packed(packing, last.PositionStep, last.TapStep);
        var starts = new int[rows * RowLength + 1];
        var prefixes = new List<ulong>();
        var words = GC.AllocateUninitializedArray<ulong>(CountTerms(firstRow, rows));
        int next = 0, entry = 0;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            int filter = Prefixes(row, prefixes);
            ulong bias = _layer.HasBias ? packing.Pack(_layer.BiasSymbols.First + filter) : 0;
            foreach (var run in last.Runs)
            {
                ulong start = Packed(packing, run.Position, run.Tap);
                foreach (ulong prefix in CollectionsMarshal.AsSpan(prefixes))
                {
                    ulong word = prefix + start;
                    foreach (ref ulong place in words.AsSpan(next, run.Count))
                    {
                        place = word;
                        word += step;
                    }
                    next += run.Count;
                }
                if (bias != 0)
                    words[next++] = bias;
                starts[++entry] = next;
            }
        }
        PolynomialTable.Sort(words, starts);
        return new PolynomialTable(ring, words, starts);
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

    // Everything of a row's words but the last axis: one word for each channel and each tap of the other axes. Answers the filter.
    private int Prefixes(int row, List<ulong> prefixes)
    {
        var packing = _layer.Ring.Packing;
        Span<int> output = stackalloc int[_axes.Length];
        int plane = row;
        for (int k = _axes.Length - 2; k >= 0; k--)
            (plane, output[k]) = Math.DivRem(plane, _layer.Output[k]);
        (int image, int filter) = Math.DivRem(plane, _layer.Filters);
        int channels = _layer.Channels / _layer.Groups, filters = _layer.Filters / _layer.Groups;
        int group = filter / filters;
        prefixes.Clear();
        for (int c = 0; c < channels; c++)
        {
            int channel = group * channels + c;
            long inputPlane = (long)image * _layer.Channels + channel;
            long filterPlane = _layer.IsTransposed ? (long)channel * filters + filter % filters : (long)filter * channels + c;
            prefixes.Add(Packed(
                packing,
                _layer.InputSymbols.First + 1 + inputPlane * _inputStride[0] * _layer.Input[0],
                _layer.FilterSymbols.First + 1 + filterPlane * _filterStride[0] * _layer.Filter[0]));
        }
        for (int k = 0; k < _axes.Length - 1; k++)
            Extend(prefixes, _axes[k], _axes[k].Runs[output[k]], k);
        return filter;
    }

    private void Extend(List<ulong> prefixes, Windows axis, Run run, int k)
    {
        var packing = _layer.Ring.Packing;
        int before = prefixes.Count;
        for (int p = 0; p < before; p++)
        {
            for (int t = 0; t < run.Count; t++)
            {
                prefixes.Add(prefixes[p] + Packed(
                    packing,
                    ((long)run.Position + (long)t * axis.PositionStep) * _inputStride[k],
                    ((long)run.Tap + (long)t * axis.TapStep) * _filterStride[k]));
            }
        }
        prefixes.RemoveRange(0, before);
    }

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

using ConvSymbolic.Calculus;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>
/// The entries of a target one after the other, without the whole derivation in memory: blocks of entries are formed from just those
/// outputs that can contain their symbols, by the same expansion and differentiation.
/// </summary>
internal sealed class EntryStream(Layer layer)
{
    // The most terms of a block, and of outputs expanded at a time: some 8 MB each.
    private const int Budget = 1 << 20;

    private readonly ForwardExpansion _forward = new(layer);

    public IEnumerable<TargetEntry> Of(Target target, int first, int count)
    {
        var block = TargetSymbols.Of(layer, target);
        var shape = new Shape(block.Extents.AsSpan());
        int step = EntriesPerBlock(target, block.Count);
        for (int start = first; start < first + count;)
        {
            int length = Math.Min(step, first + count - start);
            var (table, offset) = target == Target.Output ? Outputs(start, length) : (Gradients(target, block, start, length), 0);
            for (int k = 0; k < length; k++)
                yield return new TargetEntry(target, start + k, shape.IndexOf(start + k), table[offset + k]);
            start += length;
        }
    }

    /// <summary>The ends of an entry of a gradient, formed from just those rows of outputs that have them.</summary>
    /// <param name="target">The gradient.</param>
    /// <param name="offset">The entry.</param>
    /// <param name="most">The most terms of an entry that is given as a whole.</param>
    /// <param name="first">How many first terms of a longer one are wanted.</param>
    public EntryEnds Ends(Target target, int offset, int most, int first)
    {
        if (target == Target.BiasGradient || Occurrences.Count(layer, target, offset) is var count && count <= most)
            return EntryEnds.Of(Of(target, offset, 1).First().Value, most, first);
        int symbol = TargetSymbols.Of(layer, target).First + offset;
        var ranges = target == Target.FilterGradient ? RowsOfFilters(offset, 1) : RowsOfInputs(offset, 1);
        int[] rows = [.. ranges.SelectMany(range => Enumerable.Range(range.First, range.Count))];

        // A gradient is in the order of its outputs.
        var last = Parts(rows.Reverse(), symbol).First();
        return new([.. Parts(rows, symbol).SelectMany(part => part.Terms).Take(first)], last[last.Count - 1], count);
    }

    // What each row of outputs adds to a gradient, formed as it is asked for; rows without the symbol are left out.
    private IEnumerable<Polynomial> Parts(IEnumerable<int> rows, int symbol) => rows
        .Select(row => new WeightedGradient.Piece(_forward.Expand(row, 1), layer.UpstreamSymbols.First + row * _forward.RowLength))
        .Select(piece => WeightedGradient.Of(layer.Ring, [piece], symbol, 1)[0])
        .Where(part => !part.IsZero);

    /// <summary>How many entries a target has.</summary>
    public int CountOf(Target target) => TargetSymbols.Of(layer, target).Count;

    private int EntriesPerBlock(Target target, int entries)
    {
        long terms = target == Target.BiasGradient ? layer.OutputShape.Count : _forward.ProductCount + (target == Target.Output && layer.HasBias ? entries : 0);
        long perEntry = terms / entries + 1;
        return (int)Math.Clamp(Budget / perEntry, 1, entries);
    }

    private (PolynomialTable Table, int Offset) Outputs(int start, int length)
    {
        (int firstRow, int offset) = Math.DivRem(start, _forward.RowLength);
        int lastRow = (start + length - 1) / _forward.RowLength;
        return (_forward.Expand(firstRow, lastRow - firstRow + 1), offset);
    }

    private PolynomialTable Gradients(Target target, VariableBlock block, int start, int length)
    {
        if (target == Target.BiasGradient)
            return BiasDerivation.TableOf(layer, start, length);
        var rows = target == Target.FilterGradient ? RowsOfFilters(start, length) : RowsOfInputs(start, length);
        var pieces = Pieces(rows);
        return WeightedGradient.Of(layer.Ring, pieces, block.First + start, length);
    }

    // The outputs that a range of filter entries can occur in: every image and position of their filters.
    private IEnumerable<(int First, int Count)> RowsOfFilters(int start, int length)
    {
        int plane = layer.FilterShape.Count / (layer.FilterShape[0] * layer.FilterShape[1]);
        int first = start / plane / layer.FilterShape[1], last = (start + length - 1) / plane / layer.FilterShape[1];
        if (layer.IsTransposed)
        {
            int channels = layer.Channels / layer.Groups, filters = layer.Filters / layer.Groups;
            (first, last) = (first / channels * filters, last / channels * filters + filters - 1);
        }
        int rows = _forward.Rows / (layer.Batch * layer.Filters);
        for (int n = 0; n < layer.Batch; n++)
            yield return ((n * layer.Filters + first) * rows, (last - first + 1) * rows);
    }

    // The outputs that a range of input entries can occur in: the filters of their groups, and of one plane only the rows whose window
    // reaches the range on the first axis.
    private IEnumerable<(int First, int Count)> RowsOfInputs(int start, int length)
    {
        int plane = layer.InputShape.Count / (layer.Batch * layer.Channels);
        int firstPlane = start / plane, lastPlane = (start + length - 1) / plane;
        int channels = layer.Channels / layer.Groups, filters = layer.Filters / layer.Groups;
        int rows = _forward.Rows / (layer.Batch * layer.Filters);
        var (low, high) = firstPlane == lastPlane && layer.Axes > 1
            ? RowsReaching(start % plane / (plane / layer.Input[0]), (start + length - 1) % plane / (plane / layer.Input[0]), rows / layer.Output[0])
            : (0, rows);
        for (int n = firstPlane / layer.Channels; n <= lastPlane / layer.Channels; n++)
        {
            int firstChannel = Math.Max(firstPlane - n * layer.Channels, 0), lastChannel = Math.Min(lastPlane - n * layer.Channels, layer.Channels - 1);
            for (int o = firstChannel / channels * filters; o < (lastChannel / channels + 1) * filters; o++)
            {
                if (high > low)
                    yield return ((n * layer.Filters + o) * rows + low, high - low);
            }
        }
    }

    private (int Low, int High) RowsReaching(int first, int last, int rowsPerPosition)
    {
        var axis = Windows.Of(layer, 0);
        int low = int.MaxValue, high = 0;
        for (int i = 0; i < axis.Runs.Length; i++)
        {
            var run = axis.Runs[i];
            if (run.Count == 0 || run.Position > last || run.Position + (long)(run.Count - 1) * axis.PositionStep < first)
                continue;
            low = Math.Min(low, i);
            high = i + 1;
        }
        return high == 0 ? (0, 0) : (low * rowsPerPosition, high * rowsPerPosition);
    }

    // Expanded once when they fit the budget, else again each time they are asked for.
    private IEnumerable<WeightedGradient.Piece> Pieces(IEnumerable<(int First, int Count)> ranges)
    {
        var chunks = Chunks(ranges).ToList();
        var pieces = chunks.Select(chunk => new WeightedGradient.Piece(
            _forward.Expand(chunk.First, chunk.Count),
            layer.UpstreamSymbols.First + chunk.First * _forward.RowLength));
        return chunks.Sum(chunk => chunk.Terms) <= Budget ? [.. pieces] : pieces;
    }

    private IEnumerable<(int First, int Count, long Terms)> Chunks(IEnumerable<(int First, int Count)> ranges)
    {
        foreach (var (first, count) in ranges)
        {
            int start = first;
            long terms = 0;
            for (int row = first; row < first + count; row++)
            {
                long next = _forward.CountTerms(row, 1);
                if (terms > 0 && terms + next > Budget)
                {
                    yield return (start, row - start, terms);
                    (start, terms) = (row, 0);
                }
                terms += next;
            }
            yield return (start, first + count - start, terms);
        }
    }
}

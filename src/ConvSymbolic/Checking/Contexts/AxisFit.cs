namespace ConvSymbolic.Checking.Contexts;

/// <summary>How the indices of an output, a filter entry and an input entry belong together on one axis: x = s·y + d·f − p, all 0-based.</summary>
/// <param name="Stride">The stride s.</param>
/// <param name="Dilation">The dilation d.</param>
/// <param name="Padding">The padding p before the data.</param>
/// <param name="IsFlipped">Whether the filter is read backwards: K − 1 − f in the place of f.</param>
internal sealed record AxisFit(int Stride, int Dilation, int Padding, bool IsFlipped)
{
    private const int Most = 4;

    // So many triples tell a relation from every other one.
    private const int MostTriples = 2000;

    /// <summary>The relation that most of the triples obey; of several the one that leaves the fewest products out, then the simplest.</summary>
    /// <param name="triples">Output, filter and input indices, 0-based.</param>
    /// <param name="extent">The extent K of the filter.</param>
    /// <param name="input">The extent of the input.</param>
    /// <param name="knownStride">The stride, if it is declared.</param>
    /// <param name="knownDilation">The dilation, if it is declared.</param>
    public static AxisFit Of(IReadOnlyList<IndexTriple> triples, int extent, int input, int? knownStride = null, int? knownDilation = null)
    {
        if (triples.Count > MostTriples)
            triples = [.. triples.Where((_, k) => k % (triples.Count / MostTriples) == 0)];
        var best = new AxisFit(knownStride ?? 1, knownDilation ?? 1, 0, false);
        int most = triples.Count == 0 ? 0 : -1, fewest = int.MaxValue;
        var written = triples.Select(triple => (triple.Output, triple.Filter)).ToHashSet();
        int[] outputs = [.. triples.Select(triple => triple.Output).Distinct()];
        bool movesOutput = triples.Select(triple => triple.Output).Distinct().Skip(1).Any();
        bool movesFilter = triples.Select(triple => triple.Filter).Distinct().Skip(1).Any();
        foreach (bool flip in (bool[])[false, true])
        {
            for (int sum = 2; sum <= 2 * Most; sum++)
            {
                for (int stride = 1; stride <= Most && stride < sum; stride++)
                {
                    int dilation = sum - stride;
                    if (dilation > Most || (knownStride ?? stride) != stride || (knownDilation ?? dilation) != dilation || (knownStride is null && stride > 1 && !movesOutput) || (knownDilation is null && dilation > 1 && !movesFilter) || (flip && !movesFilter))
                        continue;
                    var offsets = triples
                        .GroupBy(triple => triple.Input - stride * triple.Output - dilation * (flip ? extent - 1 - triple.Filter : triple.Filter))
                        .OrderByDescending(group => group.Count()).ThenBy(group => Math.Abs(group.Key)).FirstOrDefault();
                    if (offsets?.Count() is not { } count || count < most)
                        continue;
                    var fit = new AxisFit(stride, dilation, -offsets.Key, flip);
                    int leftOut = LeftOut(fit);
                    if (count > most || leftOut < fewest)
                        (most, fewest, best) = (count, leftOut, fit);
                }
            }
        }
        return best;

        // Taps inside the input that no product has; where a window hangs over the edge, nothing is left out.
        int LeftOut(AxisFit fit)
        {
            int count = 0;
            for (int tap = 0; tap < Math.Min(extent, MostTriples); tap++)
                count += outputs.Count(output => fit.Input(output, tap, extent) is var at && at >= 0 && at < input && !written.Contains((output, tap)));
            return count;
        }
    }

    /// <summary>What an operator is called with, where that obeys nearly as many triples: it counts as much as two of them.</summary>
    /// <param name="triples">Output, filter and input indices, 0-based.</param>
    /// <param name="extent">The extent K of the filter.</param>
    /// <param name="stated">Stride, dilation and padding as the operator has them; null where none is called with numbers.</param>
    public AxisFit OrStated(IReadOnlyList<IndexTriple> triples, int extent, AxisSetting? stated)
    {
        if (stated is not var (stride, dilation, padding))
            return this;
        int most = Count(this);
        foreach (bool flip in (bool[])[IsFlipped, !IsFlipped])
        {
            var fit = new AxisFit(stride, dilation, padding, flip);
            if (Count(fit) is var count && 2 * count > triples.Count && count >= most - (flip == IsFlipped ? 2 : 1))
                return fit;
        }
        return this;

        int Count(AxisFit fit) => triples.Count(triple => fit.Holds(triple, extent));
    }

    /// <summary>Whether all triples obey the relation of a transposed convolution with a stride, y = s·x + d·f − p, and some of them not this one.</summary>
    /// <param name="triples">Output, filter and input indices, 0-based.</param>
    /// <param name="extent">The extent K of the filter.</param>
    public bool LooksTransposed(IReadOnlyList<IndexTriple> triples, int extent)
    {
        if (triples.All(triple => Holds(triple, extent)) || triples.Select(triple => triple.Input).Distinct().Take(2).Count() < 2)
            return false;
        List<IndexTriple> exchanged = [.. triples.Select(triple => triple with { Output = triple.Input, Input = triple.Output })];
        var fit = Of(exchanged, extent, 1 + exchanged.Max(triple => triple.Input));
        return fit.Stride > 1 && exchanged.All(triple => fit.Holds(triple, extent));
    }

    /// <summary>Whether a triple obeys it.</summary>
    public bool Holds(IndexTriple triple, int extent) => triple.Input == Input(triple.Output, triple.Filter, extent);

    private int Input(int output, int filter, int extent) => Stride * output + Dilation * (IsFlipped ? extent - 1 - filter : filter) - Padding;
}

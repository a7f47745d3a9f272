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
    /// <param name="facts">What is declared or stated of the axis.</param>
    public static AxisFit Of(IReadOnlyList<IndexTriple> triples, int extent, int input, AxisFacts facts)
    {
        triples = [.. triples.Where(facts.Has)];
        if (triples.Count > MostTriples)
            triples = [.. triples.Where((_, k) => k % (triples.Count / MostTriples) == 0)];
        var best = new AxisFit(facts.Stride ?? 1, facts.Dilation ?? 1, facts.Before ?? 0, facts.IsFlipped ?? false);
        int most = triples.Count == 0 ? 0 : -1, fewest = int.MaxValue;

        // Every relation is held to all of them; texts repeat most.
        var counted = new Dictionary<IndexTriple, int>();
        foreach (var triple in triples)
            counted[triple] = counted.GetValueOrDefault(triple) + 1;
        int largest = Math.Max(Most, Math.Max(facts.Stride ?? 1, facts.Dilation ?? 1));
        var written = triples.Select(triple => (triple.Output, triple.Filter)).ToHashSet();
        int[] outputs = [.. triples.Select(triple => triple.Output).Distinct()];
        bool movesOutput = triples.Select(triple => triple.Output).Distinct().Skip(1).Any();
        bool movesFilter = triples.Select(triple => triple.Filter).Distinct().Skip(1).Any();
        foreach (bool flip in (bool[])[false, true])
        {
            if ((facts.IsFlipped ?? flip) != flip)
                continue;
            for (int sum = 2; sum <= 2 * largest; sum++)
            {
                for (int stride = 1; stride <= largest && stride < sum; stride++)
                {
                    int dilation = sum - stride;
                    if (!MayBe(stride, facts.Stride, movesOutput) || !MayBe(dilation, facts.Dilation, movesFilter) || (flip && facts.IsFlipped is null && !movesFilter))
                        continue;
                    var (padding, count) = Padding(stride, dilation, flip);
                    if (count < most)
                        continue;
                    var fit = new AxisFit(stride, dilation, padding, flip);
                    int leftOut = LeftOut(fit);
                    if (count > most || leftOut < fewest)
                        (most, fewest, best) = (count, leftOut, fit);
                }
            }
        }
        return best;

        // What is declared may be any number; what is found is small, and something shows it.
        bool MayBe(int step, int? known, bool isShown) => known is { } declared ? step == declared : step == 1 || (step <= Most && isShown);

        // The padding that most triples obey, and how many of them; windows that the input has no room for are none.
        (int Padding, int Count) Padding(int stride, int dilation, bool flip)
        {
            (int Padding, int Count) most = (facts.Before ?? 0, 0);
            var counts = new Dictionary<int, int>();
            foreach (var (triple, times) in counted)
            {
                int padding = stride * triple.Output + dilation * (flip ? extent - 1 - triple.Filter : triple.Filter) - triple.Input;
                if ((facts.Before ?? padding) != padding)
                    continue;
                bool hasWindow = triple.Output < facts.Windows(stride, dilation, padding);
                counts[padding] = counts.GetValueOrDefault(padding) + (hasWindow ? times : 0);
            }
            foreach (var (padding, count) in counts)
            {
                if (count > most.Count || (count == most.Count && Math.Abs(padding) < Math.Abs(most.Padding)))
                    most = (padding, count);
            }
            return most;
        }

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
        var fit = Of(exchanged, extent, 1 + exchanged.Max(triple => triple.Input), AxisFacts.None);
        return fit.Stride > 1 && exchanged.All(triple => fit.Holds(triple, extent));
    }

    /// <summary>Whether a triple obeys it.</summary>
    public bool Holds(IndexTriple triple, int extent) => triple.Input == Input(triple.Output, triple.Filter, extent);

    private int Input(int output, int filter, int extent) => Stride * output + Dilation * (IsFlipped ? extent - 1 - filter : filter) - Padding;
}

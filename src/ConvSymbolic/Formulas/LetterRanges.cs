using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Formulas;

/// <summary>
/// Finds how far the letters of a formula run: as their limits say; the letters of the left side as the extents of the array there say; the
/// others as far as every index stays inside the arrays whose extents are known. All in the author's index base.
/// </summary>
/// <param name="head">The left side.</param>
/// <param name="reads">The entries on the right side.</param>
/// <param name="sums">The letters that are summed over, with their limits.</param>
/// <param name="extents">The extents that are known.</param>
/// <param name="indexBase">The first index.</param>
internal sealed class LetterRanges(
    Element head,
    IReadOnlyList<Element> reads,
    IReadOnlyDictionary<string, (long? First, long? Last)> sums,
    IReadOnlyDictionary<string, long[]> extents,
    int indexBase)
{
    private readonly Dictionary<string, (long First, long Last)> _ranges = new(StringComparer.Ordinal);

    /// <summary>The ranges of all letters, both ends included.</summary>
    /// <exception cref="ConvSymbolicException">A letter has no range, or two.</exception>
    public IReadOnlyDictionary<string, (long First, long Last)> Find()
    {
        foreach (var (letter, (first, last)) in sums)
        {
            if (first is { } start && last is { } end)
                Set(letter, start, end);
        }
        FindOnTheLeft();
        var open = Letters.Where(letter => !_ranges.ContainsKey(letter)).ToList();
        while (open.Count > 0)
        {
            // Where two letters wait for each other, one that runs over an axis alone goes first.
            if ((open.Find(letter => Most(letter) is not null) ?? open.Find(letter => Plain(letter) is not null)) is not { } found)
                return Fail.With<IReadOnlyDictionary<string, (long, long)>>("formula.no-range", NoRange(open[0]), open[0], $"the extents of an array that {open[0]} runs over");
            Set(found, FirstOf(found), Most(found) ?? Plain(found)!.Value);
            open.Remove(found);
        }
        return _ranges;
    }

    private IEnumerable<string> Letters => head.Subscript.SelectMany(index => index.Names)
        .Concat(reads.SelectMany(read => read.Subscript).SelectMany(index => index.Names)).Concat(sums.Keys).Distinct();

    private long FirstOf(string letter) => sums.TryGetValue(letter, out var limits) && limits.First is { } first ? first : indexBase;

    private void Set(string letter, long first, long last)
    {
        if (last < first)
            Fail.With("formula.empty", $"{letter} would run from {first} to {last}: there is nothing for it to run over.", $"{first} to {last}", "at least one value");
        _ranges[letter] = (first, last);
    }

    // One letter an axis; or several, where the axis is seen as a product: |B|·a + b.
    private void FindOnTheLeft()
    {
        string array = ((Symbol)head.Array).Name;
        long[]? known = extents.GetValueOrDefault(array);
        if (known is not null && known.Length != head.Subscript.Count)
            WrongAxes(array, known, head.Subscript.Count);
        for (int axis = 0; axis < head.Subscript.Count; axis++)
        {
            var index = head.Subscript[axis] - indexBase;
            var digits = index.Terms.Where(term => term.Atoms.Count > 0).OrderByDescending(term => term.Coefficient).ToArray();
            bool isView = digits.Length > 0 && digits[^1].Coefficient == 1 && digits.All(digit => digit.Atoms is [IndexName])
                && digits.Zip(digits.Skip(1)).All(pair => pair.First.Coefficient % pair.Second.Coefficient == 0 && pair.First.Coefficient > pair.Second.Coefficient)
                && index == digits.Aggregate(IndexExpression.Zero, (sum, digit) => sum + digit.Coefficient * (((IndexName)digit.Atoms[0]).Name - IndexExpression.FromInt64(indexBase)));
            if (!isView || digits.Any(digit => sums.ContainsKey(((IndexName)digit.Atoms[0]).Name)))
                Fail.With("formula.left", $"The index {head.Subscript[axis]} on the left side is no letter, nor a place |B|·a + b of an axis that is seen as a product.", $"{head.Subscript[axis]}", "such as i, or 3a+b");
            for (int k = digits.Length - 1; k > 0; k--)
                SetDigit(((IndexName)digits[k].Atoms[0]).Name, digits[k - 1].Coefficient / digits[k].Coefficient, isGiven: known is not null);
            if (known is null)
                continue;
            long step = digits[0].Coefficient;
            if (known[axis] % step != 0)
                Fail.With("formula.extents", $"Axis {axis + 1} of {array} has {known[axis]} places, which is no multiple of {step}.", $"{known[axis]}", $"a multiple of {step}");
            SetFree(((IndexName)digits[0].Atoms[0]).Name, known[axis] / step);
        }
    }

    // What the left side says of a digit must be what an array says that is read with it alone, unless its extents are given, too.
    private void SetDigit(string letter, long count, bool isGiven)
    {
        SetFree(letter, count);
        foreach (var (array, extent) in isGiven ? [] : AxesOf(letter).Where(axis => axis.Extent != count))
            Fail.With("formula.disagree", $"{letter} runs over {extent} places of {array} and over {count} on the left side.", $"{count}", $"{extent}");
    }

    private void SetFree(string letter, long count)
    {
        if (_ranges.TryGetValue(letter, out var range) && range.Last - range.First + 1 != count)
            Fail.With("formula.disagree", $"{letter} has {range.Last - range.First + 1} values in one place of the left side and {count} in another.", $"{count}", $"{range.Last - range.First + 1}");
        Set(letter, indexBase, indexBase + count - 1);
    }

    // The largest value at which every index with the letter stays inside its array; null while that can't be known.
    private long? Most(string letter)
    {
        long? most = null;
        (long Extent, string Array)? plain = null;
        foreach (var read in reads)
        {
            string array = ((Symbol)read.Array).Name;
            if (!extents.TryGetValue(array, out long[]? sizes))
                continue;
            if (sizes.Length != read.Subscript.Count)
                WrongAxes(array, sizes, read.Subscript.Count);
            for (int axis = 0; axis < sizes.Length; axis++)
            {
                var index = read.Subscript[axis];
                long factor = IndexBounds.FactorOf(letter, index);
                if (factor == 0)
                    continue;
                if (IndexBounds.Of(index - factor * IndexExpression.Variable(letter), _ranges) is not var (least, greatest))
                    return null;
                long end = indexBase + sizes[axis] - 1, first = FirstOf(letter);
                bool isPlain = index == IndexExpression.Variable(letter);
                if (isPlain && plain is { } other && other.Extent != sizes[axis])
                    Fail.With("formula.disagree", $"{letter} runs over {other.Extent} places of {other.Array} and over {sizes[axis]} of {array}.", $"{sizes[axis]}", $"{other.Extent}");
                if (isPlain)
                    plain = (sizes[axis], array);
                if ((factor > 0 ? factor * first + least : least) < indexBase && factor > 0 || factor < 0 && factor * first + greatest > end)
                    Fail.With("formula.outside", $"The index {index} leaves {array} wherever {letter} ends; give the extents of {((Symbol)head.Array).Name}, and entries outside {array} are read as 0.", $"{index}", $"{indexBase} to {end}");
                long bound = factor > 0 ? IndexExpression.FloorDivide(end - greatest, factor) : IndexExpression.FloorDivide(least - indexBase, -factor);
                most = Math.Min(most ?? bound, bound);
            }
        }
        return most;
    }

    // The last place of an axis of known extent that is read with the letter alone.
    private long? Plain(string letter) => AxesOf(letter).Select(axis => (long?)(indexBase + axis.Extent - 1)).FirstOrDefault();

    // The axes of known extent that are read with the letter alone.
    private IEnumerable<(string Array, long Extent)> AxesOf(string letter)
    {
        foreach (var read in reads)
        {
            string array = ((Symbol)read.Array).Name;
            if (!extents.TryGetValue(array, out long[]? sizes))
                continue;
            for (int axis = 0; axis < Math.Min(read.Subscript.Count, sizes.Length); axis++)
            {
                if (read.Subscript[axis] == IndexExpression.Variable(letter))
                    yield return (array, sizes[axis]);
            }
        }
    }

    private string NoRange(string letter)
    {
        var arrays = reads.Append(head).Where(read => read.Subscript.Any(index => index.Contains(letter))).Select(read => ((Symbol)read.Array).Name).Distinct();
        return $"Nothing says how far {letter} runs; give the extents of {string.Join(" or ", arrays)}, such as --extents \"{arrays.Last()} {string.Join('x', reads.Append(head).Last(read => read.Array.Equals(new Symbol(arrays.Last()))).Subscript.Select(_ => "5"))}\".";
    }

    private static void WrongAxes(string array, long[] sizes, int indices) => Fail.With(
        "formula.axes", $"{array} is written with {Counted.Of(indices, "index", "indices")}, and {Counted.Of(sizes.Length, "extent is", "extents are")} given.", $"{indices}", $"{sizes.Length}");
}

using ConvSymbolic.Indices;

namespace ConvSymbolic.Models;

/// <summary>
/// How a definition sees an axis: as a product of axes, row-major, one letter each. The axis itself stays one: the letters (a, b) are the place
/// |B|·a + b, which is affine in them, so nothing ever divides. Most axes are seen by one letter.
/// </summary>
/// <param name="Letters">The letters with their ranges from 0, the slowest first.</param>
internal sealed record AxisView(EquatableArray<IndexRange> Letters)
{
    /// <summary>An axis of one letter.</summary>
    public static AxisView Of(string letter, IndexExpression extent) => new([IndexRange.UpTo(letter, extent)]);

    /// <summary>The place on the axis: |B|·a + b.</summary>
    public IndexExpression Index => Letters.Aggregate(IndexExpression.Zero, (index, letter) => index * (letter.Last + 1) + letter.Name);

    /// <summary>How many places there are: |A|·|B|.</summary>
    public IndexExpression Extent => Letters.Aggregate(IndexExpression.FromInt64(1), (extent, letter) => extent * (letter.Last + 1));

    /// <summary>
    /// The view in which an index runs over a whole axis: its letters, each from 0, the slowest first, such that the places are all of the axis and
    /// each is reached once. Null where there is none.
    /// </summary>
    /// <param name="index">An index.</param>
    /// <param name="extent">How many places the axis has.</param>
    /// <param name="ranges">The ranges of the letters.</param>
    public static AxisView? Running(IndexExpression index, IndexExpression extent, IReadOnlyDictionary<string, IndexRange> ranges)
    {
        var letters = new List<IndexRange>();
        var weight = IndexExpression.FromInt64(1);
        while (index != IndexExpression.Zero)
        {
            var digit = index.Names.Distinct().Select(name => ranges.GetValueOrDefault(name)).FirstOrDefault(range => range is not null
                && range.First == IndexExpression.Zero && !(index - weight * range.Name).Contains(range.Name));
            if (digit is null)
                return null;
            letters.Insert(0, digit);
            index -= weight * digit.Name;
            weight *= digit.Last + 1;
        }
        return letters.Count > 0 && weight == extent ? new AxisView([.. letters]) : null;
    }

    /// <summary>The letters for which an index runs over this view, in its order; null where it is no such index.</summary>
    /// <param name="index">An index in other letters.</param>
    /// <param name="ranges">The ranges of these letters.</param>
    public EquatableArray<IndexExpression>? DigitsOf(IndexExpression index, IReadOnlyDictionary<string, IndexRange> ranges)
    {
        var digits = new IndexExpression[Letters.Count];
        var weight = IndexExpression.FromInt64(1);
        for (int k = Letters.Count - 1; k >= 0; k--)
        {
            var extent = Letters[k].Last + 1;
            string? digit = index.Names.Distinct().FirstOrDefault(name => ranges.TryGetValue(name, out var range)
                && range.First == IndexExpression.Zero && range.Last + 1 == extent
                && Array.TrueForAll(digits, other => other is null || !other.Contains(name))
                && !(index - weight * name).Contains(name));
            if (digit is null)
                return null;
            digits[k] = digit;
            index -= weight * digit;
            weight *= extent;
        }
        return index == IndexExpression.Zero ? [.. digits] : null;
    }

    /// <summary>Writes <c>2·a+b</c>.</summary>
    public override string ToString() => Index.ToString();
}

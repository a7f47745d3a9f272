using System.Globalization;
using System.Text;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Writes indices in an author's way: 12, 1,2 or 1, 2.</summary>
internal static class IndexText
{
    /// <summary>The change that gives an entry other indices; null where it has them.</summary>
    public static Edit? Change(string slip, string text, RefForm reference, int[] indices)
    {
        if (reference.Indices.Count != indices.Length || reference.IndexRange.Length == 0)
            return null;

        // Channels and images may stand above: X^{(2)}_{11}.
        var below = reference.Indices.Zip(indices).Where(pair => IsBelow(pair.First)).ToList();
        var parts = reference.Indices.Zip(indices).Where(pair => !IsBelow(pair.First) && pair.First.Value.Constant != pair.Second)
            .Select(pair => (pair.First.Range, Text: pair.Second.ToString(CultureInfo.InvariantCulture))).ToList();
        if (below.Any(pair => pair.First.Value.Constant != pair.Second))
            parts.Add((reference.IndexRange, Of(reference.IndexRange.Of(text), [.. below.Select(pair => pair.Second)], reference.IndexRange.Start > 0 && text[reference.IndexRange.Start - 1] == '_')));
        if (parts.Count == 0 || parts.Any(part => part.Range.Length == 0))
            return null;
        parts.Sort((one, other) => one.Range.Start.CompareTo(other.Range.Start));
        var (start, at, joined) = (parts[0].Range.Start, parts[0].Range.Start, new StringBuilder());
        foreach (var (range, changed) in parts)
        {
            joined.Append(text, at, range.Start - at).Append(changed);
            at = range.End;
        }
        return new Edit(slip, new TextRange(start, at), joined.ToString());

        bool IsBelow(IndexForm index) => index.Range.Start >= reference.IndexRange.Start && index.Range.End <= reference.IndexRange.End;
    }

    private static string Of(string written, int[] indices, bool isBare)
    {
        int comma = written.IndexOf(',', StringComparison.Ordinal);
        string separator = comma < 0 ? indices.Any(index => index > 9) ? "," : "" : string.Concat(written.Skip(comma).TakeWhile(c => c == ',' || c == ' ' || c == '\\'));
        if (comma >= 0 && separator.Contains('\\', StringComparison.Ordinal))
            separator = ",";
        string joined = string.Join(separator, indices.Select(index => index.ToString(CultureInfo.InvariantCulture)));
        return isBare && joined.Length > 1 ? "{" + joined + "}" : joined;
    }
}

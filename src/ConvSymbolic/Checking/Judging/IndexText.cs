using System.Globalization;
using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Writes indices in an author's way: 12, 1,2 or 1, 2.</summary>
internal static class IndexText
{
    /// <summary>The change that gives an entry other indices; null where it has them, or they stand in several places.</summary>
    public static Edit? Change(string slip, string text, RefForm reference, int[] indices)
    {
        if (reference.Indices.Count != indices.Length || reference.IndexRange.Length == 0 || reference.Indices.Any(index => index.Range.Start < reference.IndexRange.Start || index.Range.End > reference.IndexRange.End))
            return null;
        if (reference.Indices.Zip(indices).All(pair => pair.First.Value.Constant == pair.Second))
            return null;
        return new Edit(slip, reference.IndexRange, Of(reference.IndexRange.Of(text), indices, reference.IndexRange.Start > 0 && text[reference.IndexRange.Start - 1] == '_'));
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

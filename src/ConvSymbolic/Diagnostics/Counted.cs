using System.Globalization;

namespace ConvSymbolic.Diagnostics;

/// <summary>A number of things in words: <c>1 equation</c>, <c>2 equations</c>, <c>1,000 entries</c> where digits are grouped.</summary>
public static class Counted
{
    /// <summary>The number and the noun.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for all other numbers; with an s where it is left out.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {Noun(count, one, many)}");

    /// <summary>The same with groups of three digits.</summary>
    public static string Grouped(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Noun(count, one, many)}");

    /// <summary>A number of entries of an array.</summary>
    public static string Entries(long count) => Of(count, "entry", "entries");

    /// <summary>The entries of an array of some extents: <c>3×2 entries</c>, <c>1 entry</c>.</summary>
    public static string Entries(IReadOnlyList<int> extents)
    {
        ArgumentNullException.ThrowIfNull(extents);
        return extents is [1] ? "1 entry" : $"{string.Join('×', extents)} entries";
    }

    private static string Noun(long count, string one, string? many) => count == 1 ? one : many ?? one + "s";
}

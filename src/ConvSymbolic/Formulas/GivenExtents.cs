using System.Globalization;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Formulas;

/// <summary>Reads extents as they are given beside a formula: <c>X 5x5, b 3</c>.</summary>
internal static class GivenExtents
{
    /// <summary>The extents by the name of their array.</summary>
    /// <exception cref="ConvSymbolicException">Something else is written.</exception>
    public static Dictionary<string, long[]> Read(string text)
    {
        var extents = new Dictionary<string, long[]>(StringComparer.Ordinal);
        foreach (string part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2)
                Wrong(part);
            string[] numbers = words[1].Split('x', '×');

            // \alpha and alpha are the same name.
            if (!extents.TryAdd(words[0].TrimStart('\\'), [.. numbers.Select(number => Number(part, number))]))
                Fail.With("formula.extents", $"The extents of {words[0]} are given twice.", part, "each array once");
        }
        return extents;
    }

    private static long Number(string part, string number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value is >= 1 and <= int.MaxValue ? value : Wrong(part);

    private static long Wrong(string part) => Fail.With<long>(
        "formula.extents", $"The extents '{part}' can't be read: the name of an array and its extents are expected, such as X 5x5.", part, "such as X 5x5");
}

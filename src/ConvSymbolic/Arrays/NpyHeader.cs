using System.Collections.Immutable;
using System.Globalization;

namespace ConvSymbolic.Arrays;

/// <summary>What the header of a .npy file says.</summary>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
/// <param name="IsFortranOrder">Whether the first index runs fastest.</param>
/// <param name="Shape">The extents; <see cref="CountOf"/> is not null for them.</param>
internal readonly record struct NpyHeader(NpyElementType ElementType, bool IsBigEndian, bool IsFortranOrder, ImmutableArray<int> Shape)
{
    private const int LongestQuote = 60;

    /// <summary>As many as NumPy has.</summary>
    public const int MostAxes = 64;

    /// <summary>How many elements an array of this shape has; null when there are too many for an array.</summary>
    public static int? CountOf(ImmutableArray<int> shape)
    {
        if (shape.Contains(0))
            return 0;
        long count = 1;
        foreach (int extent in shape)
        {
            count *= extent;
            if (count > Array.MaxLength)
                return null;
        }
        return (int)count;
    }

    /// <summary>Writes a shape as Python does: <c>()</c>, <c>(3,)</c>, <c>(3, 2)</c>.</summary>
    public static string Describe(ImmutableArray<int> shape) => shape.Length == 1
        ? string.Create(CultureInfo.InvariantCulture, $"({shape[0]},)")
        : $"({string.Join(", ", shape)})";

    /// <summary>A piece of a file inside an error: short, on one line.</summary>
    public static string Quote(ReadOnlySpan<char> text) =>
        OneLine(text.Length > LongestQuote ? $"{text[..LongestQuote]}…" : text.ToString());

    public static string OneLine(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) || from[i] is '\u2028' or '\u2029' ? '?' : from[i];
    });
}

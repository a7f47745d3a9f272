using System.Globalization;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>Reads the numbers of an option; an error names the option and the column within its value.</summary>
internal static class NumberText
{
    /// <summary>Reads <c>3x3</c>, <c>3×3</c> or <c>8</c>.</summary>
    public static PerAxis Extents(string option, string text) => Read(option, text, "xX×", "whole numbers with an x between them, such as 3x3");

    /// <summary>Reads <c>2</c> or <c>1,2</c>.</summary>
    public static PerAxis PerAxis(string option, string text) => Read(option, text, ",", "one whole number, or one per axis such as 1,2");

    /// <summary>Reads one number.</summary>
    public static int One(string option, string text) => Number(option, text, 1, text, "a whole number");

    /// <summary>Reads a number that may be beyond 32 bits, at least 1.</summary>
    public static long Large(string option, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0
            ? value
            : Reject.With<long>("arguments.number", $"{option} {text}: expected a whole number from 1 to {long.MaxValue}.");

    private static PerAxis Read(string option, string text, string separators, string expected)
    {
        var values = new List<int>();
        int start = 0;
        for (int end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && !separators.Contains(text[end]))
                continue;
            values.Add(Number(option, text, start + 1, text[start..end], expected));
            start = end + 1;
        }
        return values.ToArray();
    }

    private static int Number(string option, string text, int column, string part, string expected)
    {
        if (int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
            return value;
        string digits = part.TrimStart('-', '+');
        bool isNumber = digits.Length > 0 && part.Length - digits.Length <= 1 && digits.All(char.IsAsciiDigit);
        return Reject.With<int>("arguments.number", isNumber
            ? $"{option} {text}: column {column}: {part} is beyond {int.MaxValue}, the largest number that is supported."
            : $"{option} {text}: column {column}: found {(part.Length == 0 ? "nothing" : $"'{part}'")}, expected {expected}.");
    }
}

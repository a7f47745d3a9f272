using System.Globalization;
using System.Numerics;
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
    public static long Large(string option, string text)
    {
        string expected = $"a whole number from 1 to {long.MaxValue}";
        long value = Number(option, text, 1, text, expected, long.MinValue, long.MaxValue);
        return value > 0 ? value : Unreadable<long>(option, text, 1, text, expected);
    }

    /// <summary>Refuses a number that is too large or too small.</summary>
    public static T Beyond<T>(string option, string text, int column, string part, long least = int.MinValue, long most = int.MaxValue) => Reject.With<T>(
        "arguments.number",
        $"{option} {text}: column {column}: {part} is beyond {(part.StartsWith('-') ? $"{least}, the smallest" : $"{most}, the largest")} number that is supported.");

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

    private static int Number(string option, string text, int column, string part, string expected) =>
        (int)Number(option, text, column, part, expected, int.MinValue, int.MaxValue);

    // As a padding is read: blanks around a number don't count, and it may have a sign.
    private static long Number(string option, string text, int column, string part, string expected, long least, long most)
    {
        if (!BigInteger.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Unreadable<long>(option, text, column, part, expected);
        return number >= least && number <= most ? (long)number : Beyond<long>(option, text, column, part.Trim(), least, most);
    }

    private static T Unreadable<T>(string option, string text, int column, string part, string expected) => Reject.With<T>(
        "arguments.number", $"{option} {text}: column {column}: found {(part.Length == 0 ? "nothing" : $"'{part}'")}, expected {expected}.");
}

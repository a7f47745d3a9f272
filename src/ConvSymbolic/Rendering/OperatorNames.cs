using System.Diagnostics;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>How operators on arrays and their arguments are called; the same words in every format.</summary>
internal static class OperatorNames
{
    /// <summary>The operator's word.</summary>
    public static string Word(Operator op) => op switch
    {
        Operator.Correlate => "conv",
        Operator.Full => "full",
        Operator.Rot180 => "rot180",
        Operator.Stuff => "stuff",
        Operator.Pad => "pad",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether it is written in front of its one operand, its arguments as an index: stuff_2 G.</summary>
    public static bool IsPrefix(Application application) =>
        application is { Operands.Count: 1, Operator: Operator.Rot180 or Operator.Stuff or Operator.Pad };

    /// <summary>The arguments as words and values: stride 2, dilation (1, 2), padding 1:0, size 2×2.</summary>
    public static IReadOnlyList<(string Word, string Value)> Arguments(
        Application application, IndexWriter indices, string times, string colon) =>
        [.. application.Arguments.Select(argument => (Word(argument), Value(argument, indices, times, colon)))];

    /// <summary>The arguments as the index of a prefix operator; its own argument, the stride of stuff and the padding of pad, needs no word.</summary>
    public static string Below(Application application, IndexWriter indices, string times, string colon, Func<string, string> word) =>
        string.Join(", ", application.Arguments.Select(argument =>
        {
            bool isOwn = (application.Operator, argument.Name) is (Operator.Stuff, ArgumentName.Stride) or (Operator.Pad, ArgumentName.Padding);
            return (isOwn ? "" : word(Word(argument) + " ")) + Value(argument, indices, times, colon);
        }));

    /// <summary>The argument's word.</summary>
    public static string Word(Argument argument) => argument.Name switch
    {
        ArgumentName.Stride => "stride",
        ArgumentName.Dilation => "dilation",
        ArgumentName.Padding => "padding",
        ArgumentName.Size => "size",
        _ => throw new UnreachableException(),
    };

    private static string Value(Argument argument, IndexWriter indices, string times, string colon)
    {
        string[] values = [.. argument.Values.Select(indices.Write)];

        // Beside a sign, a sum needs brackets to be one value.
        string[] closed = [.. argument.Values.Zip(values, (value, text) => value.Terms is [] or [{ Coefficient: > 0 }] ? text : $"({text})")];
        return argument.Name switch
        {
            ArgumentName.Size => values.Length == 1 ? values[0] : string.Join(times, closed),
            ArgumentName.Padding => PerAxis([.. Enumerable.Range(0, values.Length / 2).Select(axis => 2 * axis).Select(k => values[k] == values[k + 1] ? values[k] : $"{closed[k]}{colon}{closed[k + 1]}")]),
            ArgumentName.Stride or ArgumentName.Dilation => PerAxis(values),
            _ => throw new UnreachableException(),
        };
    }

    private static string PerAxis(string[] values) =>
        values.Distinct(StringComparer.Ordinal).Count() == 1 ? values[0] : $"({string.Join(", ", values)})";
}

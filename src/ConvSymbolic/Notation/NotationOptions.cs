using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Notation;

/// <summary>The reader's choices: how the arrays are called and where indices start. What is computed does not depend on them.</summary>
public sealed record NotationOptions
{
    /// <summary>X, F, O, L, b and indices that start at 1, as in the lecture notes.</summary>
    public static NotationOptions Default { get; } = new();

    /// <summary>The usual names, indices counted from 0.</summary>
    internal static NotationOptions FromZero { get; } = new() { IndexBase = 0 };

    /// <summary>The name of the input.</summary>
    public string Input { get; init; } = "X";

    /// <summary>The name of the filter.</summary>
    public string Filter { get; init; } = "F";

    /// <summary>The name of the output.</summary>
    public string Output { get; init; } = "O";

    /// <summary>The name of the loss.</summary>
    public string Loss { get; init; } = "L";

    /// <summary>The name of the bias.</summary>
    public string Bias { get; init; } = "b";

    /// <summary>The first value of every printed index: 0 or 1.</summary>
    public int IndexBase { get; init; } = 1;

    /// <summary>Reads <c>X,F,O,L</c>: input, filter, output, loss.</summary>
    /// <param name="names">Four names, or five with the bias.</param>
    /// <param name="indexBase">0 or 1.</param>
    /// <exception cref="ConvSymbolicException">Not four or five names, a name that is no word, or two that are the same.</exception>
    public static NotationOptions Parse(string names, int indexBase = 1)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (indexBase is not (0 or 1))
            Fail.With("notation.index-base", $"The index base is {indexBase}; it must be 0 or 1.", $"{indexBase}", "0 or 1");
        string[] parts = names.Split(',');
        if (parts.Length is not (4 or 5))
        {
            Fail.With(
                "notation.names",
                $"'{names}' gives {Counted.Of(parts.Length, "name")}; four are wanted: input, filter, output, loss, such as X,F,O,L "
                    + "(a fifth names the bias).",
                names,
                "four names such as X,F,O,L");
        }
        for (int k = 0; k < parts.Length; k++)
        {
            parts[k] = parts[k].Trim();
            if (!IsName(parts[k]))
            {
                Fail.With(
                    "notation.name",
                    $"'{parts[k]}' (name {k + 1} of '{names}') can't name an array: a name is a letter from A to Z, small or capital, and more letters or digits after it.",
                    parts[k],
                    "a letter, then letters or digits");
            }
        }
        var notation = new NotationOptions { Input = parts[0], Filter = parts[1], Output = parts[2], Loss = parts[3], IndexBase = indexBase };
        if (parts.Length == 5)
            notation = notation with { Bias = parts[4] };
        string[] all = [notation.Input, notation.Filter, notation.Output, notation.Loss, notation.Bias];
        if (all.Distinct(StringComparer.Ordinal).Count() < all.Length)
            Fail.With("notation.same-name", $"'{names}' uses a name twice; input, filter, output, loss and bias ({notation.Bias}) need different names.", names, "different names");
        return notation;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 32 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}

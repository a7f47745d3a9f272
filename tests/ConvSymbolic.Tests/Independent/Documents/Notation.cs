namespace ConvSymbolic.Tests.Independent.Documents;

public enum Subscripts { Digits, Commas, Square, Round }

public enum GradientSigns { Fraction, DisplayFraction, Slash, D, Nabla }

/// <summary>How one author writes: names, indices, products, derivatives, operators.</summary>
public sealed record Notation
{
    private static readonly string[][] Names =
    [
        ["X", "F", "O"], ["X", "F", "O"], ["X", "W", "Y"], ["x", "w", "y"], ["a", "k", "z"], ["I", "K", "S"], ["A", "W", "Z"],
        ["x", "k", "s"], ["X", "K", "Y"],
        ["P", "Q", "R"], ["u", "h", "v"], ["A", "F", "C"], ["a", "w", "z"], ["D", "V", "U"], ["\\mathbf{X}", "\\mathbf{W}", "\\mathbf{Y}"],
    ];

    public required string Input { get; init; }

    public required string Filter { get; init; }

    public required string Output { get; init; }

    public required string Bias { get; init; }

    public required string Loss { get; init; }

    public required int Base { get; init; }

    public required Subscripts Subscripts { get; init; }

    /// <summary>Whether channels and the like stand above, in brackets.</summary>
    public required bool HasSuperscripts { get; init; }

    public required bool SuperscriptLast { get; init; }

    public required string Times { get; init; }

    public required GradientSigns Gradients { get; init; }

    /// <summary>A name of its own for the gradient that arrives, or none.</summary>
    public required string? Upstream { get; init; }

    public required string WordStyle { get; init; }

    /// <summary>The sign between two arrays, where conv(,) isn't written.</summary>
    public required string? Star { get; init; }

    /// <summary>Whether what is differentiated stands in braces.</summary>
    public required bool HasBraces { get; init; }

    public required string Matrix { get; init; }

    public required bool SumsTogether { get; init; }

    /// <summary>The letters of the axes: outputs, taps, input entries.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Letters { get; init; }

    public string Style =>
        $"{Subscripts}{(HasSuperscripts ? "+super" : "")} {Gradients}{(Upstream is null ? "" : "+delta")} "
        + (Times.Trim().Length == 0 ? "juxtaposed" : Times.Trim());

    public static Notation Random(Dice dice, int axes)
    {
        string[] names = dice.Pick(Names);
        var subscripts = dice.Pick(Subscripts.Digits, Subscripts.Digits, Subscripts.Digits, Subscripts.Commas, Subscripts.Commas,
            Subscripts.Square, Subscripts.Round);
        bool isShort = names[0] is "u" or "D";
        return new Notation
        {
            Input = names[0],
            Filter = names[1],
            Output = names[2],
            Bias = dice.Pick("b", "b", "b", "\\beta", "c"),
            Loss = dice.Pick("L", "L", "L", "E", "J", "\\mathcal{L}", "C") is var loss && names.Contains(loss) ? "L" : loss,
            Base = dice.Chance(60) ? 1 : 0,
            Subscripts = subscripts,
            HasSuperscripts = subscripts <= Subscripts.Commas && dice.Chance(60),
            SuperscriptLast = dice.Chance(30),
            Times = dice.Pick(" ", " ", " ", "", " \\cdot ", " \\cdot ", " \\times ", "\\,"),
            Gradients = isShort ? GradientSigns.Fraction : dice.Pick(
                GradientSigns.Fraction, GradientSigns.Fraction, GradientSigns.Fraction, GradientSigns.DisplayFraction,
                GradientSigns.Slash, GradientSigns.D, GradientSigns.Nabla),
            Upstream = dice.Chance(30) ? dice.Pick("\\delta", "\\delta", "G", "g") : null,
            WordStyle = dice.Pick("\\text", "\\mathrm", "\\operatorname"),
            Star = dice.Chance(40) ? dice.Pick("*", "*", "\\star", "\\ast") : null,
            HasBraces = dice.Chance(15),
            Matrix = dice.Pick("pmatrix", "bmatrix"),
            SumsTogether = dice.Chance(25),
            Letters = axes == 3 ? [["i", "j", "k"], ["u", "v", "w"], ["m", "n", "q"]]
                : dice.Chance(50) ? [["i", "j"], ["u", "v"], ["m", "n"]] : [["i", "j"], ["m", "n"], ["p", "q"]],
        } is var made && axes == 3 && (names.Intersect(["k", "w", "u"]).Any() || isShort)
            ? made with { Input = "X", Filter = "F", Output = "O" }
            : names.Intersect(["u", "v"]).Any() ? made with { Letters = [["i", "j"], ["m", "n"], ["p", "q"]] } : made;
    }

    public string Name(Quantity quantity) => quantity.Array() switch
    {
        Quantity.Input => Input,
        Quantity.Filter => Filter,
        Quantity.Output => Output,
        _ => Bias,
    };

    /// <summary>The letter that counts images, channels or filters.</summary>
    public string Image => Letters.Any(letters => letters.Contains("n")) ? "t" : "n";
}

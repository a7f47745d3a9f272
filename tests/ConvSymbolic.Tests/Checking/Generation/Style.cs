namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>How indices are written.</summary>
public enum IndexStyle
{
    Digits,
    Commas,
    Brackets,
    Parentheses,
}

/// <summary>How ∂L/∂X is written.</summary>
public enum SlopeStyle
{
    Fraction,
    Braced,
    Slash,
    Latin,
    Short,
}

/// <summary>An author's ways of writing.</summary>
public sealed record Style
{
    private static readonly string[][] Arrays =
    [
        ["X", "F", "O"], ["X", "F", "O"], ["I", "K", "S"], ["a", "w", "z"], ["x", "h", "y"], ["X", "W", "Y"], ["A", "W", "Z"], ["I", "F", "O"], ["x", "w", "z"], ["X", "K", "Y"], ["I", "K", "C"], ["x", "k", "y"],
    ];

    public required string Input { get; init; }

    public required string Filter { get; init; }

    public required string Output { get; init; }

    public string Bias { get; init; } = "b";

    public string Loss { get; init; } = "L";

    /// <summary>The name of ∂L/∂O; null where it is written as it is.</summary>
    public string? Upstream { get; init; }

    public int Base { get; init; }

    public IndexStyle Indices { get; init; }

    public SlopeStyle Slopes { get; init; }

    public string Product { get; init; } = "";

    public bool IsUnicode { get; init; }

    public string Conv { get; init; } = @"\text{conv}";

    public string Full { get; init; } = @"\text{full}";

    public string Rotation { get; init; } = @"\text{rot180}";

    public bool RotationIsTag { get; init; }

    public string Matrix { get; init; } = "pmatrix";

    public bool WritesSumsApart { get; init; }

    public string Rate { get; init; } = @"\eta";

    public static Style Random(Random random)
    {
        string[] arrays = Of(random, Arrays);
        string loss = Of(random, "L", "L", "L", "E", "J", @"\mathcal{L}", "C");
        if (arrays.Contains(loss))
            loss = "L";
        return new Style
        {
            Input = arrays[0],
            Filter = arrays[1],
            Output = arrays[2],
            Loss = loss,
            Base = random.Next(2),
            Upstream = Of(random, null, null, null, @"\delta", "G"),
            Indices = Of(random, IndexStyle.Digits, IndexStyle.Digits, IndexStyle.Digits, IndexStyle.Commas, IndexStyle.Brackets, IndexStyle.Parentheses),
            Slopes = Of(random, SlopeStyle.Fraction, SlopeStyle.Fraction, SlopeStyle.Fraction, SlopeStyle.Braced, SlopeStyle.Slash, SlopeStyle.Latin, SlopeStyle.Short),
            Product = Of(random, "", "", @"\cdot", @"\cdot", @"\times", "*"),
            IsUnicode = random.Next(10) == 0,
            Conv = Of(random, @"\text{conv}", @"\text{Conv}", @"\operatorname{conv}", @"\mathrm{conv2d}", "conv"),
            Full = Of(random, @"\text{full}", @"\text{Full}", @"\operatorname{full}", @"\text{full\_conv}"),
            Rotation = Of(random, @"\text{rot180}", @"\operatorname{rot}_{180}", @"rot_{180}", @"\text{rot}_{180^\circ}", @"\mathrm{flip}"),
            Matrix = Of(random, "pmatrix", "bmatrix"),
            WritesSumsApart = random.Next(2) == 0,
            Rate = Of(random, @"\eta", @"\alpha"),
        };
    }

    /// <summary>One of some, at random.</summary>
    public static T Of<T>(Random random, params ReadOnlySpan<T> values) => values[random.Next(values.Length)];
}

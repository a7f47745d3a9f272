namespace ConvSymbolic.Checking.Reports;

/// <summary>What switches a terminal to a colour and back; nothing at all where no colour is wanted.</summary>
internal sealed record Palette
{
    private static readonly Palette Plain = new();

    private static readonly Palette Coloured = new()
    {
        Bold = "\e[1m",
        Dim = "\e[2m",
        Wrong = "\e[1;31m",
        Doubt = "\e[1;33m",
        Right = "\e[32m",
        Caret = "\e[1;32m",
        End = "\e[0m",
    };

    public string Bold { get; private init; } = "";

    public string Dim { get; private init; } = "";

    public string Wrong { get; private init; } = "";

    public string Doubt { get; private init; } = "";

    public string Right { get; private init; } = "";

    public string Caret { get; private init; } = "";

    public string End { get; private init; } = "";

    public static Palette Of(bool colour) => colour ? Coloured : Plain;

    public string For(EquationVerdict verdict) => verdict switch
    {
        EquationVerdict.Wrong => Wrong,
        EquationVerdict.Right => Right,
        _ => Doubt,
    };
}

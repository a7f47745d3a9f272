namespace ConvSymbolic.Rendering;

/// <summary>What separates and surrounds the parts of a polynomial in one format.</summary>
internal sealed record PolynomialSyntax
{
    /// <summary>LaTeX: <c>\frac{\partial L}{\partial O_{11}} X_{12}</c>, in the reader's notation.</summary>
    public static PolynomialSyntax Latex { get; } = new()
    {
        Names = FactorNames.Latex,
        Times = " ",
        Power = ("^{", "}"),
        GroupsPowers = true,
        Rational = (@"\tfrac{", "}{", "}"),
    };

    /// <summary>Unicode text: <c>∂L/∂O₁₁·X₁₂</c>, in the reader's notation.</summary>
    public static PolynomialSyntax Text { get; } = new()
    {
        Names = FactorNames.Text,
        Times = "·",
        Minus = "−",
        Power = ("^", ""),
        GroupsPowers = true,
        Rational = ("", "/", ""),
    };

    /// <summary>SymPy and Python: <c>dO_1_1*X_1_2</c>; a quotient stays exact only as Rational.</summary>
    public static PolynomialSyntax SymPy { get; } = new()
    {
        Names = FactorNames.Underscored,
        Times = "*",
        Power = ("**", ""),
        Rational = ("Rational(", ",", ")"),
    };

    /// <summary>AngouriMath: <c>dO_1x1 * X_1x2</c>; its names have letters, then at most one underscore with letters and digits.</summary>
    public static PolynomialSyntax AngouriMath { get; } = new()
    {
        Names = FactorNames.OneUnderscore,
        Times = " * ",
        Power = ("^", ""),
        Rational = ("", "/", ""),
    };

    /// <summary>Mathematica: <c>dO[1,1]*X[1,2]</c>.</summary>
    public static PolynomialSyntax Mathematica { get; } = new()
    {
        Names = FactorNames.Bracketed,
        Output = "out",
        Times = "*",
        Power = ("^", ""),
        Rational = ("", "/", ""),
    };

    /// <summary>How an entry is called.</summary>
    public required FactorNames Names { get; init; }

    /// <summary>What the array of outputs is called; Mathematica protects the name O.</summary>
    public string Output { get; init; } = "O";

    /// <summary>Between factors.</summary>
    public required string Times { get; init; }

    /// <summary>The minus sign.</summary>
    public string Minus { get; init; } = "-";

    /// <summary>Before and after an exponent.</summary>
    public required (string Open, string Close) Power { get; init; }

    /// <summary>Whether the base of a power is parenthesised, since the name of an entry has indices or a fraction bar.</summary>
    public bool GroupsPowers { get; init; }

    /// <summary>Around numerator and denominator.</summary>
    public required (string Open, string Bar, string Close) Rational { get; init; }
}

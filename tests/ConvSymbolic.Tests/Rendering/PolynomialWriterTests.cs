using ConvSymbolic.Notation;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Tests.Rendering;

public class PolynomialWriterTests
{
    private static readonly Ring Plain = new(new("dO", [2, 2], 0, "O"), new("X", [3, 3], 0), new("F", [2, 2], 0));
    private static readonly Polynomial G = Polynomial.Of(Plain, Plain.Blocks[0][0]);
    private static readonly Polynomial X = Polynomial.Of(Plain, Plain.Blocks[1][1]);
    private static readonly Polynomial F = Polynomial.Of(Plain, Plain.Blocks[2][3]);

    public static TheoryData<string, string> Formats => new()
    {
        { "latex", @"-3 - \frac{\partial L}{\partial O_{11}} X_{12} + \tfrac{1}{2} (X_{12})^{2} F_{22}" },
        { "text", "−3 − ∂L/∂O₁₁·X₁₂ + 1/2·(X₁₂)^2·F₂₂" },
        { "sympy", "-3 - dO_1_1*X_1_2 + Rational(1,2)*X_1_2**2*F_2_2" },
        { "angourimath", "-3 - dO_1x1 * X_1x2 + 1/2 * X_1x2^2 * F_2x2" },
        { "mathematica", "-3 - dO[1,1]*X[1,2] + 1/2*X[1,2]^2*F[2,2]" },
    };

    private static PolynomialSyntax Syntax(string format) => format switch
    {
        "latex" => PolynomialSyntax.Latex,
        "text" => PolynomialSyntax.Text,
        "sympy" => PolynomialSyntax.SymPy,
        "angourimath" => PolynomialSyntax.AngouriMath,
        "mathematica" => PolynomialSyntax.Mathematica,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static string Write(Polynomial polynomial, PolynomialSyntax syntax, WritingStyle? style = null)
    {
        var output = new StringWriter();
        new PolynomialWriter(polynomial.Ring, syntax, style ?? WritingStyle.For(polynomial.Ring, NotationOptions.Default)).Write(polynomial, output);
        return output.ToString();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Writes_every_format(string format, string expected)
    {
        var constant = Polynomial.Constant(Plain, -3);
        var half = Polynomial.Constant(Plain, new Rational(1, 2));
        var polynomial = Polynomial.Constant(Plain, -1) * G * X + half * X * X * F + constant;
        Assert.Equal(expected, Write(polynomial, Syntax(format)));
        Assert.Equal("0", Write(Polynomial.Zero(Plain), Syntax(format)));
        Assert.Equal("1", Write(Polynomial.Constant(Plain, 1), Syntax(format)));
    }

    [Fact]
    public void Puts_images_and_channels_above()
    {
        var ring = new Ring(new RingArray("X", [2, 3, 12], 2));
        var entry = Polynomial.Of(ring, ring.Blocks[0][12 + 11]);
        Assert.Equal("X^{(1,2)}_{12}", Write(entry, PolynomialSyntax.Latex));
        Assert.Equal("X_1_2_12", Write(entry, PolynomialSyntax.SymPy));
        Assert.Equal("X[0,1,11]", Write(entry, PolynomialSyntax.Mathematica, WritingStyle.For(ring, new NotationOptions { IndexBase = 0 })));
    }

    [Fact]
    public void Keeps_the_engine_s_names_where_other_systems_read()
    {
        var style = WritingStyle.For(Plain, NotationOptions.Parse("I,N,E,Loss"));
        Assert.Equal("dO_1_1*X_1_2", Write(G * X, PolynomialSyntax.SymPy, style));
        Assert.Equal(@"\frac{\partial \mathit{Loss}}{\partial E_{11}} I_{12}", Write(G * X, PolynomialSyntax.Latex, style));
    }

    [Fact]
    public void Writes_terms_as_json()
    {
        var output = new StringWriter();
        using (var json = new JsonText(output))
        {
            new PolynomialJson(Plain, WritingStyle.Default).WriteTerms(Polynomial.Constant(Plain, -2) * X * X + G, json);
            json.End();
        }
        Assert.Equal(
            """[{"coefficient":"1","factors":["dO[1,1]"]},{"coefficient":"-2","factors":["X[1,2]","X[1,2]"]}]""" + "\n",
            output.ToString());
    }

    [Fact]
    public void A_tree_of_a_polynomial_is_written_like_the_polynomial()
    {
        var polynomial = Polynomial.Constant(Plain, -2) * G * X + X * F + Polynomial.Constant(Plain, 5);
        var style = WritingStyle.For(Plain, NotationOptions.Default);
        Assert.Equal(Write(polynomial, PolynomialSyntax.Latex, style), new LatexWriter(style).Write(PolynomialTree.Of(polynomial)));
    }
}

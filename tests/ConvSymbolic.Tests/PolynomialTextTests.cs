using ConvSymbolic.Notation;

namespace ConvSymbolic.Tests;

public class PolynomialTextTests
{
    [Fact]
    public void The_filter_gradient_of_the_notes_in_every_syntax()
    {
        var entry = Convolution.Create([3, 3], [2, 2]).Derive().InputGradient[0, 1];
        Assert.Equal(@"\frac{\partial L}{\partial O_{11}} F_{12} + \frac{\partial L}{\partial O_{12}} F_{11}", entry.ToLatex());
        Assert.Equal("∂L/∂O₁₁·F₁₂ + ∂L/∂O₁₂·F₁₁", entry.ToText());
        Assert.Equal("dO_1_1*F_1_2 + dO_1_2*F_1_1", entry.ToSymPy());
        Assert.Equal("dO_1x1 * F_1x2 + dO_1x2 * F_1x1", entry.ToAngouriMath());
        Assert.Equal("dO[1,1]*F[1,2] + dO[1,2]*F[1,1]", entry.ToMathematica());
    }

    [Fact]
    public void Names_and_index_base_are_the_reader_s() => Assert.Equal(
        "∂E/∂Y₀₀·K₀₁ + ∂E/∂Y₀₁·K₀₀",
        Convolution.Create([3, 3], [2, 2]).Derive().InputGradient[0, 1].ToText(NotationOptions.Parse("I,K,Y,E", indexBase: 0)));
}

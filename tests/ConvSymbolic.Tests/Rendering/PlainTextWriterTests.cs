using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

public class PlainTextWriterTests
{
    private static readonly IndexExpression I = "i";

    private static string Write(Expression expression) => new PlainTextWriter(WritingStyle.Default).Write(expression);

    [Fact]
    public void Writes_entries_with_lowered_digits_where_they_are_unambiguous()
    {
        Assert.Equal("∂L/∂O₁₁·X₁₂ + ∂L/∂O₁₂·X₁₃", Write(Add(Times(GradientAt(0, 0), At(X, 0, 1)), Times(GradientAt(0, 1), At(X, 0, 2)))));
        Assert.Equal("X[1,12]", Write(At(X, 0, 11)));
        Assert.Equal("X⁽²⁾₁₁", Write(At(X, [1], 0, 0)));
        Assert.Equal("X[1,2; 1,1]", Write(At(X, [0, 1], 0, 0)));
        Assert.Equal("F[o,c; u,v]", Write(At(F, ["o", "c"], "u", "v")));
        Assert.Equal("b⁽¹²⁾", Write(new Element(new Symbol(Names.Bias), [11], [])));
    }

    [Fact]
    public void Writes_general_formulas()
    {
        Assert.Equal(
            "∂L/∂F[u] = Σ_{i=1..2} ∂L/∂O[i]·X[2·i+u−2]",
            Write(new Equation(new Derivative(L, At(F, "u")), new Summation([IndexRange.UpTo("i", 2)], Times(GradientAt(I), At(X, 2 * I + "u"))))));
        Assert.Equal("Σ_{i=1..2, j=1..3} (X + F)", Write(new Summation([IndexRange.UpTo("i", 2), IndexRange.UpTo("j", 3)], Add(X, F))));
        Assert.Equal("[i+u−1 = m]", Write(new Bracket([new IndexCondition(I + "u", "m")])));
        Assert.Equal("F₁₁ − η·∂L/∂F₁₁", Write(Add(At(F, 0, 0), Times(N(-1), new Symbol(Names.LearningRate), new Derivative(L, At(F, 0, 0))))));
        Assert.Equal(
            "full(rot180 F, stuff_2 ∂L/∂O; padding 1)",
            Write(new Application(Operator.Full, [new Application(Operator.Rot180, [F], []), new Application(Operator.Stuff, [G], [new(ArgumentName.Stride, [2, 2])])], [new(ArgumentName.Padding, [1, 1, 1, 1])])));
        Assert.Equal("[X₁₁, X₁₂; X₂₁, X₂₂]", Write(Matrix(2, 2, (r, c) => At(X, r, c))));
    }
}

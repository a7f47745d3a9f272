using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Notation;
using ConvSymbolic.Numbers;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

public class LatexWriterTests
{
    private static readonly IndexExpression I = "i";
    private static readonly IndexExpression J = "j";

    private static string Write(Expression expression) => new LatexWriter(WritingStyle.Default).Write(expression);

    [Fact]
    public void Writes_the_entries_of_the_lecture_notes() => Assert.Equal(
        @"\frac{\partial L}{\partial O_{11}} X_{12} + \frac{\partial L}{\partial O_{12}} X_{13}",
        Write(Add(Times(GradientAt(0, 0), At(X, 0, 1)), Times(GradientAt(0, 1), At(X, 0, 2)))));

    [Fact]
    public void Writes_sums_from_the_index_base() => Assert.Equal(
        @"O_{ij} = \sum_{u=1}^{2}\sum_{v=1}^{2} X_{i+u-1,\,j+v-1} F_{uv}",
        Write(new Equation(
            At(O, I, J),
            new Summation([IndexRange.UpTo("u", 2), IndexRange.UpTo("v", 2)], Times(At(X, I + "u", J + "v"), At(F, "u", "v"))))));

    [Fact]
    public void Writes_commas_for_the_whole_array_as_soon_as_one_index_can_have_two_digits()
    {
        var style = WritingStyle.Default with
        {
            Extents = new Dictionary<string, EquatableArray<long>> { [Names.Input] = [10, 10], [Names.Output] = [9, 9] },
        };
        Assert.Equal("X_{1,1} O_{11}", new LatexWriter(style).Write(Times(At(X, 0, 0), At(O, 0, 0))));
        Assert.Equal("X_{99}", new LatexWriter(style with { Notation = new NotationOptions { IndexBase = 0 } }).Write(At(X, 9, 9)));
        Assert.Equal("X_{1,12}", Write(At(X, 0, 11)));
        Assert.Equal("X_{0,-1}", Write(At(X, -1, -2)));
    }

    [Fact]
    public void Writes_channels_above() => Assert.Equal(
        "X^{(1,2)}_{11} F^{(o,c)}_{uv} b^{(12)}",
        Write(Times(At(X, [0, 1], 0, 0), At(F, ["o", "c"], "u", "v"), new Element(new Symbol(Names.Bias), [11], []))));

    [Fact]
    public void Writes_signs_as_subtraction()
    {
        Assert.Equal(@"F_{11} - \eta X_{11}", Write(Add(At(F, 0, 0), Times(N(-1), new Symbol(Names.LearningRate), At(X, 0, 0)))));
        Assert.Equal("-X - 2 F + L", Write(Add(Times(N(-1), X), Times(N(-2), F), Times(N(1), L))));
        Assert.Equal("X - (F - L)", Write(Add(X, Times(N(-1), Add(F, Times(N(-1), L))))));
        Assert.Equal(@"1 \times 3 + 2 \times (-4) - 1 \times 5", Write(Add(Times(N(1), N(3)), Times(N(2), N(-4)), Times(N(-1), N(5)))));
        Assert.Equal(@"\tfrac{1}{2} X - \tfrac{3}{4}", Write(Add(Times(new Number(new Rational(1, 2)), X), new Number(new Rational(-3, 4)))));
        Assert.Equal("0", Write(Add()));
        Assert.Equal("1", Write(Times()));
    }

    [Fact]
    public void Puts_parentheses_where_the_meaning_needs_them()
    {
        var sum = new Summation([IndexRange.UpTo("i", 2)], Add(X, F));
        Assert.Equal(@"\sum_{i=1}^{2} (X + F)", Write(sum));
        Assert.Equal(@"X \sum_{i=1}^{2} (X + F)", Write(Times(X, sum)));
        Assert.Equal(@"\left(\sum_{i=1}^{2} (X + F)\right) X", Write(Times(sum, X)));
        Assert.Equal(@"\sum_{i=1}^{2} (X + F) + X", Write(Add(sum, X)));
        Assert.Equal(@"\frac{\partial}{\partial F_{11}} (X + F)", Write(new Derivative(Add(X, F), At(F, 0, 0))));
        Assert.Equal(@"\left(\frac{\partial L}{\partial O}\right)_{11}", Write(At(G, 0, 0)));
        Assert.Equal(@"(\operatorname{rot180} F)_{uv}", Write(At(new Application(Operator.Rot180, [F], []), "u", "v")));
    }

    [Fact]
    public void Writes_brackets_that_stay_true_under_the_index_base()
    {
        Assert.Equal("[2 i+u-2 = m]", Write(new Bracket([new IndexCondition(2 * I + "u", "m")])));
        Assert.Equal("[s i+u-s = m]", Write(new Bracket([new IndexCondition((IndexExpression)"s" * I + "u", "m")])));
        Assert.Equal(@"[u' = u,\,v' = v]", Write(new Bracket([new IndexCondition("u'", "u"), new IndexCondition("v'", "v")])));
        Assert.Equal("[i+u-1 = 2]", Write(new Bracket([new IndexCondition(I + "u", 1)])));
    }

    [Fact]
    public void Writes_operators_and_their_arguments()
    {
        var rotated = new Application(Operator.Rot180, [F], []);
        Assert.Equal(@"\operatorname{conv}\left(X, \frac{\partial L}{\partial O}\right)", Write(new Application(Operator.Correlate, [X, G], [])));
        Assert.Equal(@"\operatorname{full}\left(\operatorname{rot180} F, \frac{\partial L}{\partial O}\right)", Write(new Application(Operator.Full, [rotated, G], [])));
        Assert.Equal(
            @"\operatorname{conv}\left(X, F;\text{ stride }2,\text{ dilation }(1, 2),\text{ padding }1{:}0,\text{ size }3\times 4\right)",
            Write(new Application(Operator.Correlate, [X, F], [
                new(ArgumentName.Stride, [2, 2]), new(ArgumentName.Dilation, [1, 2]), new(ArgumentName.Padding, [1, 0, 1, 0]), new(ArgumentName.Size, [3, 4])])));
        Assert.Equal(@"\operatorname{stuff}_{2} \frac{\partial L}{\partial O}", Write(new Application(Operator.Stuff, [G], [new(ArgumentName.Stride, [2, 2])])));
        Assert.Equal(@"\mathrm{rot180}\thinspace F", new LatexWriter(WritingStyle.Default, LatexDialect.GitHub).Write(rotated));
    }

    [Fact]
    public void Uses_the_reader_s_names()
    {
        var style = WritingStyle.Default with { Notation = NotationOptions.Parse("in,k,o,E,beta", indexBase: 0) };
        var sum = new Equation(At(O, ["o"], "i"), new Summation([IndexRange.UpTo("u", 2)], Times(At(F, ["o"], "u"), At(X, I + "u"))));
        Assert.Equal(@"o^{(o')}_{i} = \sum_{u=0}^{1} k^{(o')}_{u} \mathit{in}_{i+u}", new LatexWriter(style).Write(sum));
        Assert.Equal(@"\beta^{(0)}", new LatexWriter(style).Write(new Element(new Symbol(Names.Bias), [0], [])));
    }

    [Fact]
    public void Writes_matrices_with_dots_in_the_direction_of_what_is_left_out()
    {
        Assert.Equal(@"\begin{pmatrix} X_{11} & X_{12} \\ X_{21} & X_{22} \end{pmatrix}", Write(Matrix(2, 2, (r, c) => At(X, r, c))));
        Assert.Equal(
            @"\begin{pmatrix} X_{11} & \cdots & X_{13} \\ \vdots & \ddots & \vdots \\ X_{31} & \cdots & X_{33} \end{pmatrix}",
            Write(Matrix(3, 3, (r, c) => r == 1 || c == 1 ? new Omission(0) : At(X, r, c))));
        Assert.StartsWith(@"\left(\begin{array}{*{12}{c}} 1 & 1", Write(Matrix(1, 12, (_, _) => N(1))), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_many_terms_are_left_out()
    {
        var sum = Add([.. Enumerable.Range(0, 12).Select(k => At(X, k % 9))]);
        Assert.Equal(
            @"X_{1} + X_{2} + \underbrace{\cdots}_{9\text{ more}} + X_{3}",
            new LatexWriter(WritingStyle.Default with { TermLimit = 4 }).Write(sum));
    }
}

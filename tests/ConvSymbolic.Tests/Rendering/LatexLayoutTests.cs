using ConvSymbolic.Expressions;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

public class LatexLayoutTests
{
    private static readonly LatexWriter Writer = new(WritingStyle.Default);

    private static IReadOnlyList<string> Lines(double width, Expression expression) => new LatexLayout(Writer, width).Align(expression)[0];

    private static Sum Entries(int count) => Add([.. Enumerable.Range(0, count).Select(k => Times(k % 3 == 1 ? N(-1) : N(1), At(X, k % 9, k / 9)))]);

    [Fact]
    public void Keeps_what_fits_on_one_line() =>
        Assert.Equal([@"O &= X_{11} - X_{21} + X_{31}"], Lines(40, new Equation(O, Entries(3))));

    [Fact]
    public void Breaks_in_front_of_signs() => Assert.Equal(
        [@"O &= X_{11} - X_{21} + X_{31}", @"&\quad {}+ X_{41} - X_{51}"],
        Lines(11.5, new Equation(O, Entries(5))));

    [Fact]
    public void Breaks_a_chain_at_its_relations() =>
        Assert.Equal(["O &= X", "&= F"], Lines(40, new Equation(O, new Equation(X, F))));

    [Fact]
    public void Leaves_out_a_repeated_left_hand_side() => Assert.Equal(
        [["O &= X"], ["&= F"]],
        new LatexLayout(Writer, 40).Align(new Equation(O, X), new Equation(O, F)));

    [Fact]
    public void Breaks_inside_parentheses_where_a_term_alone_is_too_wide() => Assert.Equal(
        [@"O &= -\eta \Bigl(X_{11} - X_{21}", @"&\quad {}+ X_{31} + X_{41}\Bigr)"],
        Lines(11.5, new Equation(O, Times(N(-1), new Symbol(Names.LearningRate), Entries(4)))));

    [Fact]
    public void No_line_is_estimated_wider_than_the_page() => Assert.All(
        Lines(30, new Equation(O, Entries(81))),
        line => Assert.InRange(LatexWidth.Of(line.Replace("&", "", StringComparison.Ordinal)), 1, 30.5));

    [Theory]
    [InlineData("X_{11}", 1.63)]
    [InlineData(@"\frac{\partial L}{\partial O_{11}}", 2.53)]
    [InlineData(@"X^{(1)}_{11}", 1.85)]
    [InlineData(@"\begin{pmatrix} X & X \\ X & X \end{pmatrix}", 4.7)]
    public void Estimates_widths(string latex, double width) => Assert.Equal(width, LatexWidth.Of(latex), tolerance: 0.1);
}

using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Latex;

/// <summary>How a fragment falls into rows, and what goes beside them.</summary>
public class RowTests
{
    [Theory]
    [InlineData(@"a = b \\[2pt] c = d \\* e = f \cr", "a = b|c = d|e = f")]
    [InlineData(@"\begin{aligned} a &= b \\ &= c \end{aligned} {}", "a = b|above: ∅ = c")]
    [InlineData(@"\begin{align} a = &b+ \notag \\ &c \end{align}", "a = b|side: < +c>")]
    [InlineData(@"\begin{align} a &= b \\ &\quad + c \\ &\quad - d \end{align}", "a = b|side: < +c>|side: < -d>")]
    [InlineData(@"\begin{align} a &= b + \\ & + c \end{align}", "a = b|side: < +c>")]
    [InlineData(@"\begin{align} a &= b \times \\ & c \end{align}", "a = b|side:  Times c")]
    [InlineData(@"a = \\ b", "a|above: ∅ = b")]
    [InlineData(@"\begin{eqnarray} a & = & b \\ c & = & d \end{eqnarray}", "a = b|c = d")]
    [InlineData(@"\left\{ \begin{array}{l} a = b \\ c = d \end{array} \right.", "a = b|c = d")]
    [InlineData(@"\begin{cases} a = b \\ c = d \end{cases}", "a = b|c = d")]
    [InlineData(@"\begin{equation}\begin{split} a &= b \\ &= c \end{split}\end{equation}", "a = b|above: ∅ = c")]
    [InlineData(@"a = b, \quad c = d, e = f.", "a = b|c = d|e = f")]
    [InlineData(@"a = b; c = d", "a = b|c = d")]
    [InlineData(@"a = b \text{ and } c = d", "a = b|c = d")]
    [InlineData(@"a = b \Rightarrow c = d", "a = b|c = d")]
    [InlineData(@"a \quad F = G \quad 3 \times 3", "a|F = G|3 Times 3")]
    [InlineData(@"a \quad = \quad b", "a = b")]
    [InlineData(@"X \to O_1, O_2", "X Arrow O_{1}, O_{2}")]
    [InlineData(@"O_{12}, O_{21},", "O_{12}, O_{21}")]
    [InlineData(@"a &= b & c &= d", "a = b|c = d")]
    [InlineData(@"a = b \\ \quad \\ c = d", "a = b|c = d")]
    [InlineData("a = b % c = d\n+ e", "a = < +b +e>")]
    [InlineData(@"\begin{align} a &= b \intertext{so} c &= d \end{align}", "a = b|c = d")]
    [InlineData("", "")]
    [InlineData(@"\odot", "odot")]
    public void Falls_into_rows(string latex, string expected) => Assert.Equal(expected, string.Join('|', NodeText.Rows(latex)));

    [Theory]
    [InlineData(@"a = b \tag{4}", "a = b #4")]
    [InlineData(@"a = b \tag 4", "a = b #4")]
    [InlineData(@"a = b \qquad (7)", "a = b #7")]
    [InlineData(@"a = b \ \ \ \ (7)", "a = b #7")]
    [InlineData(@"① a = b", "a = b #①")]
    [InlineData(@"a = b \label{eq:1}", "a = b")]
    [InlineData(@"a = b & i \in [0, H), j \in [0, W)", "a = b when i ElementOf [0, H), j ElementOf [0, W)")]
    [InlineData(@"a = b \quad \text{for } i = 1, 2", "a = b when i = 1, 2")]
    [InlineData(@"a = b \quad \forall i", "a = b when i")]
    [InlineData(@"a = b, \quad i = 1, \ldots, H", "a = b when i = 1, …, H")]
    [InlineData(@"a = b & // by the chain rule", "a = b // by the chain rule")]
    [InlineData(@"a = b \quad \text{(known)}", "a = b // (known)")]
    [InlineData(@"\text{Likewise: } a = b", "a = b // Likewise:")]
    public void Labels_conditions_and_remarks_stand_beside(string latex, string expected) => Assert.Equal(expected, NodeText.Row(latex));

    [Fact]
    public void The_sign_of_a_row_that_goes_on_is_where_it_was_written()
    {
        const string Latex = @"\begin{align} a = &b + \\ &c \end{align}";
        var sum = Assert.IsType<SumNode>(LatexParser.Parse(Latex)[1].Statement!.Sides[0]);
        Assert.Equal("+", sum.Terms[0].SignRange.Of(Latex));
        Assert.Equal("c", LatexParser.Parse(Latex)[1].Range.Of(Latex));
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_{11} = a \\ b = c", "problem at “the end of the row”, expected “}”|b = c")]
    [InlineData(@"\begin{align} a &= (b \\ c &= d \end{align}", "problem at “the end of the row”, expected “)”|c = d")]
    [InlineData(@"a = b) \\ c = d", "problem at “)”, expected an operator, a relation or the end of the row|c = d")]
    [InlineData(@"a = \foo \\ c = d", @"problem at “\foo”, expected a term|c = d")]
    [InlineData(@"a = b + \\", "problem at “the end of the row”, expected a term")]
    [InlineData(@"\frac{a}{} = b", "problem at “{}”, expected a denominator")]
    [InlineData(@"x_1_2", "problem at “_”, expected only one subscript")]
    [InlineData(@"\begin{matrix} a", @"problem at “\begin{matrix}”, expected “\end{matrix}”")]
    [InlineData(@"\left( a", @"problem at “\left(”, expected “\right”")]
    [InlineData(@"f(a, , b)", "problem at “,”, expected a term")]
    public void A_slip_costs_its_own_row_only(string latex, string expected) => Assert.Equal(expected, string.Join('|', NodeText.Rows(latex)));

    [Fact]
    public void A_problem_says_where_it_is()
    {
        const string Latex = @"a = b \\ c = \frac{d}{e";
        var problem = LatexParser.Parse(Latex)[1].Problem!;
        Assert.Equal(new(Latex.LastIndexOf('{'), Latex.LastIndexOf('{') + 1), problem.Range);
        Assert.Equal("This brace is never closed.", problem.Message);
    }
}

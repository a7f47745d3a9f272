using ConvSymbolic.Checking;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Latex;

public class MacrosTests
{
    private static IEnumerable<(TokenKind, string)> Tokens(Token[] tokens) => tokens.Select(token => (token.Kind, token.Text));

    [Theory]
    [InlineData(@"\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}", @"\pd{L}{X}", @"\frac{\partial L}{\partial X}")]
    [InlineData(@"\newcommand\pd[2]{\frac{#1}{#2}}", @"\pd ab", @"\frac{a}{b}")]
    [InlineData(@"\def\loss{\mathcal{L}}\def\d#1{\partial_{#1}\loss}", @"\d{x} + 1", @"\partial_{x}\mathcal{L} + 1")]
    [InlineData(@"\DeclareMathOperator{\turned}{rot180}", @"\turned(F)", @"\operatorname{rot180}(F)")]
    [InlineData(@"\providecommand*{\R}{\mathbb{R}}", @"x \in \R^{n}", @"x \in \mathbb{R}^{n}")]
    [InlineData(@"\newcommand{\opt}[2][x]{#1 + #2}", @"\opt y \opt[z]{y}", @"x + y z + y")]
    public void A_macro_is_read_as_what_it_stands_for(string definition, string maths, string expected) =>
        Assert.Equal(Tokens(Lexer.Read(expected)), Tokens(Macros.Of([definition]).Expand(Lexer.Read(maths))));

    [Theory]
    [InlineData(@"\newcommand{\a}{\b\b\b\b}\newcommand{\b}{\a\a\a\a}", @"\a = 1")]
    [InlineData(@"\newcommand{\a}[1]{\a{#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1}}", @"\a{xyz} = 1")]
    public void A_macro_that_never_ends_is_left_alone(string definition, string maths) =>
        Assert.InRange(Macros.Of([definition]).Expand(Lexer.Read(maths)).Length, 3, 400_000);

    [Fact]
    public void Places_are_those_of_the_document()
    {
        const string Text = "$\\newcommand{\\g}[1]{\\frac{\\partial L}{\\partial #1}}$\n\n$O_{ij} = \\sum_{m,n} X_{i+m,j+n} F_{mn}$\n\n$\\g{F_{mn}} = \\sum_{i,j} \\g{O_{ij}} X_{i-m,j-n}$\n";
        var wrong = HandDerivation.Check(Text, new CheckOptions { File = "a.md" }, TestContext.Current.CancellationToken).Equations[^1];
        Assert.Equal((EquationVerdict.Wrong, "correlation-for-convolution"), (wrong.Verdict, wrong.Slip));
        Assert.Equal((5, "X_{i-m,j-n}"), (wrong.Fault!.Value.Line, wrong.Found));
        Assert.Equal(@"\g{F_{mn}} = \sum_{i,j} \g{O_{ij}} X_{i-m,j-n}", wrong.Latex);
    }
}

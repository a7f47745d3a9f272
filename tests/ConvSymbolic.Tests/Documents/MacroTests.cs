using ConvSymbolic.Checking;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Tests.Documents;

public class MacroTests
{
    [Theory]
    [InlineData(@"\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}", @"\pd{L}{X}", @"\frac{\partial L}{\partial X}")]
    [InlineData(@"\newcommand\pd[2]{\frac{#1}{#2}}", @"\pd ab", @"\frac{a}{b}")]
    [InlineData(@"\def\loss{\mathcal{L}}\def\d#1{\partial_{#1}\loss}", @"\d{x} + 1", @"\partial_{x}\mathcal{L} + 1")]
    [InlineData(@"\DeclareMathOperator{\rot}{rot180}", @"\rot(F)", @"\operatorname{rot180}(F)")]
    [InlineData(@"\providecommand*{\R}{\mathbb{R}}", @"x \in \R^{n}", @"x \in \mathbb{R}^{n}")]
    [InlineData(@"\newcommand{\a}{\a\a}", "x = 1", "x = 1")]
    [InlineData(@"\newcommand{\opt}[2][x]{#1#2}", @"\opt y", @"\opt y")]
    public void A_macro_is_read_as_what_it_stands_for(string definition, string maths, string expected)
    {
        string text = $"\\documentclass{{article}}\n{definition}\n\\begin{{document}}\n\\[{maths}\\]\n\\end{{document}}";
        Assert.Equal(expected, Assert.Single(DocumentReader.Read(text, DocumentKind.Latex).Fragments).Text);
    }

    [Fact]
    public void A_macro_that_never_ends_is_left_alone()
    {
        string text = "$\\newcommand{\\a}{\\b\\b\\b\\b}\\newcommand{\\b}{\\a\\a\\a\\a}$\n\n$\\a = 1$";
        Assert.Contains(DocumentReader.Read(text, DocumentKind.Markdown).Fragments, fragment => fragment.Text.Contains(@"\a", StringComparison.Ordinal));
    }

    [Fact]
    public void Places_are_those_of_the_document()
    {
        const string Text = "$\\newcommand{\\g}[1]{\\frac{\\partial L}{\\partial #1}}$\n\n$O_{ij} = \\sum_{m,n} X_{i+m,j+n} F_{mn}$\n\n$\\g{F_{mn}} = \\sum_{i,j} \\g{O_{ij}} X_{i-m,j-n}$\n";
        var wrong = HandDerivation.Check(Text, new CheckOptions { File = "a.md" }).Equations[^1];
        Assert.Equal((EquationVerdict.Wrong, "correlation-for-convolution"), (wrong.Verdict, wrong.Slip));
        Assert.Equal((5, "X_{i-m,j-n}"), (wrong.Fault!.Value.Line, wrong.Found));
        Assert.Equal(@"\g{F_{mn}} = \sum_{i,j} \g{O_{ij}} X_{i-m,j-n}", wrong.Latex);
    }
}

using ConvSymbolic.Rendering;

namespace ConvSymbolic.Tests.Rendering;

public class LatexTextTests
{
    [Theory]
    [InlineData("50% of $3 & #1_a {x}", @"50\% of \$3 \& \#1\_a \{x\}")]
    [InlineData(@"\ ~ ^", @"\textbackslash{} \textasciitilde{} \textasciicircum{}")]
    [InlineData("3×3 – é", @"3$\times$3 -- é")]
    [InlineData("漢", "U+6F22")]
    public void Escapes_what_latex_would_take(string text, string expected) => Assert.Equal(expected, LatexText.Escape(text));
}

using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>
/// The rules by which a verdict passes, each with texts on both sides of it. The letters are the verdicts in their order: right, wrong, follows, definition, undecided,
/// not an equation.
/// </summary>
public class VerdictGateTests
{
    private const string Rows = """
        $$O_{11} = X_{11} F_{11} + X_{12} F_{12} + X_{21} F_{21} + X_{22} F_{22}$$
        $$O_{12} = X_{12} F_{11} + X_{13} F_{12} + X_{22} F_{21} + X_{23} F_{22}$$
        $$O_{21} = X_{21} F_{11} + X_{22} F_{12} + X_{31} F_{21} + X_{32} F_{22}$$
        $$O_{22} = X_{22} F_{11} + X_{23} F_{12} + X_{32} F_{21} + X_{33} F_{22}$$

        """;

    [Theory]

    // A line must not found the layer that makes it right.
    [InlineData("RU", """
        $$z_i=\sum_{m=0}^{F-1}x_{i+m}k_m$$
        $$\frac{\partial L}{\partial x_i}=\sum_{m=0}^{F-1}\frac{\partial L}{\partial z_{i-F+1+m}}v_m$$
        """)]
    [InlineData("U", @"$$\frac{\partial L}{\partial X} = \text{full}(\text{rot180}(F), \frac{\partial L}{\partial O})$$")]
    [InlineData("RRRRW", Rows + @"$$\frac{\partial L}{\partial F_{uv}} = \sum_{i=1}^{2}\sum_{j=1}^{2} \frac{\partial L}{\partial O_{ji}} X_{i+u-1,j+v-1}$$")]
    [InlineData("RRRRW", "<!-- convsym: input=X 3x3 filter=F 2x2 output=O loss=L index-base=1 -->\n"
        + Rows + @"$$\frac{\partial L}{\partial F_{uv}} = \sum_{i=1}^{2}\sum_{j=1}^{2} \frac{\partial L}{\partial O_{ji}} X_{i+u-1,j+v-1}$$")]
    [InlineData("RRRRW", Rows + @"$$\frac{\partial L}{\partial F}=\text{conv}(\text{rot180}(X), \frac{\partial L}{\partial O})$$")]

    // The letters of sizes are tied.
    [InlineData("RU", """
        $$H' = \lfloor (H-K+2p)/s \rfloor+1$$
        $$Z_x=\sum_{i=1}^{H}F_iX_{x+i-1}$$
        """)]

    // Extents that are guessed from the largest index make nothing right or wrong.
    [InlineData("UUU", """
        $$\frac{\partial E}{\partial a_{11}}=\delta_{11}k_{11}$$
        $$\frac{\partial E}{\partial a_{12}}=\delta_{11}k_{12}+\delta_{12}k_{11}$$
        $$\frac{\partial E}{\partial a_{33}}=\delta_{22}k_{22}$$
        """)]

    // A member of a chain is compared with its neighbour.
    [InlineData("RRRRRWF", Rows + @"$$F_{12} = \frac{\partial O_{11}}{\partial X_{12}} = F_{11} = F_{12}$$")]

    // Layers that are numbered by an index.
    [InlineData("UU", @"$X_{l+1}=X_l*W_l+b_l$, then $\frac{\partial L}{\partial W_l}=X_l*\frac{\partial L}{\partial X_{l+1}}$.")]
    [InlineData("UU", @"$Y_1=X_1*K_1$, $\frac{\partial L}{\partial X_1}=K_1*\frac{\partial L}{\partial Y_1}$.")]
    [InlineData("UU", @"The fourth layer is $H_4 = V_3 \star H_3 + c_3$, the fifth $H_5 = V_4 \star H_4 + c_4$.")]

    // What a leaf is, the text may say; definitions that go in a circle say nothing.
    [InlineData("DUU", @"We have $a_1=\sigma(z_1)$, $z_1=w_1a_0+b_1$, and choose $b_1=-100\times a_0$.")]

    // Symbols that have no place.
    [InlineData("RU", """
        $$z_{i,j} = \sum_m\sum_n w_{m,n}\, a_{i+m,j+n} + b$$
        $$\frac{\partial E}{\partial v_{m,n}} = \sum_i\sum_j \frac{\partial E}{\partial z_{i,j}} a_{i+m,j+n}$$
        """)]
    [InlineData("RRRRUW", Rows + """
        $$\frac{\partial L}{\partial X_{11}} = \delta_{s11} F_{11}$$
        $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{12}$$
        """)]

    // Conventions and numbers of the text.
    [InlineData("UU", """
        We use the summation convention.
        $$Y_{ij} = W_{mn} X_{i+m-1,j+n-1}$$
        $$\frac{\partial L}{\partial W_{mn}} = \frac{\partial L}{\partial Y_{ij}} X_{i+m-1,j+n-1}$$
        """)]
    [InlineData("RRRRUW", Rows + """
        Let $F$ be zero outside of its range.
        $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{11} + \frac{\partial L}{\partial O_{12}} F_{1,0}$$
        $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{12}$$
        """)]
    public void A_verdict_passes_where_it_can_be_trusted(string verdicts, string text)
    {
        var report = HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        Assert.Equal(verdicts, string.Concat(report.Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation).Select(equation => equation.Verdict.ToString()[0])));
    }

    // One wrong row among right ones: the others stay right whichever it is.
    [Theory]
    [InlineData("O_{12} = X_{12} F_{11}", "O_{12} = X_{21} F_{11}")]
    [InlineData("X_{22} F_{12}", "X_{13} F_{12}")]
    [InlineData("X_{33} F_{22}", "X_{44} F_{22}")]
    [InlineData("X_{11} F_{11}", "X_{00} F_{11}")]
    [InlineData("X_{32} F_{21}", "X_{32} F_{31}")]
    public void A_slip_makes_no_other_line_wrong(string right, string slip)
    {
        Assert.Contains(right, Rows, StringComparison.Ordinal);
        var report = HandDerivation.Check(Rows.Replace(right, slip, StringComparison.Ordinal), new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        foreach (var equation in report.Equations.Where(equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows))
            Assert.Contains(slip, equation.Latex, StringComparison.Ordinal);
    }
}

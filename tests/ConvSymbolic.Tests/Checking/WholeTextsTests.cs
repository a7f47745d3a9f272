using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking;

/// <summary>
/// Short texts as lecturers and bloggers write them, each with a slip or two. The letters are the verdicts in their order: right, wrong, follows, definition, undecided,
/// not an equation.
/// </summary>
public class WholeTextsTests
{
    [Theory]
    [InlineData("NNNDNRRWRDRRWRRR", "wrong-index", """
        A $5\times5$ image $I$ and a $3\times3$ kernel with stride 2 ($s=2$ in both directions); let $n$ count the images.

        $$S_{11} = I_{11}K_{11} + I_{12}K_{12} + I_{13}K_{13} + I_{21}K_{21} + I_{22}K_{22} + I_{23}K_{23} + I_{31}K_{31} + I_{32}K_{32} + I_{33}K_{33}$$
        $$S_{12} = I_{13}K_{11} + I_{14}K_{12} + I_{15}K_{13} + I_{23}K_{21} + I_{24}K_{22} + I_{25}K_{23} + I_{33}K_{31} + I_{34}K_{32} + I_{35}K_{33}$$
        $$S_{21} = I_{31}K_{11} + I_{32}K_{12} + I_{33}K_{13} + I_{41}K_{21} + I_{42}K_{22} + I_{43}K_{23} + I_{51}K_{31} + I_{52}K_{32} + I_{33}K_{33}$$
        $$S_{22} = I_{33}K_{11} + I_{34}K_{12} + I_{35}K_{13} + I_{43}K_{21} + I_{44}K_{22} + I_{45}K_{23} + I_{53}K_{31} + I_{54}K_{32} + I_{55}K_{33}$$

        Write $g_{ij} = \frac{\partial \mathcal{L}}{\partial S_{ij}}$. Then

        $$\frac{\partial \mathcal{L}}{\partial K_{11}} = g_{11}I_{11} + g_{12}I_{13} + g_{21}I_{31} + g_{22}I_{33}$$
        $$\frac{\partial \mathcal{L}}{\partial K_{23}} = g_{11}I_{23} + g_{12}I_{25} + g_{21}I_{43} + g_{22}I_{45}$$
        $$\frac{\partial \mathcal{L}}{\partial I_{33}} = g_{11}K_{33} + g_{12}K_{31} + g_{21}K_{13} + g_{22}K_{12}$$
        $$\frac{\partial \mathcal{L}}{\partial I_{22}} = g_{11}K_{22}, \qquad \frac{\partial \mathcal{L}}{\partial I_{13}} = g_{11}K_{13} + g_{12}K_{11}$$

        Size: $\left\lfloor \frac{5 - 3}{2} \right\rfloor + 1 = 2$.
        """)]
    [InlineData("RRRRDRWRRR", "copied-row", """
        A dilated filter on a row: $y_i = \sum_{k=0}^{2} w_k\, x_{i+2k}$, so

        $$y_0 = w_0x_0 + w_1x_2 + w_2x_4, \quad y_1 = w_0x_1 + w_1x_3 + w_2x_5, \quad y_2 = w_0x_2 + w_1x_4 + w_2x_6.$$

        With $\delta_i = \partial E / \partial y_i$ we find

        \begin{align*}
        \frac{\partial E}{\partial w_0} &= \delta_0 x_0 + \delta_1 x_1 + \delta_2 x_2 \\
        \frac{\partial E}{\partial w_2} &= \delta_0 x_2 + \delta_1 x_3 + \delta_2 x_4 \\
        \frac{\partial E}{\partial x_2} &= \delta_0 w_1 + \delta_2 w_0 \\
        \frac{\partial E}{\partial x_4} &= \delta_0 w_2 + \delta_2 w_1 \\
        \frac{\partial E}{\partial x_6} &= \delta_2 w_2
        \end{align*}
        """)]
    public void Verdicts_come_in_their_order(string verdicts, string slip, string text)
    {
        var report = HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        Assert.Equal(verdicts, string.Concat(report.Equations.Select(equation => equation.Verdict.ToString()[0])));
        foreach (var wrong in report.Equations.Where(equation => equation.Verdict == EquationVerdict.Wrong))
            Assert.Equal(slip, wrong.Slip);
    }

    // X_{1} has one index, the other entries two.
    [Fact]
    public void A_matrix_whose_entries_have_unlike_indices_says_nothing_of_sizes()
    {
        const string Text = """
            $$\begin{aligned} O_{11} &= X_{11}F_{11} + X_{12}F_{12} + X_{21}F_{21} + X_{22}F_{22} \\ O_{12} &= X_{12}F_{11} + X_{13}F_{12} + X_{22}F_{21} + X_{23}F_{22} \end{aligned}$$
            $$\begin{pmatrix} X_{11} & X_{1} \\ X_{21} & X_{22} \end{pmatrix}$$
            """;
        var report = HandDerivation.Check(Text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Right], report.Equations.Take(2).Select(equation => equation.Verdict));
    }
}

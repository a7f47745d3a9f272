using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking;

/// <summary>What the same mathematics looks like in the hands of different authors.</summary>
public class WaysOfWritingTests
{
    private const string Forward = """
        $$O_{11} = X_{11}F_{11} + X_{12}F_{12} + X_{21}F_{21} + X_{22}F_{22}$$
        $$O_{12} = X_{12}F_{11} + X_{13}F_{12} + X_{22}F_{21} + X_{23}F_{22}$$
        $$O_{21} = X_{21}F_{11} + X_{22}F_{12} + X_{31}F_{21} + X_{32}F_{22}$$
        $$O_{22} = X_{22}F_{11} + X_{23}F_{12} + X_{32}F_{21} + X_{33}F_{22}$$


        """;

    private const string Row = @"\frac{\partial L}{\partial O_{11}} X_{11} + \frac{\partial L}{\partial O_{12}} X_{12} + \frac{\partial L}{\partial O_{21}} X_{21} + \frac{\partial L}{\partial O_{22}} X_{22}";

    private static CheckReport Check(string text) => HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);

    private static CheckedEquation Last(string latex) => Check(Forward + latex).Equations[^1];

    [Theory]
    [InlineData(@"$dX = dO *_{full} F^{180}$")]
    [InlineData(@"$\frac{\partial L}{\partial X} = \frac{\partial L}{\partial O} \otimes_{\text{full}} \text{rot180}(F)$")]
    [InlineData(@"$\frac{\partial L}{\partial X} = \frac{\partial L}{\partial O} \overset{\text{full}}{*} \left(\text{rot180}(F)\right)$")]
    [InlineData(@"$\frac{\partial L}{\partial F} = X *_{valid} \frac{\partial L}{\partial O}$")]
    [InlineData(@"$\frac{\partial L}{\partial X} = \text{pad}(\frac{\partial L}{\partial O}, 1) * \text{rot180}(F)$")]
    [InlineData(@"$\frac{\partial L}{\partial F} = \text{Convolution}(\text{Input } X, \text{loss gradient } \frac{\partial L}{\partial O})$")]
    [InlineData(@"$\frac{\partial L}{\partial X} = \text{Full convolution}(180^\circ \text{ rotated filter } F, \text{loss gradient } \frac{\partial L}{\partial O})$")]
    [InlineData(@"$\left.\frac{\partial L}{\partial F_{11}}\right. = " + Row + "$")]
    [InlineData(@"$$\colorbox{yellow}{$\frac{\partial L}{\partial F_{11}}$} = " + Row + "$$")]
    [InlineData(@"$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{11} + \cancelto{0}{\frac{\partial L}{\partial O_{12}} \frac{\partial O_{12}}{\partial X_{11}}}$")]
    [InlineData(@"$ \frac{\partial L}{\partial F_{11}} = " + Row + "$")]
    [InlineData(@"$$\pdv{L}{F_{11}} = \pdv{L}{O_{11}} X_{11} + \pdv{L}{O_{12}} X_{12} + \pdv{L}{O_{21}} X_{21} + \pdv{L}{O_{22}} X_{22}$$")]
    [InlineData(@"$$\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} * \frac{\partial O_k}{\partial F_i}$$")]
    [InlineData(@"$$\frac{\partial L}{\partial X_{33}} = \frac{\partial L}{\partial O_{22}} F_{22}, \text{ similarly for the other entries.}$$")]
    [InlineData(@"$\frac{\partial L}{\partial F\_{11}} = \frac{\partial L}{\partial O\_{11}} X\_{11} + \frac{\partial L}{\partial O\_{12}} X\_{12} + \frac{\partial L}{\partial O\_{21}} X\_{21} + \frac{\partial L}{\partial O\_{22}} X\_{22}$")]
    [InlineData(@"$\frac{\partial L}{\partial F} = X \* \frac{\partial L}{\partial O}$")]
    [InlineData(@"$\mathrm{d}L/\mathrm{d}X_{11} = \mathrm{d}L/\mathrm{d}O_{11} \cdot F_{11}$")]
    [InlineData("\\begin{aligned}\n\\frac{\\partial L}{\\partial F_{11}} &= " + Row + "\n\\end{aligned}")]
    public void What_is_right_is_right_however_it_is_written(string latex) => Assert.Equal(EquationVerdict.Right, Last(latex).Verdict);

    [Theory]
    [InlineData("missing-rotation", @"$dX = dO *_{full} F$")]
    [InlineData("missing-rotation", @"$\frac{\partial L}{\partial X} = \text{Full convolution}(\text{filter } F, \text{loss gradient } \frac{\partial L}{\partial O})$")]
    [InlineData("transposed-indices", "$$\\begin{aligned} \\frac{\\partial L}{\\partial F_{12}} &= \\frac{\\partial L}{\\partial O_{11}} X_{12} + \\frac{\\partial L}{\\partial O_{12}} X_{13} \\nonumber \\\\ &\\quad + \\frac{\\partial L}{\\partial O_{21}} X_{22} + \\frac{\\partial L}{\\partial O_{22}} X_{32} \\end{aligned}$$")]
    [InlineData("wrong-index", @"$$\pdv{L}{X_{22}} = \pdv{L}{O_{11}} F_{22} + \pdv{L}{O_{12}} F_{21} + \pdv{L}{O_{21}} F_{12} + \pdv{L}{O_{22}} F_{12}$$")]
    public void What_is_wrong_is_wrong_however_it_is_written(string slip, string latex)
    {
        var equation = Last(latex);
        Assert.Equal((EquationVerdict.Wrong, slip), (equation.Verdict, equation.Slip));
        Assert.Equal(EquationVerdict.Right, Last($"$${equation.Suggestion}$$").Verdict);
    }

    [Theory]
    [InlineData(@"$\frac{\partial L}{\partial F_i} = \sum_{k=1}^{3} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}$")]
    [InlineData(@"$\frac{\partial L}{\partial X} = \text{Full}(\frac{\partial L}{\partial O}, \tilde{F})$")]
    [InlineData(@"$F_{11} \leftarrow F_{11} - \eta \frac{\partial L}{\partial F_{11}} = 1 - 0.1 \cdot 10$")]
    public void What_is_not_said_is_undecided(string latex) => Assert.Equal(EquationVerdict.Undecided, Last(latex).Verdict);

    [Fact]
    public void The_font_of_a_letter_belongs_to_what_is_shown()
    {
        var equation = Last(@"$$\mathbf{O}_{11} = \mathbf{X}_{11}\mathbf{F}_{11} + \mathbf{X}_{12}\mathbf{F}_{12} + \mathbf{X}_{21}\mathbf{F}_{21} + \mathbf{X}_{22}\mathbf{F}_{12}$$");
        Assert.Equal((EquationVerdict.Wrong, @"\mathbf{F}_{12}", @"\mathbf{F}_{22}"), (equation.Verdict, equation.Found, equation.Expected));
        Assert.StartsWith(@"\mathbf{O}_{11} = ", equation.Latex);
    }

    [Fact]
    public void Commands_that_a_document_defines_are_read()
    {
        const string Preamble = """
            \documentclass{article}
            \newcommand{\pd}[2][L]{\frac{\partial #1}{\partial #2}}
            \def\up#1{\pd{O_{#1}}}
            \DeclareMathOperator{\turn}{rot180}
            \newcommand{\K}{\mathbf{F}}
            \begin{document}

            """;
        const string Body = """
            $$\pd{F_{11}} = \up{11} X_{11} + \up{12} X_{12} + \up{21} X_{21} + \up{22} X_{22}$$
            $$\pd{F_{12}} = \up{11} X_{12} + \up{12} X_{13} + \up{21} X_{22} + \up{22} X_{22}$$
            $$\pd[O_{11}]{\K_{12}} = X_{12}$$
            $$\pd{X} = \text{full}(\turn(\K), \pd{O})$$
            \end{document}
            """;
        var report = HandDerivation.Check(Preamble + Forward + Body, new CheckOptions { File = "notes.tex" }, TestContext.Current.CancellationToken);
        var own = report.Equations.Skip(4).ToList();
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Wrong, EquationVerdict.Right, EquationVerdict.Right], own.Select(equation => equation.Verdict));
        Assert.Equal(@"\pd{F_{12}} = \up{11} X_{12} + \up{12} X_{13} + \up{21} X_{22} + \up{22} X_{23}", own[1].Suggestion);
    }

    [Theory]
    [InlineData(@"$\tilde{F} = \text{rot180}(F)$")]
    [InlineData(@"$\tilde{F} = \begin{pmatrix} F_{22} & F_{21} \\ F_{12} & F_{11} \end{pmatrix}$")]
    public void A_symbol_for_the_rotated_filter_is_known_before_and_behind_its_definition(string definition)
    {
        const string Uses = "$$\\frac{\\partial L}{\\partial X} = \\text{Full}(\\frac{\\partial L}{\\partial O}, \\tilde{F})$$\n\n$$\\tilde{F}_{11} = F_{22}$$\n\n";
        var report = Check(Forward + Uses + definition + "\n\n" + @"$$\frac{\partial L}{\partial X} = \text{Full}(\frac{\partial L}{\partial O}, \text{rot180}(\tilde{F}))$$");
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Right, EquationVerdict.Definition, EquationVerdict.Wrong], report.Equations.Skip(4).Select(equation => equation.Verdict));
    }

    [Fact]
    public void Columns_of_entries_and_letters_of_sizes_say_nothing_of_the_arrays()
    {
        var report = Check(@"$$\begin{pmatrix} O_{11} \\ O_{12} \\ O_{21} \\ O_{22} \end{pmatrix} = M \begin{pmatrix} F_{11} \\ F_{12} \\ F_{21} \\ F_{22} \end{pmatrix}$$" + "\n\nwhere $n = 3$, $f = 2$.\n\n" + Forward);
        Assert.Equal(EquationVerdict.Undecided, report.Equations[0].Verdict);
        Assert.Equal(2, report.Count(EquationVerdict.Definition));
        Assert.Equal(4, report.Count(EquationVerdict.Right));
    }

    [Fact]
    public void A_matrix_of_sums_says_what_the_arrays_are()
    {
        var report = Check("""
            $$\mathbf{Y} = \mathbf{X} \star \mathbf{K} = \begin{bmatrix} x_{11}k_{11} + x_{12}k_{12} & x_{12}k_{11} + x_{13}k_{12} \\ x_{21}k_{11} + x_{22}k_{12} & x_{22}k_{11} + x_{23}k_{12} \end{bmatrix}$$

            $$\frac{\partial L}{\partial \mathbf{K}} = \begin{bmatrix} \frac{\partial L}{\partial y_{11}}x_{11} + \frac{\partial L}{\partial y_{12}}x_{12} + \frac{\partial L}{\partial y_{21}}x_{21} + \frac{\partial L}{\partial y_{22}}x_{22} & \frac{\partial L}{\partial y_{11}}x_{12} + \frac{\partial L}{\partial y_{12}}x_{13} + \frac{\partial L}{\partial y_{21}}x_{22} + \frac{\partial L}{\partial y_{22}}x_{32} \end{bmatrix}$$
            """);
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Undecided, EquationVerdict.Undecided], report.Equations.Select(equation => equation.Verdict));
        Assert.Equal(("x", "k", "y"), (report.Contexts[0].Roles["input"], report.Contexts[0].Roles["filter"], report.Contexts[0].Roles["output"]));
    }

    [Fact]
    public void Rows_of_numbers_and_the_learning_rate_are_put_in()
    {
        var report = Check("""
            $x = (1, 2, 3)$ and $w = [2, -1]$ give $y_1 = w_1 x_1 + w_2 x_2 = 2 - 2 = 0$ and $y_2 = w_1 x_2 + w_2 x_3 = 4 - 3 = 1$.

            Let $\frac{\partial L}{\partial y} = (1, 3)$ and $\eta = 0.1$. Then

            $$w_1 \leftarrow w_1 - \eta \frac{\partial L}{\partial w_1} = 2 - 0.1 \cdot 7 = 1.3$$
            $$w_2 \leftarrow w_2 - \eta \frac{\partial L}{\partial w_2} = -1 - 0.1 \cdot 11 = -2.2$$
            """);
        Assert.Equal(4, report.Count(EquationVerdict.Definition));
        Assert.Equal(11, report.Count(EquationVerdict.Right));
        Assert.Equal(1, report.Count(EquationVerdict.Wrong));
        Assert.Equal("-1 - 0.1 \\cdot 11 = -2.2", report.Equations[^1].Latex);
    }

    [Theory]
    [InlineData(@"O_{11} = X^{(1)}_{11}F^{(1)}_{11} + X^{(1)}_{12}F^{(1)}_{12} + X^{(2)}_{11}F^{(2)}_{11} + X^{(2)}_{12}F^{(2)}_{12}", @"O_{12} = X^{(1)}_{12}F^{(1)}_{11} + X^{(1)}_{13}F^{(1)}_{12} + X^{(2)}_{12}F^{(2)}_{11} + X^{(1)}_{13}F^{(2)}_{12}", "X^{(2)}_{13}")]
    [InlineData(@"O_{00} = X^{(1)}_{00}F^{(1)}_{00} + X^{(1)}_{01}F^{(1)}_{01} + X^{(2)}_{00}F^{(2)}_{00} + X^{(2)}_{01}F^{(2)}_{01}", @"O_{01} = X^{(1)}_{01}F^{(1)}_{00} + X^{(1)}_{02}F^{(1)}_{01} + X^{(2)}_{01}F^{(2)}_{00} + X^{(1)}_{02}F^{(2)}_{01}", "X^{(2)}_{02}")]
    [InlineData(@"O_{11} = X_{111}F_{111} + X_{211}F_{211} + X_{112}F_{112} + X_{212}F_{212}", @"O_{21} = X_{211}F_{111} + X_{311}F_{211} + X_{212}F_{112} + X_{311}F_{212}", "X_{312}")]
    public void Channels_may_stand_above_or_last_and_have_a_base_of_their_own(string right, string wrong, string expected)
    {
        var report = Check($"$${right}$$\n\n$${wrong}$$");
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Wrong], report.Equations.Select(equation => equation.Verdict));
        Assert.Equal(("wrong-index", expected), (report.Equations[1].Slip, report.Equations[1].Expected));
    }

    [Fact]
    public void A_forgotten_filter_is_a_forgotten_sum()
    {
        var report = Check("""
            $$O^{(1)}_1 = X_1 F^{(1)}_1 + X_2 F^{(1)}_2$$
            $$O^{(2)}_1 = X_1 F^{(2)}_1 + X_2 F^{(2)}_2$$
            $$O^{(2)}_2 = X_2 F^{(2)}_1 + X_3 F^{(2)}_2$$
            $$\frac{\partial L}{\partial X_2} = \frac{\partial L}{\partial O^{(1)}_1} F^{(1)}_2 + \frac{\partial L}{\partial O^{(1)}_2} F^{(1)}_1$$
            """);
        var wrong = report.Equations[^1];
        Assert.Equal((EquationVerdict.Wrong, "missing-channel-sum"), (wrong.Verdict, wrong.Slip));
        Assert.EndsWith(@"+ \frac{\partial L}{\partial O^{(2)}_1} F^{(2)}_2 + \frac{\partial L}{\partial O^{(2)}_2} F^{(2)}_1", wrong.Suggestion);
    }
}

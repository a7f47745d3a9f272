using ConvSymbolic.Checking;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking;

public class CheckerTests
{
    private const string Forward = """
        $$
        \begin{aligned}
        O_{11} &= X_{11}F_{11} + X_{12}F_{12} + X_{21}F_{21} + X_{22}F_{22} \\
        O_{12} &= X_{12}F_{11} + X_{13}F_{12} + X_{22}F_{21} + X_{23}F_{22} \\
        O_{21} &= X_{21}F_{11} + X_{22}F_{12} + X_{31}F_{21} + X_{32}F_{22} \\
        O_{22} &= X_{22}F_{11} + X_{23}F_{12} + X_{32}F_{21} + X_{33}F_{22}
        \end{aligned}
        $$


        """;

    private static CheckReport Check(string text) => HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, cancellation: TestContext.Current.CancellationToken);

    // The equation behind the forward equations.
    private static CheckedEquation Last(string latex) => Check(Forward + latex).Equations[^1];

    [Theory]
    [InlineData(@"$$\frac{\partial L}{\partial X_{22}} = \frac{\partial L}{\partial O_{11}} F_{22} + \frac{\partial L}{\partial O_{12}} F_{21} + \frac{\partial L}{\partial O_{21}} F_{12} + \frac{\partial L}{\partial O_{22}} F_{11}$$")]
    [InlineData(@"$$\frac{\partial L}{\partial X} = \text{Full}(\text{rot180}(F), \frac{\partial L}{\partial O})$$")]
    [InlineData(@"$$\frac{\partial L}{\partial X} = \text{Full}(\frac{\partial L}{\partial O}, F^{flip})$$")]
    [InlineData(@"$$\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})$$")]
    [InlineData(@"$$\frac{\partial L}{\partial F} = X * \frac{\partial L}{\partial O}$$")]
    [InlineData(@"$$\frac{\partial L}{\partial F} = \frac{\partial L}{\partial O} \cdot \frac{\partial O}{\partial F}$$")]
    [InlineData(@"$$dX_{12} = dO_{11} F_{12} + dO_{12} F_{11}$$")]
    [InlineData(@"$$\frac{\partial O_{11}}{\partial F_{12}} = X_{12}$$")]
    [InlineData(@"$$\frac{\partial L}{\partial F_{mn}} = \sum_{i=1}^{2} \sum_{j=1}^{2} \frac{\partial L}{\partial O_{ij}} X_{i+m-1,j+n-1}$$")]
    [InlineData(@"$$F_{new} = F_{old} - \eta \frac{\partial L}{\partial F}$$")]
    [InlineData(@"$$F_{new} = F_{old} - \frac{\partial L}{\partial F}$$")]
    [InlineData(@"$$F^{new}_{11} = F_{11} - \eta \left(\frac{\partial L}{\partial O_{11}} X_{11} + \frac{\partial L}{\partial O_{12}} X_{12} + \frac{\partial L}{\partial O_{21}} X_{21} + \frac{\partial L}{\partial O_{22}} X_{22}\right)$$")]
    [InlineData(@"$$X^{new}_{11} = X_{11} - \eta \frac{\partial L}{\partial O_{11}} F_{11}$$")]
    [InlineData(@"$$O_{12} = X_{12}F_{11} + \cdots + X_{23}F_{22}$$")]
    [InlineData("$$\\begin{aligned} \\frac{\\partial L}{\\partial F_{mn}} &= \\sum_{i=1}^{2} \\sum_{j=1}^{2} \\frac{\\partial L}{\\partial O_{ij}} \\\\ &\\quad \\times X_{i+m-1,j+n-1} \\end{aligned}$$")]
    [InlineData(@"$$\begin{pmatrix} X_{11} & X_{12} & X_{13} \\ X_{21} & X_{22} & X_{23} \\ X_{31} & X_{32} & X_{33} \end{pmatrix} \otimes \begin{pmatrix} F_{11} & F_{12} \\ F_{21} & F_{22} \end{pmatrix} = O$$")]
    public void What_is_right_is_confirmed(string latex) => Assert.Equal(EquationVerdict.Right, Last(latex).Verdict);

    [Fact]
    public void A_transposed_convolution_is_judged_when_it_is_declared_and_never_called_wrong_when_it_is_not()
    {
        const string Rows = """
            $$O_{11} = X_{11}F_{11}$$

            $$O_{12} = X_{11}F_{12}$$

            $$O_{13} = X_{12}F_{11}$$

            $$O_{34} = X_{22}F_{12}$$

            $$O_{43} = X_{22}F_{21}$$

            $$\frac{\partial L}{\partial X_{12}} = \frac{\partial L}{\partial O_{13}} F_{11} + \frac{\partial L}{\partial O_{14}} F_{12} + \frac{\partial L}{\partial O_{23}} F_{21} + \frac{\partial L}{\partial O_{24}} F_{22}$$

            $$\frac{\partial L}{\partial F} = \begin{pmatrix} \frac{\partial L}{\partial F_{11}} & \frac{\partial L}{\partial F_{12}} \\ \frac{\partial L}{\partial F_{21}} & \frac{\partial L}{\partial F_{22}} \end{pmatrix}$$
            """;
        Assert.DoesNotContain(Check(Rows).Equations, equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows);
        const string Declaration = "<!-- convsym: transposed input=X 2x2 filter=F 2x2 stride=2 -->\n\n";
        Assert.All(Check(Declaration + Rows).Equations, equation => Assert.Contains(equation.Verdict, (EquationVerdict[])[EquationVerdict.Right, EquationVerdict.Definition]));
        var slip = Check(Declaration + Rows.Replace("O_{43} = X_{22}F_{21}", "O_{43} = X_{22}F_{12}", StringComparison.Ordinal)).Equations[4];
        Assert.Equal((EquationVerdict.Wrong, "O_{43} = X_{22}F_{21}"), (slip.Verdict, slip.Suggestion));
    }

    [Fact]
    public void Sizes_can_be_declared_as_names()
    {
        const string Sums = """
            <!-- convsym: input=X HxW filter=F KxL output=O PxQ stride=s index-base=0 -->

            $$\frac{\partial L}{\partial F_{uv}} = \sum_{i=0}^{P-1} \sum_{j=0}^{Q-1} \frac{\partial L}{\partial O_{ij}} X_{si+u,sj+v}$$

            $$\frac{\partial L}{\partial F_{uv}} = \sum_{i=0}^{P-1} \sum_{j=0}^{Q-1} \frac{\partial L}{\partial O_{ij}} X_{i+u,j+v}$$
            """;
        var equations = Check(Sums).Equations;
        Assert.Equal((EquationVerdict.Right, ConvSymbolic.Proofs.Scope.AllSizes), (equations[0].Verdict, equations[0].Scope));
        Assert.Equal(EquationVerdict.Wrong, equations[1].Verdict);
    }

    [Fact]
    public void A_declared_number_of_axes_says_what_two_digits_are()
    {
        const string Line = "$$O_{11} = X_{11}F_1 + X_{12}F_2$$\n\n$$O_{10} = X_{10}F_1 + X_{11}F_2$$\n\n";
        const string Plane = "$$O_{11} = X_{11}F_{11} + X_{12}F_{12} + X_{21}F_{21} + X_{22}F_{22}$$\n\n$$O_{22} = X_{22}F_{11} + X_{23}F_{12} + X_{32}F_{21} + X_{33}F_{22}$$\n\n";
        var equations = Check("<!-- convsym: input=X 12 filter=F 2 -->\n\n" + Line + "<!-- convsym: input=X 3x3 filter=F 2x2 -->\n\n" + Plane).Equations;
        Assert.Equal(4, equations.Count);
        Assert.All(equations, equation => Assert.Equal(EquationVerdict.Right, equation.Verdict));
    }

    [Fact]
    public void A_check_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => HandDerivation.Check(Forward, cancellation: source.Token));
        string large = string.Concat(Enumerable.Repeat(Forward, 20_000));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.Throws<OperationCanceledException>(() => HandDerivation.Check(large, cancellation: soon.Token));
    }

    [Fact]
    public void A_product_of_many_sums_takes_no_more_work_than_there_is_for_it()
    {
        var equation = Check($"$$O_{{11}} = {string.Concat(Enumerable.Repeat("(X_{11}+F_{11})", FullRun.Count(60, 300)))}$$\n\n$$O_{{11}} = X_{{11}}F_{{11}}$$").Equations[0];
        Assert.NotEqual(EquationVerdict.Right, equation.Verdict);
    }

    [Theory]
    [InlineData("wrong-index", @"$$\frac{\partial L}{\partial F_{12}} = \frac{\partial L}{\partial O_{11}} X_{12} + \frac{\partial L}{\partial O_{12}} X_{13} + \frac{\partial L}{\partial O_{21}} X_{22} + \frac{\partial L}{\partial O_{22}} X_{33}$$")]
    [InlineData("transposed-indices", @"$$\frac{\partial L}{\partial X_{23}} = \frac{\partial L}{\partial O_{12}} F_{22} + \frac{\partial L}{\partial O_{22}} F_{21}$$")]
    [InlineData("missing-term", @"$$\frac{\partial L}{\partial X_{12}} = \frac{\partial L}{\partial O_{11}} F_{12}$$")]
    [InlineData("extra-term", @"$$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{11} + \frac{\partial L}{\partial O_{12}} F_{11}$$")]
    [InlineData("wrong-sign", @"$$\frac{\partial L}{\partial X_{12}} = \frac{\partial L}{\partial O_{11}} F_{12} - \frac{\partial L}{\partial O_{12}} F_{11}$$")]
    [InlineData("missing-rotation", @"$$\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})$$")]
    [InlineData("double-rotation", @"$$\frac{\partial L}{\partial X} = \text{Full}(\text{rot180}(\text{rot180}(F)), \frac{\partial L}{\partial O})$$")]
    [InlineData("valid-for-full", @"$$\frac{\partial L}{\partial X} = \text{Conv}(\text{rot180}(F), \frac{\partial L}{\partial O})$$")]
    [InlineData("off-by-one", @"$$\frac{\partial L}{\partial F_{mn}} = \sum_{i=1}^{2} \sum_{j=1}^{2} \frac{\partial L}{\partial O_{ij}} X_{i+m,j+n}$$")]
    [InlineData("wrong-limit", @"$$\frac{\partial L}{\partial F_{mn}} = \sum_{i=1}^{3} \sum_{j=1}^{2} \frac{\partial L}{\partial O_{ij}} X_{i+m-1,j+n-1}$$")]
    [InlineData("bias-not-summed", @"$$\frac{\partial L}{\partial b} = \frac{\partial L}{\partial O}$$")]
    [InlineData("missing-partial", @"$$\frac{\partial L}{F_{11}} = \frac{\partial L}{\partial O_{11}} X_{11} + \frac{\partial L}{\partial O_{12}} X_{12} + \frac{\partial L}{\partial O_{21}} X_{21} + \frac{\partial L}{\partial O_{22}} X_{22}$$")]
    [InlineData("wrong-sign", @"$$F_{new} = F_{old} + \eta \frac{\partial L}{\partial F}$$")]
    public void A_slip_has_its_name_and_a_correction_that_checks_as_right(string slip, string latex)
    {
        var equation = Last(latex);
        Assert.Equal(EquationVerdict.Wrong, equation.Verdict);
        Assert.Equal(slip, equation.Slip);
        Assert.Equal(EquationVerdict.Right, Last($"$${equation.Suggestion}$$").Verdict);
    }

    [Fact]
    public void What_follows_from_a_wrong_line_names_it()
    {
        var report = Check(Forward.Replace("X_{12}F_{12} + X_{21}F_{21}", "X_{12}F_{22} + X_{21}F_{21}", StringComparison.Ordinal) + @"$$\frac{\partial O_{11}}{\partial X_{12}} = F_{22}$$");
        Assert.Equal((EquationVerdict.Wrong, "wrong-index"), (report.Equations[0].Verdict, report.Equations[0].Slip));
        Assert.Equal((EquationVerdict.Follows, report.Equations[0].Id), (report.Equations[^1].Verdict, report.Equations[^1].RootCause));
        Assert.Equal(1, report.RootErrors);
    }

    [Fact]
    public void Rows_copied_from_one_row_are_one_error()
    {
        const string Row = @"\frac{\partial L}{\partial O_{11}} X_{11} + \frac{\partial L}{\partial O_{12}} X_{12} + \frac{\partial L}{\partial O_{21}} X_{21} + \frac{\partial L}{\partial O_{22}} X_{22}";
        var report = Check(Forward + string.Concat(new[] { "11", "12", "21", "22" }.Select(entry => $"$$\\frac{{\\partial L}}{{\\partial F_{{{entry}}}}} = {Row}$$\n\n")));
        Assert.Equal(3, report.Count(EquationVerdict.Wrong));
        Assert.Equal(1, report.RootErrors);
        Assert.All(report.Equations.Where(equation => equation.Verdict == EquationVerdict.Wrong), equation => Assert.Equal("copied-row", equation.Slip));
    }

    [Fact]
    public void The_same_slip_in_the_same_statement_is_one_error()
    {
        string wrong = Forward.Replace("X_{12}F_{12} + X_{21}F_{21}", "X_{12}F_{22} + X_{21}F_{21}", StringComparison.Ordinal);
        var report = Check(wrong + wrong);
        Assert.Equal(2, report.Count(EquationVerdict.Wrong));
        Assert.Equal(1, report.RootErrors);
    }

    [Fact]
    public void Roles_come_from_the_equations_and_not_from_the_letters()
    {
        var report = Check("""
            $$F_{11} = K_{11}O_{11} + K_{12}O_{12} + K_{21}O_{21} + K_{22}O_{22}$$
            $$F_{12} = K_{12}O_{11} + K_{13}O_{12} + K_{22}O_{21} + K_{23}O_{22}$$
            $$F_{22} = K_{22}O_{11} + K_{23}O_{12} + K_{32}O_{21} + K_{33}O_{22}$$
            """);
        Assert.Equal(3, report.Count(EquationVerdict.Right));
        Assert.Equal(("K", "O", "F"), (report.Contexts[0].Roles["input"], report.Contexts[0].Roles["filter"], report.Contexts[0].Roles["output"]));
    }

    [Fact]
    public void A_declaration_wins()
    {
        const string Text = "<!-- convsym: input=X 4x4 filter=F 2x2 stride=2 index-base=0 -->\n\n$$O_{01} = X_{02}F_{00} + X_{03}F_{01} + X_{12}F_{10} + X_{13}F_{11}$$\n";
        var report = Check(Text);
        Assert.Equal(EquationVerdict.Right, report.Equations[0].Verdict);
        Assert.Equal([2, 2], report.Contexts[0].Layer!.Stride);
        Assert.Equal(0, report.Contexts[0].IndexBase);
    }

    [Fact]
    public void Another_section_with_other_sizes_is_another_layer()
    {
        const string Small = "# One\n\n$$\\begin{pmatrix} X_{11} & X_{12} & X_{13} \\end{pmatrix} * \\begin{pmatrix} F_{11} & F_{12} \\end{pmatrix} = \\begin{pmatrix} O_{11} & O_{12} \\end{pmatrix}$$\n\n$$O_{11} = X_{11}F_{11} + X_{12}F_{12}$$\n\n$$O_{12} = X_{12}F_{11} + X_{13}F_{12}$$\n\n";
        const string Large = "# Two\n\n$$\\begin{pmatrix} X_{11} & X_{12} & X_{13} & X_{14} \\end{pmatrix} * \\begin{pmatrix} F_{11} & F_{12} & F_{13} \\end{pmatrix} = \\begin{pmatrix} O_{11} & O_{12} \\end{pmatrix}$$\n\n$$O_{11} = X_{11}F_{11} + X_{12}F_{12} + X_{13}F_{13}$$\n\n$$O_{12} = X_{12}F_{11} + X_{13}F_{12} + X_{14}F_{13}$$\n";
        var report = Check(Small + Large);
        Assert.Equal(2, report.Contexts.Count);
        Assert.Equal(6, report.Count(EquationVerdict.Right));
    }

    [Theory]
    [InlineData(@"$$O_{12} = X_{12}F_{11} + \cdots + X_{23}F_{21}$$")]
    [InlineData(@"$$\frac{\partial L}{\partial F_{11}} = 3$$")]
    public void What_says_too_little_is_undecided(string latex) => Assert.Equal(EquationVerdict.Undecided, Last(latex).Verdict);

    [Fact]
    public void Each_declaration_holds_from_its_place_on()
    {
        var report = Check("""
            <!-- convsym: input=X 3x3 filter=F 2x2 output=O -->

            $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{11}$$

            <!-- convsym: input=X 3x3 filter=F 2x2 output=O padding=1 -->

            $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{22} + \frac{\partial L}{\partial O_{12}} F_{21} + \frac{\partial L}{\partial O_{21}} F_{12} + \frac{\partial L}{\partial O_{22}} F_{11}$$
            """);
        Assert.All(report.Equations, equation => Assert.Equal(EquationVerdict.Right, equation.Verdict));
        Assert.Equal(2, report.Contexts.Count);
    }

    [Fact]
    public void Planes_of_arrays_with_channels_are_arrays()
    {
        const string Layer = "$$O^{(o)}_{ij} = \\sum_{c=1}^{2} \\sum_{u=1}^{2} \\sum_{v=1}^{2} X^{(c)}_{i+u-1,j+v-1} F^{(o,c)}_{uv}$$\n\n";
        var report = Check(Layer + """
            $$O^{(o)} = \sum_{c=1}^{2} \text{conv}(X^{(c)}, F^{(o,c)})$$

            $$\frac{\partial L}{\partial F^{(o,c)}} = \text{conv}(X^{(c)}, \frac{\partial L}{\partial O^{(o)}})$$

            $$\frac{\partial L}{\partial X^{(c)}} = \sum_{o} \text{full}(\frac{\partial L}{\partial O^{(o)}}, F^{(o,c)})$$
            """);
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Right, EquationVerdict.Right, EquationVerdict.Wrong], report.Equations.Select(equation => equation.Verdict));
        Assert.Equal("missing-rotation", report.Equations[^1].Slip);
    }

    [Fact]
    public void A_channel_in_all_arrays_is_a_depthwise_convolution()
    {
        const string Layer = "$$O^{(c)}_{ij} = \\sum_{u=1}^{2} \\sum_{v=1}^{2} X^{(c)}_{i+u-1,j+v-1} F^{(c)}_{uv}$$\n\n";
        var report = Check(Layer + "$$\\frac{\\partial L}{\\partial F^{(c)}_{uv}} = \\sum_{i} \\sum_{j} \\frac{\\partial L}{\\partial O^{(c)}_{ij}} X^{(c)}_{i+u-1,j+v-1}$$\n\n"
            + "$$\\frac{\\partial L}{\\partial X^{(c)}_{mn}} = \\sum_{u=1}^{2} \\sum_{v=1}^{2} \\frac{\\partial L}{\\partial O^{(c)}_{m+u-1,n+v-1}} F^{(c)}_{uv}$$");
        Assert.Equal([EquationVerdict.Right, EquationVerdict.Right, EquationVerdict.Wrong], report.Equations.Select(equation => equation.Verdict));
    }

    [Theory]
    [InlineData(2, 2, 2, false)]
    [InlineData(4, 2, 2, false)]
    [InlineData(4, 4, 2, false)]
    [InlineData(2, 2, 1, true)]
    [InlineData(4, 2, 2, true)]
    public void Grouped_and_transposed_layers_are_never_called_wrong(int channels, int filters, int groups, bool isTransposed)
    {
        var layer = isTransposed
            ? Convolution.CreateTransposed([3, 3], [2, 2], stride: 2, channels: channels, filters: filters, groups: groups)
            : Convolution.Create([4, 4], [2, 2], channels: channels, filters: filters, groups: groups);
        var text = new StringWriter();
        layer.WriteDerivation(text, DerivationFormat.Markdown, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Check(text.ToString()).Equations, equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows);
    }

    [Fact]
    public void A_true_convolution_may_be_written_as_a_correlation_with_the_rotated_filter()
    {
        const string Flipped = "$$O_{ij} = \\sum_{u=1}^{2} \\sum_{v=1}^{2} X_{i+2-u,j+2-v} F_{uv}$$\n\n";
        Assert.Equal(EquationVerdict.Right, Check(Flipped + "$$O = \\text{conv}(X, F)$$").Equations[^1].Verdict);
        Assert.Equal("double-rotation", Check(Flipped + "$$O = \\text{conv}(X, \\text{rot180}(F))$$").Equations[^1].Slip);
        var both = Check(Flipped + "$$O = \\text{conv}(X, \\text{rot180}(F))$$\n\n$$\\frac{\\partial L}{\\partial X} = \\text{full}(\\frac{\\partial L}{\\partial O}, F)$$");
        Assert.InRange(both.Count(EquationVerdict.Right), 2, 3);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" + b", true)]
    public void The_layer_has_a_bias_where_a_role_is_one(string added, bool hasBias)
    {
        var context = Check($"Input 3x3, filter 2x2.\n\n$$O_{{ij}} = \\sum_{{k=1}}^{{2}}\\sum_{{l=1}}^{{2}} X_{{i+k-1,j+l-1}} F_{{kl}}{added}$$\n").Contexts[0];
        Assert.Equal(hasBias, context.Roles.ContainsKey("bias"));
        Assert.Equal(hasBias, context.Layer!.HasBias);
    }

    [Fact]
    public void What_is_unreadable_does_not_keep_the_rest_from_being_judged()
    {
        var report = Check(Forward + "$$O_{11} = \\frac{X_{11}$$\n\n$$\\frac{\\partial O_{11}}{\\partial F_{11}} = X_{11}$$\n");
        Assert.Equal(1, report.Count(EquationVerdict.Unreadable));
        Assert.Equal(5, report.Count(EquationVerdict.Right));
        var broken = report.Equations.Single(equation => equation.Verdict == EquationVerdict.Unreadable);
        Assert.NotNull(broken.Found);
        Assert.NotNull(broken.Expected);
    }

    [Theory]
    [InlineData("$$O_{i,j} = \\sum_{m=0}^{1000000000} X_{i+m,j} F_{m}$$")]
    [InlineData("$$Y_{i,j}=\\sum_{a}\\sum_{b}\\sum_{c}\\sum_{d}\\sum_{e}\\sum_{f} X_{i+a,j+b} K_{a,b}$$")]
    [InlineData("$$O_{99999999999999999999,1} = X_{1,1} F_{1,1}$$")]
    [InlineData("$$ = = $$")]
    public void What_asks_for_too_much_is_undecided_or_unreadable(string text) =>
        Assert.DoesNotContain(Check(text).Equations, equation => equation.Verdict is EquationVerdict.Right or EquationVerdict.Wrong);
}

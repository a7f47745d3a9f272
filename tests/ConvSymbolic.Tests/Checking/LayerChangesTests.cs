using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking;

/// <summary>Texts that go on with another layer under the same letters.</summary>
public class LayerChangesTests
{
    private const string Small = """
        $$O_{1} = X_{1}F_{1} + X_{2}F_{2}$$
        $$O_{2} = X_{2}F_{1} + X_{3}F_{2}$$
        $$\frac{\partial L}{\partial F_{2}} = \frac{\partial L}{\partial O_{1}}X_{2} + \frac{\partial L}{\partial O_{2}}X_{3}$$
        $$\frac{\partial L}{\partial X_{3}} = \frac{\partial L}{\partial O_{2}}F_{2}$$


        """;

    private const string Large = """
        $$O_{1} = X_{1}F_{1} + X_{2}F_{2} + X_{3}F_{3}$$
        $$O_{2} = X_{2}F_{1} + X_{3}F_{2} + X_{4}F_{3}$$
        $$\frac{\partial L}{\partial F_{2}} = \frac{\partial L}{\partial O_{1}}X_{2} + \frac{\partial L}{\partial O_{2}}X_{3}$$
        $$\frac{\partial L}{\partial X_{3}} = \frac{\partial L}{\partial O_{1}}F_{3} + \frac{\partial L}{\partial O_{2}}F_{2}$$


        """;

    private const string Strided = """
        $$O_{1} = X_{1}F_{1} + X_{2}F_{2}$$
        $$O_{2} = X_{3}F_{1} + X_{4}F_{2}$$
        $$\frac{\partial L}{\partial F_{2}} = \frac{\partial L}{\partial O_{1}}X_{2} + \frac{\partial L}{\partial O_{2}}X_{4}$$
        $$\frac{\partial L}{\partial X_{3}} = \frac{\partial L}{\partial O_{2}}F_{1}$$


        """;

    private static CheckReport Check(string text) => HandDerivation.Check(text, new CheckOptions { File = "notes.md" });

    [Theory]
    [InlineData(Small + Large, 2)]
    [InlineData("# One\n\n" + Large + "# Two\n\n" + Small, 2)]
    [InlineData(Small + Strided, 2)]
    [InlineData(Small + Large + Strided, 3)]
    [InlineData(Small + Small, 1)]
    public void Each_is_judged_for_itself(string text, int layers)
    {
        var report = Check(text);
        Assert.All(report.Equations, equation => Assert.Equal(EquationVerdict.Right, equation.Verdict));
        Assert.Equal(layers, report.Contexts.Count);
    }

    [Fact]
    public void A_slip_in_a_forward_equation_that_is_stated_again_is_no_other_layer()
    {
        string again = Small.Replace("X_{2}F_{2}", "X_{2}F_{1}", StringComparison.Ordinal);
        var report = Check(Small + again);
        Assert.Single(report.Contexts);
        Assert.Equal(1, report.Count(EquationVerdict.Wrong));
    }

    [Fact]
    public void A_slip_in_the_second_layer_is_found()
    {
        var report = Check(Small + Large.Replace("O_{1}}F_{3}", "O_{1}}F_{1}", StringComparison.Ordinal));
        Assert.Equal((EquationVerdict.Wrong, "wrong-index"), (report.Equations[^1].Verdict, report.Equations[^1].Slip));
        Assert.Equal(1, report.Count(EquationVerdict.Wrong));
    }
}

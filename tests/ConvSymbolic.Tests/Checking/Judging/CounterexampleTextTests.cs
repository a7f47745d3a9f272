using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>A counterexample says for which entry it is one.</summary>
public class CounterexampleTextTests
{
    private const string Layer = """
        <!-- convsym: input=X 3x3 filter=\theta 2x2 output=O -->

        $$O_{ij} = \sum_{k=1}^{2}\sum_{l=1}^{2} X_{i+k-1,j+l-1} \theta_{kl}$$


        """;

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X} = \mathrm{full}(\theta, \frac{\partial L}{\partial O})", "in entry [1,1], with ∂L/∂O[1,1] = 1, θ[1,1] = 1")]
    [InlineData(@"\frac{\partial L}{\partial \theta_{kl}} = \sum_{i=1}^{2}\sum_{j=1}^{2} \frac{\partial L}{\partial O_{ij}} X_{i+k,j+l}", "at k = 1, l = 1, with ")]
    [InlineData(@"\frac{\partial L}{\partial \theta_{11}} = \frac{\partial L}{\partial O_{11}} X_{11}", "with ∂L/∂O")]
    public void Names_the_entry(string line, string start)
    {
        var equation = Check($"{Layer}$$\n{line}\n$$\n", new CheckOptions { WithCounterexamples = true }).Equations[^1];
        Assert.Equal(EquationVerdict.Wrong, equation.Verdict);
        Assert.StartsWith(start, equation.Counterexample, StringComparison.Ordinal);
    }

    private static CheckReport Check(string text, CheckOptions? options = null) =>
        HandDerivation.Check(text, options, TestContext.Current.CancellationToken);
}

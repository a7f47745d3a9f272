using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>The reason of an undecided line names what the line is about.</summary>
public class NotConvolutionTests
{
    private const string Layer = """
        A 3x3 input and a 2x2 filter.

        $$O_{ij} = \sum_{k=1}^{2}\sum_{l=1}^{2} X_{i+k-1,j+l-1} W_{kl}$$


        """;

    [Theory]
    [InlineData(@"W \leftarrow W - \eta \left(\frac{\partial L}{\partial W} + \lambda W\right)", "weight decay")]
    [InlineData(@"W_{kl} \leftarrow W_{kl} - \eta \left(\frac{\partial L}{\partial W_{kl}} + \lambda W_{kl}\right)", "weight decay")]
    [InlineData(@"W \leftarrow W - \eta\lambda W - \eta \frac{\partial L}{\partial W}", "weight decay")]
    [InlineData(@"W \leftarrow (1 - \eta\lambda) W - \eta \frac{\partial L}{\partial W}", "weight decay")]
    [InlineData(@"W = (1 - \eta\lambda) W - \eta \frac{\partial L}{\partial W}", "weight decay")]
    [InlineData(@"A = \max(0, O)", "activation function")]
    [InlineData(@"A_{ij} = \max(0, O_{ij})", "activation function")]
    [InlineData(@"A_{ij} = \max(O_{ij}, 0)", "activation function")]
    [InlineData(@"P_{ij} = \max(O_{2i,2j}, O_{2i+1,2j})", "pooling")]
    [InlineData(@"L = \frac{1}{N}\sum_{n=1}^{N} L_n", "the losses of single examples")]
    [InlineData(@"L = \frac{1}{N}\sum_{n} L^{(n)}", "the losses of single examples")]
    [InlineData(@"\frac{\partial L}{\partial W} = \frac{1}{N} \sum_{n=1}^{N} \frac{\partial L_n}{\partial W}", "the losses of single examples")]
    public void Is_named(string line, string about)
    {
        var equation = Check($"{Layer}$$\n{line}\n$$\n").Equations[^1];
        Assert.Equal(EquationVerdict.Undecided, equation.Verdict);
        Assert.Contains(about, equation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"W \leftarrow W - \eta \frac{\partial L}{\partial W}")]
    [InlineData(@"W_{kl} \leftarrow W_{kl} - \eta \frac{\partial L}{\partial W_{kl}}")]
    public void A_plain_step_stays_right(string line) =>
        Assert.Equal(EquationVerdict.Right, Check($"{Layer}$$\n{line}\n$$\n").Equations[^1].Verdict);

    private static CheckReport Check(string text, CheckOptions? options = null) =>
        HandDerivation.Check(text, options, TestContext.Current.CancellationToken);
}

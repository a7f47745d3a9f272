using ConvSymbolic.Checking;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>Formulas for sizes: what is the definition in canonical form holds for all sizes.</summary>
public class SizeFormulasTests
{
    [Theory]
    [InlineData(@"H' = H - K + 1", "It is the size of the output, for all sizes, with stride 1, dilation 1 and no padding.")]
    [InlineData(@"O = N - F + 1", "It is the size of the output, for all sizes, with stride 1, dilation 1 and no padding.")]
    [InlineData(@"H_{out} = \left\lfloor \frac{H_{in} + 2p - k}{s} \right\rfloor + 1", "It is the size of the output, for all sizes, with dilation 1.")]
    [InlineData(@"H_{out} = \left\lfloor \frac{H_{in} + 2p - k}{s} + 1 \right\rfloor", "It is the size of the output, for all sizes, with dilation 1.")]
    [InlineData(@"H_{out} = \left\lfloor \frac{H_{in} + 2p - d(k-1) - 1 + s}{s} \right\rfloor", "It is the size of the output, for all sizes.")]
    [InlineData(@"H_{out} = \left\lceil \frac{H_{in} + 2p - d(k-1)}{s} \right\rceil", "It is the size of the output, for all sizes.")]
    [InlineData(@"H_{out} = s(H_{in} - 1) + k - 2p", "It is the size of the output of a transposed convolution, for all sizes, with dilation 1.")]
    [InlineData(@"H_{out} = \lceil H_{in}/s \rceil", "It is the size of the output with the padding that is called same, for all sizes.")]
    [InlineData(@"K' = d(K-1) + 1", "It is the extent of the dilated filter, for all sizes.")]
    [InlineData(@"p = k - 1", "It is the padding of a full convolution, for all sizes.")]
    public void The_definition_holds_for_all_sizes(string formula, string message) => Assert.Equal((EquationVerdict.Right, Scope.AllSizes, message), Judged(formula));

    // Right only where the division leaves no rest.
    [Theory]
    [InlineData(@"H_{out} = \frac{H_{in} + 2p - k}{s} + 1", "It is the size of the output.")]
    [InlineData(@"p = \frac{k-1}{2}", "It is the padding that keeps the size at a stride of 1.")]
    public void A_quotient_that_is_not_rounded_is_of_some_sizes(string formula, string message) => Assert.Equal((EquationVerdict.Right, Scope.ThisSize, message), Judged(formula));

    [Theory]
    [InlineData(@"H_{out} = \left\lfloor \frac{H_{in} + 2p - k}{s} \right\rfloor")]
    [InlineData(@"H_{out} = \left\lceil \frac{H_{in} + 2p - k}{s} \right\rceil + 1")]
    [InlineData(@"H_{out} = \left\lfloor \frac{H_{in} + p - k}{s} \right\rfloor + 1")]
    [InlineData(@"H_{out} = \left\lfloor \frac{H_{in}}{s} \right\rfloor + 2p - k + 1")]
    public void Others_are_wrong(string formula) => Assert.Equal(EquationVerdict.Wrong, Judged(formula).Verdict);

    private static (EquationVerdict Verdict, Scope? Scope, string Message) Judged(string formula)
    {
        var equation = HandDerivation.Check($"$$ {formula} $$\n", cancellation: TestContext.Current.CancellationToken).Equations[^1];
        return (equation.Verdict, equation.Scope, equation.Message);
    }
}

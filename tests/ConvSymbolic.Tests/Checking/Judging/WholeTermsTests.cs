using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>What should stand there is shown in whole terms, never from the middle of one factor to the middle of another.</summary>
public class WholeTermsTests
{
    [Fact]
    public void Two_changes_of_one_sum()
    {
        const string Document = """
            <!-- convsym: input=X 3x3 filter=F 2x2 output=O upstream=G -->

            $$\frac{\partial L}{\partial F_{12}} = G_{11} X_{12} + G_{12} X_{12} + G_{21} X_{22} + G_{22} X_{33}$$
            """;
        var equation = Assert.Single(HandDerivation.Check(Document).Equations);
        Assert.Equal(EquationVerdict.Wrong, equation.Verdict);
        Assert.Equal("G_{12} X_{13} + G_{21} X_{22} + G_{22} X_{23}", equation.Expected);
        Assert.Contains("X_{12} → X_{13}; X_{33} → X_{23}", equation.Message, StringComparison.Ordinal);
        Assert.Contains("G_{11} X_{12} + G_{12} X_{13} + G_{21} X_{22} + G_{22} X_{23}", equation.Suggestion, StringComparison.Ordinal);
    }
}

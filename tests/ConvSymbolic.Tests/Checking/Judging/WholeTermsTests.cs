using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>What should stand there is shown in whole terms, never from the middle of one factor to the middle of another.</summary>
public class WholeTermsTests
{
    [Fact]
    public void Two_changes_of_one_sum()
    {
        const string Row = "G_{11} X_{12} + G_{12} X_{13} + G_{21} X_{22} + G_{22} X_{33}", Wrong = "G_{11} X_{12} + G_{12} X_{12} + G_{21} X_{22} + G_{22} X_{33}";
        string document = File.ReadAllText(Repository.PathOf("samples", "derivation.md")).Replace(Row, Wrong, StringComparison.Ordinal);
        var equation = Assert.Single(HandDerivation.Check(document, cancellation: TestContext.Current.CancellationToken).Equations, equation => equation.Latex.Contains(Wrong, StringComparison.Ordinal));
        Assert.Equal(EquationVerdict.Wrong, equation.Verdict);
        Assert.Equal("G_{12} X_{13} + G_{21} X_{22} + G_{22} X_{23}", equation.Expected);
        Assert.Contains("X_{12} → X_{13}; X_{33} → X_{23}", equation.Message, StringComparison.Ordinal);
        Assert.Contains("G_{11} X_{12} + G_{12} X_{13} + G_{21} X_{22} + G_{22} X_{23}", equation.Suggestion, StringComparison.Ordinal);
    }
}

using ConvSymbolic.Checking;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>What sums mean.</summary>
public class MeaningTests
{
    private const string Forward = @"O_{i} = \sum_{m=0}^{K-1} X_{i+m} F_{m}";

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_q} = \sum_{i=q-K+1}^{q} \frac{\partial L}{\partial O_i} F_{q-i}")]
    [InlineData(@"O_{i} = \sum_{q=i}^{i+K-1} X_q F_{q-i}")]
    public void Limits_that_move_with_an_index_may_leave_the_array(string claim)
    {
        var equation = Judged(claim);
        Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope));
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_q} = \sum_{i=q-K+2}^{q} \frac{\partial L}{\partial O_i} F_{q-i}")]
    [InlineData(@"\frac{\partial L}{\partial X_q} = \sum_{i=q}^{q+K-1} \frac{\partial L}{\partial O_i} F_{q-i}")]
    [InlineData(@"O_{i} = \sum_{q=i}^{i+K-2} X_q F_{q-i}")]
    public void They_are_wrong_where_they_miss_some(string claim) => Assert.Equal(EquationVerdict.Wrong, Judged(claim).Verdict);

    [Theory]
    [InlineData("input=X N filter=F K output=O index-base=0", @"\frac{\partial L}{\partial F_m} = \sum_{i=0}^{N-K} \frac{\partial L}{\partial O_{i}} X_{i+m}")]
    [InlineData("input=X N filter=F K output=O index-base=0", @"\frac{\partial L}{\partial F_m} = \sum_{i=m}^{N-K+m} \frac{\partial L}{\partial O_{i-m}} X_{i}")]
    [InlineData("input=X N filter=F K output=O stride=s padding=p dilation=d index-base=0", @"\frac{\partial L}{\partial F_m} = \sum_{i=0}^{\lfloor (N+2p-d(K-1)-1)/s \rfloor} \frac{\partial L}{\partial O_{i}} X_{si+dm-p}")]
    [InlineData("transposed input=X N filter=F K output=O stride=s padding=p index-base=0", @"\frac{\partial L}{\partial F_m} = \sum_{j=0}^{s(N-1)+K-1-2p} \frac{\partial L}{\partial O_{j}} X_{(j+p-m)/s}")]
    public void The_size_of_the_output_follows_from_what_is_declared(string declaration, string claim)
    {
        var equation = HandDerivation.Check($"$$ {claim} $$\n", new CheckOptions { Declaration = declaration }, cancellation: TestContext.Current.CancellationToken).Equations[^1];
        Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope));
    }

    [Theory]
    [InlineData("input=X N filter=F K output=O index-base=0", @"\frac{\partial L}{\partial F_m} = \sum_{i=0}^{N-K+1} \frac{\partial L}{\partial O_{i}} X_{i+m}")]
    [InlineData("input=X N filter=F K output=O stride=s padding=p dilation=d index-base=0", @"\frac{\partial L}{\partial F_m} = \sum_{i=0}^{\lfloor (N+2p-d(K-1)-1)/s \rfloor - 1} \frac{\partial L}{\partial O_{i}} X_{si+dm-p}")]
    public void Another_size_is_wrong(string declaration, string claim) =>
        Assert.Equal(EquationVerdict.Wrong, HandDerivation.Check($"$$ {claim} $$\n", new CheckOptions { Declaration = declaration }, cancellation: TestContext.Current.CancellationToken).Equations[^1].Verdict);

    private static CheckedEquation Judged(string claim) => HandDerivation.Check($"$$ {Forward} $$\n\n$$ {claim} $$\n", cancellation: TestContext.Current.CancellationToken).Equations[^1];
}

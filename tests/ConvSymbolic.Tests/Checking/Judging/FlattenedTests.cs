using ConvSymbolic.Checking;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>Sums with one running index over all entries of an array with several indices.</summary>
public class FlattenedTests
{
    private const string Forward = @"$$ O_{11}=X_{11}F_{11}+X_{12}F_{12}+X_{21}F_{21}+X_{22}F_{22} $$ $$ O_{12}=X_{12}F_{11}+X_{13}F_{12}+X_{22}F_{21}+X_{23}F_{22} $$
        $$ O_{21}=X_{21}F_{11}+X_{22}F_{12}+X_{31}F_{21}+X_{32}F_{22} $$ $$ O_{22}=X_{22}F_{11}+X_{23}F_{12}+X_{32}F_{21}+X_{33}F_{22} $$ ";

    private const string Counted = @"$$ O_{i,j} = \sum_{m=1}^{K} \sum_{n=1}^{K} X_{i+m-1, j+n-1} F_{m,n} $$ ";

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} * \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial X_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} * \frac{\partial O_k}{\partial X_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_j} = \sum_{m=1}^{N} \frac{\partial O_m}{\partial F_j} \frac{\partial L}{\partial O_m}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_k \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=0}^{M-1} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{MN} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_{ij}} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_{ij}}")]
    [InlineData(@"\frac{\partial L}{\partial F_k} = \sum_{i,j} \frac{\partial L}{\partial O_{ij}} \frac{\partial O_{ij}}{\partial F_k}")]
    public void The_chain_rule_holds_for_all_sizes(string claim)
    {
        foreach (string forward in (string[])[Forward, Counted])
            Assert.Equal((claim, EquationVerdict.Right, Scope.AllSizes), Judged(forward, claim));
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{4} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    public void A_number_of_entries_is_of_one_size(string claim) => Assert.Equal((claim, EquationVerdict.Right, Scope.ThisSize), Judged(Forward, claim));

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=2}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M-1} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=0}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{i} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{2M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M+N} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{9} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_k}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_j}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_j}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_i}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial X_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{i=1}^{M} \frac{\partial L}{\partial O_i} \frac{\partial O_i}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = 2 \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_i} = -\sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_{ij}} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_{ji}}")]
    [InlineData(@"\frac{\partial L}{\partial F_{ij}} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_{i}}")]
    public void Nothing_else_is_right(string claim)
    {
        foreach (string forward in (string[])[Forward, Counted])
        {
            var (_, verdict, _) = Judged(forward, claim);
            Assert.NotEqual(EquationVerdict.Right, verdict);
        }
    }

    [Fact]
    public void A_size_of_the_document_is_not_the_number_of_entries() =>
        Assert.NotEqual(EquationVerdict.Right, Judged(Counted, @"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{K} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_i}").Verdict);

    [Fact]
    public void A_free_index_is_not_right() =>
        Assert.NotEqual(EquationVerdict.Right, Judged(Forward, @"\frac{\partial L}{\partial F_i} = \sum_{k=1}^{M} \frac{\partial L}{\partial O_k} \frac{\partial O_k}{\partial F_j}").Verdict);

    private static (string Claim, EquationVerdict Verdict, Scope? Scope) Judged(string forward, string claim)
    {
        var equation = Checked(forward, claim);
        return (claim, equation.Verdict, equation.Scope);
    }

    private static CheckedEquation Checked(string forward, string claim) => HandDerivation.Check($"{forward}\n\n$$ {claim} $$\n", cancellation: TestContext.Current.CancellationToken).Equations[^1];
}

using ConvSymbolic.Checking;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>Iverson brackets, indicators and Kronecker deltas in sums with symbolic limits.</summary>
public class BracketTests
{
    private const string Line = @"O_{i} = \sum_{m=0}^{K-1} X_{s i + d m - p} F_{m}", Plane = @"O_{i,j} = \sum_{m=0}^{K-1} \sum_{n=0}^{K-1} X_{i+m,j+n} F_{m,n}", Depthwise = @"O_{c,i} = \sum_{m=0}^{K-1} F_{c,m} X_{c,i+m}";

    [Theory]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m [s i + d m - p = q]")]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \mathbb{1}[s i + d m - p = q]")]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \mathbf{1}_{s i + d m - p = q}")]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \mathbb{1}_{\{s i + d m - p = q\}}")]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \mathbb{1}\{s i + d m - p = q\}")]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \delta_{s i + d m - p, q}")]
    [InlineData(Line, @"\frac{\partial L}{\partial F_m} = \sum_i \sum_{n=0}^{K-1} \frac{\partial L}{\partial O_i} X_{s i + d n - p} \delta_{mn}")]
    [InlineData(Line, @"\frac{\partial L}{\partial X_q} = \sum_{m=0}^{K-1} F_m \frac{\partial L}{\partial O_{(q+p-dm)/s}} [(q+p-dm) \bmod s = 0]")]
    [InlineData(Plane, @"\frac{\partial O_{i,j}}{\partial X_{p,q}} = \sum_{m=0}^{K-1} \sum_{n=0}^{K-1} F_{m,n} \delta_{i+m,p} \delta_{j+n,q}")]
    [InlineData(Plane, @"\frac{\partial F_{m,n}}{\partial F_{a,b}} = \delta_{m,a} \delta_{n,b}")]
    [InlineData(Plane, @"\frac{\partial O_{i,j}}{\partial F_{a,b}} = \sum_m \sum_n X_{i+m,j+n} \frac{\partial F_{m,n}}{\partial F_{a,b}}")]
    [InlineData(Plane, @"\frac{\partial L}{\partial X_{a,b}} = \sum_{i,j} \frac{\partial L}{\partial O_{i,j}} \sum_m \sum_n \frac{\partial X_{i+m,j+n}}{\partial X_{a,b}} F_{m,n}")]
    [InlineData(Depthwise, @"\frac{\partial O_{c,i}}{\partial F_{d,m}} = \delta_{c,d} X_{c,i+m}")]
    public void They_hold_for_all_sizes(string forward, string claim) => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), Judged(forward, claim));

    [Theory]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \mathbb{1}[s i + d m = q]")]
    [InlineData(Line, @"\frac{\partial O_i}{\partial X_q} = \sum_{m=0}^{K-1} F_m \mathbf{1}_{s i + m - p = q}")]
    [InlineData(Line, @"\frac{\partial L}{\partial F_m} = \sum_i \sum_{n=0}^{K-1} \frac{\partial L}{\partial O_i} X_{s i + d n - p} \delta_{m,n+1}")]
    [InlineData(Line, @"\frac{\partial L}{\partial X_q} = \sum_{m=0}^{K-1} F_m \frac{\partial L}{\partial O_{(q+p-dm)/s}} [(q+p-dm) \bmod s = 1]")]
    [InlineData(Line, @"\frac{\partial L}{\partial X_q} = \sum_{m=0}^{K-1} F_m \frac{\partial L}{\partial O_{(q+p-dm)/s}} [(q+p+dm) \bmod s = 0]")]
    [InlineData(Plane, @"\frac{\partial F_{m,n}}{\partial F_{a,b}} = \delta_{m,b} \delta_{n,a}")]
    [InlineData(Plane, @"\frac{\partial O_{i,j}}{\partial X_{a,b}} = \sum_m \sum_n \frac{\partial X_{i-m,j+n}}{\partial X_{a,b}} F_{m,n}")]
    [InlineData(Depthwise, @"\frac{\partial O_{c,i}}{\partial F_{d,m}} = X_{c,i+m}")]
    public void Others_are_wrong(string forward, string claim) => Assert.Equal(EquationVerdict.Wrong, Judged(forward, claim).Verdict);

    private static (EquationVerdict Verdict, Scope? Scope) Judged(string forward, string claim)
    {
        var equation = HandDerivation.Check($"$$ {forward} $$\n\n$$ {claim} $$\n", cancellation: TestContext.Current.CancellationToken).Equations[^1];
        return (equation.Verdict, equation.Scope);
    }
}

using ConvSymbolic.Checking;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>Index sums of grouped layers that are declared: the channel as ⌊o/(O/g)⌋·C/g + c, as γ·C/g + c, and within its group as c mod C/g.</summary>
public class GroupIndexTests
{
    private const string Sum = @"\sum_{c=0}^{C/g-1} \sum_{m=0}^{K-1}", Gradient = @"\frac{\partial L}{\partial X_{c,p}} = \sum_{o=0}^{O/g-1} \sum_{m=0}^{K-1} \frac{\partial L}{\partial Y_{\lfloor c/(C/g) \rfloor O/g + o, p-m}} ";

    [Theory]
    [InlineData(@"Y_{o,i} = " + Sum + @" W_{o,c,m} X_{\lfloor o/(O/g) \rfloor C/g + c, i+m}")]
    [InlineData(@"Y_{o,i} = " + Sum + @" W_{o,c,m} X_{\left\lfloor \frac{o g}{O} \right\rfloor \frac{C}{g} + c, i+m}")]
    [InlineData(@"Y_{o,i} = " + Sum + @" W_{o,c,m} X_{\lfloor og/O \rfloor C/g + c, i+m}")]
    [InlineData(@"Y_{\gamma O/g + o,i} = " + Sum + @" W_{\gamma O/g + o,c,m} X_{\gamma C/g + c, i+m}")]
    [InlineData(@"\frac{\partial L}{\partial W_{o,c,m}} = \sum_i \frac{\partial L}{\partial Y_{o,i}} X_{\lfloor o/(O/g) \rfloor C/g + c, i+m}")]
    [InlineData(@"\frac{\partial L}{\partial W_{\gamma O/g + o,c,m}} = \sum_i \frac{\partial L}{\partial Y_{\gamma O/g + o, i}} X_{\gamma C/g + c, i+m}")]
    [InlineData(Gradient + @"W_{\lfloor c/(C/g) \rfloor O/g + o, c - \lfloor c/(C/g) \rfloor C/g, m}")]
    [InlineData(Gradient + @"W_{\lfloor c/(C/g) \rfloor O/g + o, c \bmod C/g, m}")]
    [InlineData(@"\frac{\partial L}{\partial X_{\gamma C/g + c,p}} = \sum_{o=0}^{O/g-1} \sum_{m=0}^{K-1} \frac{\partial L}{\partial Y_{\gamma O/g + o, p-m}} W_{\gamma O/g + o, c, m}")]
    [InlineData(@"\frac{\partial L}{\partial X_{c,p}} = \sum_{o=0}^{O-1} \sum_i \frac{\partial L}{\partial Y_{o,i}} \frac{\partial Y_{o,i}}{\partial X_{c,p}}")]
    public void They_hold_for_all_sizes(string claim)
    {
        Assert.Equal((EquationVerdict.Right, Scope.AllSizes), Judged("group-channels=C/g group-filters=O/g index-base=0", claim));
        Assert.Equal((EquationVerdict.Right, Scope.AllSizes), Judged("channels=C filters=O index-base=0", claim));
    }

    [Theory]
    [InlineData(@"Y_{o,i} = \sum_{c=1}^{C/g} \sum_{m=1}^{K} W_{o,c,m} X_{\lfloor (o-1)/(O/g) \rfloor C/g + c, i+m-1}")]
    [InlineData(@"Y_{(\gamma-1) O/g + o,i} = \sum_{c=1}^{C/g} \sum_{m=1}^{K} W_{(\gamma-1) O/g + o,c,m} X_{(\gamma-1) C/g + c, i+m-1}")]
    [InlineData(@"Y_{\gamma O/g + o,i} = \sum_{c=1}^{C/g} \sum_{m=1}^{K} W_{\gamma O/g + o,c,m} X_{\gamma C/g + c, i+m-1}")]
    public void They_do_with_indices_from_1(string claim) => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), Judged("channels=C filters=O index-base=1", claim));

    [Theory]
    [InlineData(@"Y_{o,i} = " + Sum + @" W_{o,c,m} X_{c, i+m}")]
    [InlineData(@"Y_{o,i} = " + Sum + @" W_{o,c,m} X_{\lfloor o/(C/g) \rfloor C/g + c, i+m}")]
    [InlineData(@"Y_{o,i} = " + Sum + @" W_{o,c,m} X_{\lfloor o/(O/g) \rfloor O/g + c, i+m}")]
    [InlineData(@"\frac{\partial L}{\partial W_{\gamma O/g + o,c,m}} = \sum_i \frac{\partial L}{\partial Y_{\gamma O/g + o, i}} X_{\gamma O/g + c, i+m}")]
    [InlineData(@"\frac{\partial L}{\partial X_{\gamma C/g + c,p}} = \sum_{o=0}^{O/g-1} \sum_{m=0}^{K-1} \frac{\partial L}{\partial Y_{o, p-m}} W_{o, c, m}")]
    [InlineData(Gradient + @"W_{\lfloor c/(C/g) \rfloor O/g + o, c \bmod O/g, m}")]
    public void Others_are_wrong(string claim) => Assert.Equal(EquationVerdict.Wrong, Judged("channels=C filters=O index-base=0", claim).Verdict);

    [Fact]
    public void As_many_groups_as_channels_are_declared_by_one_letter() =>
        Assert.Equal((EquationVerdict.Right, Scope.AllSizes), Judged("channels=g filters=g index-base=0", @"\frac{\partial L}{\partial X_{c,p}} = \sum_{m=0}^{K-1} \frac{\partial L}{\partial Y_{c,p-m}} W_{c,m}"));

    private static (EquationVerdict Verdict, Scope? Scope) Judged(string declaration, string claim)
    {
        var options = new CheckOptions { Declaration = "input=X H filter=W K output=Y groups=g " + declaration };
        var equation = HandDerivation.Check($"$$ {claim} $$\n", options, cancellation: TestContext.Current.CancellationToken).Equations[^1];
        return (equation.Verdict, equation.Scope);
    }
}

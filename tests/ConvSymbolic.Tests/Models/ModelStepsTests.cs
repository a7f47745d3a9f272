namespace ConvSymbolic.Tests.Models;

/// <summary>What the strategy leads to: the form of each gradient, and the rules on the way.</summary>
public class ModelStepsTests
{
    [Theory]
    [InlineData(@"Y_{ij} = \sum_{u=0}^{2}\sum_{v=0}^{2} W_{ijuv} X_{i+u,j+v}", "X 5x5", "W", "∂L/∂Y[i,j]·X[i+u,j+v]")]
    [InlineData(@"Y_{ij} = \sum_{u=0}^{2}\sum_{v=0}^{2} W_{ijuv} X_{i+u,j+v}", "X 5x5", "X", "Σ_{u=0..2, v=0..2} ∂L/∂Y⟨m-u,q-v⟩·W⟨m-u,q-v,u,v⟩")]
    [InlineData(@"Y_i = \sum_{u=0}^{2} W_u X_{2i+u} + b_{0}", "X 7", "X", "Σ_{i=0..2} ∂L/∂Y[i]·W⟨-2·i+m⟩")]
    [InlineData(@"Y_i = \sum_{u=0}^{2} W_u X_{2i+u} + b_{0}", "X 7", "b", "Σ_{i=0..2} ∂L/∂Y[i]")]
    [InlineData(@"C_{ik} = \sum_j A_{ij} B_{jk}", "A 2x3, B 3x4", "A", "Σ_{k=0..3} ∂L/∂C[i,k]·B[j,k]")]
    [InlineData(@"Y_i = X_i X_i", "X 3", "X", "2·∂L/∂Y[i]·X[i]")]
    [InlineData(@"Y_i = X_i X_{i+1}", "X 5", "X", "∂L/∂Y⟨m⟩·X⟨m+1⟩ + ∂L/∂Y⟨m-1⟩·X⟨m-1⟩")]
    [InlineData(@"V_{6c+2i+j} = A_{cij}", "A 2x3x2", "A", "∂L/∂V[6·c+2·i+j]")]
    [InlineData(@"Y_{2m+a} = A_m", "A 3", "A", "Σ_{a=0..1} ∂L/∂Y[a+2·m]")]
    [InlineData(@"A_{cij} = V_{6c+2i+j}", "A 2x3x2, V 12", "V", "∂L/∂A[c,i,j]")]
    [InlineData(@"H_i = \sum_j W_{ij} X_j; Y_k = \sum_j W_{kj} H_j", "X 3, H 3", "W", "∂L/∂H[m]·X[j] + ∂L/∂Y[m]·H[j]")]
    public void Gradients_have_their_normal_form(string formula, string extents, string array, string form) =>
        Assert.Equal(form, Formula.Parse(formula, extents).Derive().Steps(array)[^1].After.ToString());

    [Fact]
    public void Work_beyond_the_limit_is_refused_before_it_is_done()
    {
        var model = Formula.Parse(@"C_{ik} = \sum_j A_{ij} B_{jk}", "A 200x200, B 200x200");
        var error = Assert.Throws<ConvSymbolic.Diagnostics.ConvSymbolicException>(() => model.Derive());
        Assert.Contains("8,000,000 products in 120,000 entries, about 2.8 GB of memory; raise the limit of 2,000,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nothing_reads_has_no_steps() => Assert.Empty(Formula.Parse("Y_i = X_i", "X 3").Derive().Steps("Y"));
}

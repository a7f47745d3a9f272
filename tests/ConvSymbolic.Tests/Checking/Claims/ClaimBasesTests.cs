using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>Where indices of a claim start: an entry 0 says it before a sum that leaves out the first entry.</summary>
public class ClaimBasesTests
{
    [Theory]
    [InlineData(@"\frac{\partial L}{\partial b} = \sum_{i=1}^{H'} \frac{\partial L}{\partial O_i}")]
    [InlineData(@"O_i = \sum_{u=1}^{K} X_{i+u-1} F_u")]
    public void Claims_hold_by_the_base_that_they_show(string claim) => Assert.Equal(Verdict.Proved, Of(claim));

    // No proof for all sizes takes the first term out of a sum; at each size they hold.
    [Theory]
    [InlineData(@"O_i = X_i F_0 + \sum_{u=1}^{K-1} X_{i+u} F_u")]
    [InlineData(@"\frac{\partial L}{\partial X_m} = \frac{\partial L}{\partial O_m} F_0 + \sum_{u=1}^{K-1} \frac{\partial L}{\partial O_{m-u}} F_u")]
    [InlineData(@"\frac{\partial L}{\partial F_u} = \frac{\partial L}{\partial O_0} X_u + \sum_{i=1}^{H'-1} \frac{\partial L}{\partial O_i} X_{i+u}")]
    [InlineData(@"\frac{\partial L}{\partial b} = \frac{\partial L}{\partial O_0} + \sum_{i=1}^{H'-1} \frac{\partial L}{\partial O_i}")]
    [InlineData(@"O_i = \sum_{u=0}^{K-2} X_{i+u} F_u + X_{i+K-1} F_{K-1}")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u + \sum_{v=1}^{K-1} F_v - \sum_{w=1}^{K-1} F_w")]
    public void Claims_that_take_out_a_term_hold_at_a_size(string claim)
    {
        Assert.Equal(Verdict.Undecided, Of(claim));
        foreach (var layer in (ConvSymbolic.Layers.Layer[])[Convolution.Create([4], [2]), Convolution.Create([5], [3]),
            Convolution.Create([3], [1])])
            Assert.Equal(Verdict.Proved, HandDerivation.Prove(claim, new ClaimOptions { Layer = layer }).Verdict);
    }

    [Theory]
    [InlineData(@"O_i = \sum_{u=1}^{K-1} X_{i+u} F_u")]
    [InlineData(@"O_i = X_i F_0 + \sum_{u=1}^{K} X_{i+u} F_{u-1}")]
    [InlineData(@"O_i = X_i F_1 + \sum_{u=1}^{K-1} X_{i+u} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{K} X_{i+u} F_u")]
    [InlineData(@"\frac{\partial L}{\partial b} = \sum_{i=1}^{H'-1} \frac{\partial L}{\partial O_i}")]
    [InlineData(@"\frac{\partial L}{\partial F_u} = \frac{\partial L}{\partial O_1} X_u + \sum_{i=1}^{H'-1} \frac{\partial L}{\partial O_i} X_{i+u}")]
    public void Claims_that_no_base_makes_true_are_refuted(string claim) => Assert.Equal(Verdict.Refuted, Of(claim));

    [Theory]
    [InlineData(@"O_i = \sum_u X_{i+u-1} F_u")]
    [InlineData(@"\frac{\partial L}{\partial F_u} = \sum_i \frac{\partial L}{\partial O_i} X_{i+u-1}")]
    [InlineData(@"\sum_{u=1}^{K-1} F_u = \sum_u F_u - F_{K-K}")]
    public void Nothing_is_refuted_that_holds_by_the_other_base(string claim)
    {
        Assert.NotEqual(Verdict.Refuted, Of(claim));
        Assert.Equal(Verdict.Refuted, HandDerivation.Prove(@"O_i = \sum_u X_{i+u-1} F_u", new ClaimOptions { IndexBase = 0 }).Verdict);
    }

    [Fact]
    public void Entries_of_a_layer_show_it_too()
    {
        var layer = Convolution.Create([4], [2]);
        Assert.Equal(Verdict.Proved,
            HandDerivation.Prove(@"O_i = X_i F_0 + \sum_{u=1}^{1} X_{i+u} F_u", new ClaimOptions { Layer = layer }).Verdict);
        Assert.Equal(Verdict.Refuted,
            HandDerivation.Prove(@"O_i = X_i F_0 + \sum_{u=1}^{1} X_{i-u} F_u", new ClaimOptions { Layer = layer }).Verdict);
        Assert.Equal(Verdict.Proved, HandDerivation.Prove(
            @"O_i = F_0 X_{i+K-1} + \sum_{u=1}^{K-1} X_{i+K-1-u} F_u",
                new ClaimOptions { Layer = Convolution.Create([4], [2], flip: true) }).Verdict);
    }

    // X_0 is the zero beside the data by one base and the first entry by the other.
    [Theory]
    [InlineData("O_1 = X_0 F_1 + X_1 F_2 + X_2 F_3", false)]
    [InlineData("O_1 = X_0 F_0 + X_1 F_1 + X_2 F_2", true)]
    [InlineData("O_0 = X_{-1} F_0 + X_0 F_1 + X_1 F_2", true)]
    [InlineData("O_0 = X_{-1} F_1 + X_0 F_2 + X_1 F_3", null)]
    public void Zeros_beside_the_data_are_no_entries(string claim, bool? isProved)
    {
        var verdict = HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([4], [3], padding: 1) }).Verdict;
        Assert.Equal(isProved switch { true => Verdict.Proved, false => Verdict.Undecided, _ => Verdict.Refuted }, verdict);
    }

    private static Verdict Of(string claim) => HandDerivation.Prove(claim, new ClaimOptions()).Verdict;
}

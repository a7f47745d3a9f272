using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Derivations;

/// <summary>Sizes beyond reason are refused or left undecided at once, before memory is asked for.</summary>
public class AbsurdSizesTests
{
    [Theory]
    [InlineData(2_000_000_000, 1, 1, 0, 1, "layer.too-many-outputs")]
    [InlineData(2_000_000_000, 1, 1_000_000_000, 0, 1, "layer.too-wide")]
    [InlineData(1_500_000_000, 1, 500_000_000, 0, 1, "derivation.limit")]
    [InlineData(2, 2, 1_000_000_000, 1_000_000_000, 1, "layer.too-wide")]
    [InlineData(20_000_000, 10_000_000, 1, 0, 1, "derivation.limit")]
    public void Are_refused(int input, int filter, int stride, int padding, int dilation, string code)
    {
        var layer = Convolution.Create([input], [filter], stride, padding, dilation);
        Assert.Equal(code, Assert.Throws<ConvSymbolicException>(() => layer.Derive()).Diagnostic.Code);
    }

    [Fact]
    public void The_error_says_what_it_would_cost_and_how_to_raise_the_limit()
    {
        var error = Assert.Throws<ConvSymbolicException>(() => Convolution.Create([224, 224], [3, 3]).Derive(productLimit: 1_000));
        Assert.Equal(
            "The whole derivation has 443,556 products in 99,470 entries, about 12 MB of memory and less than 1 s; raise the limit of 1,000 to have it all, or ask for single entries.",
            error.Message);
    }

    [Fact]
    public void A_picture_of_zeros_that_would_not_fit_leaves_the_theorem_undecided()
    {
        var report = Convolution.Create([2, 2], [2, 2], stride: 200_000_000, padding: 400_000_000).Derive().Prove();
        Assert.Equal(Verdict.Undecided, report.Verdict);
        Assert.Contains("cells", report.Theorems[0].Reason);
    }
}

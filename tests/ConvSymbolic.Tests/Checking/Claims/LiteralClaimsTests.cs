using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>Claims are read as they are written: a letter of a setting is the layer's, and operands have their places.</summary>
public class LiteralClaimsTests
{
    [Theory]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{s i+d u+p} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{d i+s u-p} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{-s i+d u-p} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{s i+d u-s} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{s i+d u-p^+} F_u")]
    [InlineData(@"\frac{\partial L}{\partial F_u} = \sum_{i=0}^{K-1} \frac{\partial L}{\partial O_i} X_{s i+d u-p}")]
    [InlineData(@"\frac{\partial L}{\partial X_m} = \sum_{u=0}^{K-1} \frac{\partial L}{\partial O_{m-d u-p}} F_u")]
    [InlineData(@"\frac{\partial L}{\partial F_a} = \sum_i \frac{\partial L}{\partial O_i} X_{2i+a}")]
    public void A_setting_that_is_written_stays_general(string claim)
    {
        Assert.Equal(Verdict.Refuted, Of(claim).Verdict);
        Assert.Equal(Verdict.Refuted, HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([9], [2], stride: 3, padding: ConvSymbolic.Layers.Padding.Create([(1, 0)]), dilation: 2) }).Verdict);
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_0 \quad (i=0)",
        "it is stated for some of its indices alone")]
    [InlineData(@"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_0, \quad i = 0",
        "it is stated for some of its indices alone")]
    [InlineData(@"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_0 \quad \text{at the left border}",
        "it is stated for some of its indices alone")]
    [InlineData(@"\sum_i O_i = \sum_i \sum_{u=1}^2 X_{i+u-1} F_u", "nothing says how far the sums on both sides run")]
    [InlineData(@"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_0 \quad (0 \le i < n)", null)]
    [InlineData(@"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_0 \quad \text{for all } i", null)]
    public void What_is_stated_for_some_indices_is_not_refuted_by_others(string claim, string? reason)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([3], [2]) });
        Assert.Equal(reason is null ? Verdict.Refuted : Verdict.Undecided, report.Verdict);
        if (reason is not null)
            Assert.Equal(reason, report.Reason);
    }

    [Theory]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{s i+d u-p} F_u", "no bias")]
    [InlineData(@"\frac{\partial L}{\partial X_m} = \sum_i \sum_u \frac{\partial L}{\partial O_i} F_u [s i + d u - p = m]")]
    [InlineData(@"\frac{\partial L}{\partial X_m} = \sum_{u=0}^{K-1} \frac{\partial L}{\partial O_{(m+p-d u)/s}} F_u")]
    [InlineData(@"dX_{s i+d m-p} += F_{m} dO_{i}")]
    [InlineData(@"dX_{i+m,j+n} += F_{m,n} dO_{i,j}", "stride 1", "dilation 1", "no padding")]
    [InlineData(@"dF_u += dO_i X_{i+d u}", "stride 1", "no padding")]
    [InlineData(@"\frac{\partial L}{\partial F_u} = \sum_i \frac{\partial L}{\partial O_i} X_{s i+u}", "dilation 1", "no padding")]
    [InlineData(@"O_i = \sum_{u \in \{0,\dots,K-1\}} X_{s i+u-p} F_u", "dilation 1", "no bias")]
    [InlineData(@"\text{full}(X,F)=\text{rot180}(\text{full}(F,X))")]
    [InlineData(@"O = \text{conv}(X, F; stride=s, dilation=d)", "no padding", "no bias")]
    [InlineData("O = X * F", "no bias")]
    [InlineData("O = X * F + b", "a bias")]
    [InlineData(@"O_i = \sum_u X_{i+u} F_u + \beta", "stride 1", "dilation 1", "no padding", "a bias")]
    [InlineData(@"\frac{\partial O_i}{\partial F_u} = X_{i+u}", "stride 1", "dilation 1", "no padding")]
    [InlineData(@"O_i = \sum_{\substack{u \\ 0 \le u < K}} X_{i+u} F_u", "stride 1", "dilation 1", "no padding", "no bias")]
    public void What_is_not_written_has_plain_values(string claim, params string[] conditions)
    {
        var report = Of(claim);
        Assert.Equal((Verdict.Proved, Scope.AllSizes), (report.Verdict, report.Scope));
        Assert.Equal(conditions, report.Fixed);
    }

    [Theory]
    [InlineData(@"\text{conv}(X,F)=\text{conv}(F,X)", "does not fit into one of")]
    [InlineData(@"O = \text{conv}(F,X)", "with the operands in the other order it holds there")]
    [InlineData(@"\text{full}(X,F)=\text{full}(F,X)", null)]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{full}(\frac{\partial L}{\partial O}, \text{rot180}(F))", null)]
    [InlineData("dF = dO * X", null)]
    [InlineData(@"dF = \text{conv}(dO, X)", "with the operands in the other order it holds there")]
    public void Operands_have_their_places(string claim, string? reason)
    {
        var report = Of(claim);
        Assert.Equal(Verdict.Refuted, report.Verdict);
        Assert.Contains(reason ?? "", report.Reason ?? "", StringComparison.Ordinal);
    }

    // Words are the cross-correlations of the glossary whatever the layer is; * is the operation of the layer, and other signs say nothing
    // of turning.
    [Theory]
    [InlineData(@"O = \operatorname{corr}(X, F)", true, Verdict.Refuted)]
    [InlineData(@"O = \operatorname{corr}(X, \text{rot180}(F))", true, Verdict.Proved)]
    [InlineData(@"O = \text{conv}(X, F)", true, Verdict.Refuted)]
    [InlineData(@"O = \operatorname{corr}(X, F)", false, Verdict.Proved)]
    [InlineData(@"O = \text{conv}(X, \text{rot180}(F))", true, Verdict.Proved)]
    [InlineData(@"\text{conv}(X, F)_i = \sum_{u=0}^{K-1} X_{i+u} F_u", true, Verdict.Proved)]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{rot180}(\text{conv}(X, \frac{\partial L}{\partial O}))", true, Verdict.Proved)]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(\text{rot180}(X), \frac{\partial L}{\partial O})", true, Verdict.Refuted)]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{full}(F, \frac{\partial L}{\partial O})", true, Verdict.Proved)]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{full}(\text{rot180}(F), \frac{\partial L}{\partial O})", true, Verdict.Refuted)]
    [InlineData("O = X * F", true, Verdict.Proved)]
    [InlineData(@"O = X * \text{rot180}(F)", true, Verdict.Refuted)]
    [InlineData(@"O = X \star F", true, Verdict.Undecided)]
    [InlineData(@"O = X \star F", false, Verdict.Proved)]
    public void Words_turn_nothing(string claim, bool isTrueConvolution, Verdict verdict)
    {
        Assert.Equal(verdict, HandDerivation.Prove(claim, new ClaimOptions { IsTrueConvolution = isTrueConvolution }).Verdict);
        var layer = Convolution.Create([3], [2], flip: isTrueConvolution);
        Assert.Equal(verdict, HandDerivation.Prove(claim, new ClaimOptions { Layer = layer }).Verdict);
    }

    [Theory]
    [InlineData(@"O_i = \sum_{u \in \{7,8\}} X_{i+u} F_u", Verdict.Refuted)]
    [InlineData(@"O_i = \sum_{u \in \{0,1,2\}} X_{i+u} F_u", Verdict.Refuted)]
    [InlineData(@"O_i = \sum_{u \in \{0,2\}} X_{i+u} F_u", Verdict.Undecided)]
    [InlineData(@"O_i = \sum_{u \in U} X_{i+u} F_u", Verdict.Undecided)]
    [InlineData(@"O_i = \sum_{d} X_{s i+d u-p} F_d", Verdict.Refuted)]
    [InlineData(@"O_i = \sum_{d=0}^{d} X_{s i+d-p} F_d", Verdict.Undecided)]
    [InlineData(@"dX_{p+u} += F_u dO_p", Verdict.Undecided)]
    public void A_set_is_what_is_in_it(string claim, Verdict verdict) => Assert.Equal(verdict, Of(claim).Verdict);

    [Theory]
    [InlineData("H_{out} = (H - 1) s + 2p + K", Verdict.Refuted)]
    [InlineData("H_{out} = (H - 1) s - 2p + K", Verdict.Proved, "dilation 1", "transposed convolution", "the same padding before and behind", "no output padding")]
    [InlineData("H_{out} = (H - 1) s - p - p^+ + d(K-1) + 1 + t^+", Verdict.Proved, "transposed convolution")]
    [InlineData("H' = (H - 1) s - p - p^+ + d(K-1) + 1", Verdict.Proved, "transposed convolution", "no output padding")]
    [InlineData("H' = (H-1)s + K", Verdict.Proved, "dilation 1", "no padding", "transposed convolution", "no output padding")]
    public void Sizes_of_transposed_convolutions_are_those_of_all(string claim, Verdict verdict, params string[] conditions)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions { IsTransposed = true });
        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(conditions, report.Fixed);
    }

    // A theorem without a layer, at a size that nobody gave: no proof.
    [Theory]
    [InlineData(@"O_i = \sum_{u=0}^{1} X_{i+u+p} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{1} X_{di+su-p} F_u")]
    [InlineData(@"O_i = \sum_{u \in \{0,1\}} X_{si+du+7p} F_u")]
    [InlineData(@"O_i = \sum_{u \in \{0,1\}} X_{i+u} F_u")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u + 2p")]
    [InlineData(@"O_1 = \sum_{u=0}^{K-1} X_{u+1} F_u")]
    [InlineData(@"O_1 = \sum_{u=0}^{K-1} X_{s+du-p} F_u")]
    public void Numbers_are_those_of_a_layer_that_is_given(string claim) => Assert.Equal((Verdict.Undecided, null), (Of(claim).Verdict, Of(claim).Scope));

    [Theory]
    [InlineData(@"O_i = \sum_{u=0}^{1} X_{i+u+p} F_u", 0, Verdict.Proved)]
    [InlineData(@"O_i = \sum_{u=0}^{1} X_{i+u+p} F_u", 1, Verdict.Refuted)]
    [InlineData(@"O_1 = \sum_{u=0}^{K-1} X_{u+1} F_u", 0, Verdict.Proved)]
    [InlineData(@"O_1 = \sum_{u=0}^{K-1} X_{s+du-p} F_u", 1, Verdict.Proved)]
    [InlineData(@"O_1 = \sum_{u=1}^{K} X_{u} F_u", 0, Verdict.Proved)]
    public void Numbers_hold_at_the_layer(string claim, int padding, Verdict verdict) =>
        Assert.Equal(verdict, HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([7], [2], padding: padding) }).Verdict);

    [Theory]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u + p", "p")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u + s", "s")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u + H", "H")]
    [InlineData(@"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u + z", "z")]
    [InlineData(@"O_{ij} = \sum_{m,n} X_{i+m,j+n} F_{mn} + p", "p")]
    [InlineData("Q = H - K + 1", "Q")]
    [InlineData("F_0 = H - K + 1", "")]
    [InlineData("F_1 = H - K + 1", "")]
    [InlineData("X_1 = H - K + 1", "")]
    [InlineData("F_0 = F_{K-1}", "")]
    [InlineData(@"O^{(k)}_i = \sum_u X^{(k)}_{i+u} F^{(k)}_u", "k")]
    public void What_is_not_named_is_not_guessed(string claim, string letter)
    {
        var report = Of(claim);
        Assert.True(letter.Length == 0 ? report.Verdict != Verdict.Proved : report.Verdict == Verdict.Undecided, report.Verdict.ToString());
        Assert.Contains(letter, report.Reason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_of_one_entry_begins_and_ends_with_it() =>
        Assert.Equal(Verdict.Proved, HandDerivation.Prove("F_0 = F_{K-1}", new ClaimOptions { Layer = Convolution.Create([3], [1]) }).Verdict);

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{full}(\text{rot180}(F), \text{stuff}_s(\frac{\partial L}{\partial O}))", Verdict.Refuted)]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{full}(\text{rot180}(F), \text{stuff}_d(\frac{\partial L}{\partial O}))", Verdict.Undecided)]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(X, \text{stuff}_d(\frac{\partial L}{\partial O}))", Verdict.Undecided)]
    [InlineData(@"O = \text{conv}(X, \text{stuff}_s(F))", Verdict.Undecided)]
    [InlineData(@"O = \text{conv}(X, \text{stuff}_d(F))", Verdict.Proved, "stride 1", "no padding", "no bias")]
    [InlineData(@"\text{conv}(X, F) = \text{conv}(X, \text{stuff}_d(F))", Verdict.Refuted)]
    [InlineData(@"\text{conv}(X, F; dilation=d) = \text{conv}(X, \text{stuff}_d(F))", Verdict.Proved, "no padding")]
    [InlineData(@"\text{conv}(X, F; dilation=s) = \text{conv}(X, \text{stuff}_d(F))", Verdict.Refuted)]
    public void An_index_of_stuff_is_a_letter_that_is_written(string claim, Verdict verdict, params string[] conditions)
    {
        var report = Of(claim);
        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(conditions, report.Fixed);
    }

    // conv(A, B) without settings is defined with stride 1, dilation 1 and no padding, whatever A and B are; * is the layer's own.
    [Theory]
    [InlineData(@"O = \text{conv}(X, F)", "stride 1", "dilation 1", "no padding", "no bias")]
    [InlineData(@"O = \text{conv}(X, F; stride=s, dilation=d)", "no padding", "no bias")]
    [InlineData(@"O = \text{conv}(X, F; stride=s, dilation=d, padding=p)", "the same padding before and behind", "no bias")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})", "stride 1", "dilation 1", "no padding")]
    [InlineData("O = X * F", "no bias")]
    public void An_operator_has_one_meaning(string claim, params string[] conditions) =>
        Assert.Equal(conditions, Of(claim).Fixed);

    [Theory]
    [InlineData(@"O = \text{conv}(X, F)", Verdict.Undecided, "with those of the layer it holds")]
    [InlineData(@"O = \text{conv}(X, F; stride=2)", Verdict.Proved, "")]
    [InlineData(@"O = \text{conv}(X, F; stride=1)", Verdict.Refuted, "")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})", Verdict.Refuted, "")]
    public void Settings_that_are_not_written_are_not_those_of_the_layer(string claim, Verdict verdict, string reason)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([5], [2], stride: 2) });
        Assert.Equal(verdict, report.Verdict);
        Assert.Contains(reason, report.Reason ?? "", StringComparison.Ordinal);
    }

    // Which index of a filter is the channel is said by the letters of the other arrays; where it isn't the second, the proof says so.
    [Theory]
    [InlineData(@"O^{(k)}_i = \sum_c \sum_u X^{(c)}_{i+u} F^{(k,c)}_u", "stride 1", "dilation 1", "no padding", "no bias")]
    [InlineData(@"O^{(k)}_i = \sum_c \sum_u X^{(c)}_{i+u} F^{(c,k)}_u", "stride 1", "dilation 1", "no padding", "no bias", "the channel before the filter in an index")]
    [InlineData(@"\frac{\partial L}{\partial F^{(c,k)}_u} = \sum_i \frac{\partial L}{\partial O^{(k)}_i} X^{(c)}_{i+u}", "stride 1", "dilation 1", "no padding", "the channel before the filter in an index")]
    public void Letters_say_which_index_is_the_channel(string claim, params string[] conditions)
    {
        var report = Of(claim);
        Assert.Equal((Verdict.Proved, Scope.AllSizes), (report.Verdict, report.Scope));
        Assert.Equal(conditions, report.Fixed);
    }

    // Channels and filters by numbers: counted from 0 or from 1, the channel first or second.
    [Theory]
    [InlineData(@"O^{(1)}_i = \sum_u X^{(1)}_{i+u} F^{(1,1)}_u + \sum_u X^{(2)}_{i+u} F^{(1,2)}_u", Verdict.Proved)]
    [InlineData(@"O^{(0)}_i = \sum_u X^{(0)}_{i+u} F^{(0,0)}_u + \sum_u X^{(1)}_{i+u} F^{(0,1)}_u", Verdict.Proved)]
    [InlineData(@"O^{(k)}_i = \sum_u X^{(1)}_{i+u} F^{(k,1)}_u + \sum_u X^{(2)}_{i+u} F^{(k,2)}_u", Verdict.Proved)]
    [InlineData(@"\frac{\partial L}{\partial F^{(1,2)}_u} = \sum_i G^{(1)}_i X^{(2)}_{i+u}", Verdict.Proved)]
    [InlineData(@"\frac{\partial L}{\partial X^{(1)}_{m}} = \sum_k\sum_u G^{(k)}_{m-u} F^{(k,1)}_{u}", Verdict.Proved)]
    [InlineData(@"O^{(1)}_i = \sum_u X^{(1)}_{i+u} F^{(1,1)}_u + \sum_u X^{(2)}_{i+u} F^{(2,1)}_u", Verdict.Undecided)]
    [InlineData(@"\frac{\partial L}{\partial F^{(1,2)}_u} = \sum_i G^{(2)}_i X^{(1)}_{i+u}", Verdict.Undecided)]
    [InlineData(@"\frac{\partial L}{\partial F^{(1,2)}_u} = \sum_i G^{(2)}_i X^{(2)}_{i+u}", Verdict.Refuted)]
    [InlineData(@"O^{(1)}_i = \sum_u X^{(1)}_{i+u} F^{(1,1)}_u + \sum_u X^{(2)}_{i+u} F^{(2,2)}_u", Verdict.Refuted)]
    [InlineData(@"O^{(k)}_i = \sum_u X^{(1)}_{i+u} F^{(k,1)}_u", Verdict.Refuted)]
    [InlineData(@"O_i = \sum_u X_{i+u}^2 F_u", Verdict.Undecided)]
    [InlineData(@"O_i^2 = \sum_u X_{i+u} F_u", Verdict.Undecided)]
    [InlineData(@"O_i = \sum_u X_{i+u} F_u^{-1}", Verdict.Undecided)]
    public void Channels_may_have_numbers(string claim, Verdict verdict)
    {
        Assert.Equal(verdict, HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([3], [2], channels: 2, filters: 2) }).Verdict);
        Assert.Equal(Verdict.Undecided, Of(claim).Verdict);
    }

    [Theory]
    [InlineData("O_1 = X_1 F_1 + X_2 F_2", Verdict.Proved)]
    [InlineData("O_1 = X_1 F_0 + X_2 F_1", Verdict.Proved)]
    [InlineData("O_1 = X_1 F_1 + X_2 F_1", Verdict.Refuted)]
    [InlineData(@"O_1 = \sum_u X_{u+1} F_{u}", Verdict.Undecided)]
    [InlineData(@"O_i = \sum_{u \in \{1,2\}} X_{i+u-1} F_u", Verdict.Undecided)]
    [InlineData(@"O_i = \sum_{u \in \{0,1\}} X_{i+u} F_u", Verdict.Proved)]
    [InlineData(@"O_i = \sum_{u \in \{1,2\}} X_{i+u} F_u", Verdict.Refuted)]
    public void Numbers_that_do_not_say_where_indices_start_refute_nothing(string claim, Verdict verdict) =>
        Assert.Equal(verdict, HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([3], [2]) }).Verdict);

    private static ClaimReport Of(string claim) => HandDerivation.Prove(claim, new ClaimOptions());
}

using System.Globalization;
using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>Claims about random layers, right and wrong: what is said to hold for all sizes is refuted at no other layer of the kind.</summary>
public class ClaimProofTests
{
    private static readonly string[] Gradients = [@"\frac{\partial L}{\partial F}", @"\frac{\partial L}{\partial X}", "O"];

    private static readonly string[] Arrays = ["X", "F", @"\frac{\partial L}{\partial O}", @"\text{rot180} F", @"\text{rot180} X"];

    // Those that hold for layers of some kind.
    private static readonly string[] Known =
    [
        @"\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})",
        @"\frac{\partial L}{\partial X} = \text{Full}(\text{rot180} F, \frac{\partial L}{\partial O})",
        @"\frac{\partial L}{\partial X} = \text{conv}(\frac{\partial L}{\partial O}, F; GIVEN)",
        @"\frac{\partial L}{\partial F} = \text{conv}(\frac{\partial L}{\partial O}, X; TURNED)",
        @"O = \text{conv}(X, F)",
        @"O = \text{Full}(\text{rot180} F, X)",
    ];

    [Fact]
    public void What_holds_for_all_sizes_is_refuted_at_none()
    {
        var random = new Random(41);
        int proved = 0, refuted = 0;
        for (int k = 0; k < 240; k++)
        {
            string Some(params string[] choices) => choices[random.Next(choices.Length)];
            int stride = random.Next(1, 3), padding = random.Next(0, 2), groups = random.Next(1, 3), channels = random.Next(1, 3), filters = random.Next(1, 3), batch = random.Next(1, 3);
            bool isTransposed = random.Next(2) == 0, isTrueConvolution = random.Next(4) == 0;
            string given = string.Create(CultureInfo.InvariantCulture, $"stride={stride}, padding={padding}"), turned = string.Create(CultureInfo.InvariantCulture, $"dilation={stride}, padding={padding}");
            string settings = Some("", "", "; " + given, "; " + turned);
            string claim = random.Next(2) == 0 ? Some(Known).Replace("GIVEN", given, StringComparison.Ordinal).Replace("TURNED", turned, StringComparison.Ordinal) : $"{Some(Gradients)} = {Some("\\text{conv}", "\\text{conv}", "\\text{Full}")}({Some(Arrays)}, {Some(Arrays)}{settings})";
            ClaimReport? Report(int input, int filter, int factor)
            {
                try
                {
                    return HandDerivation.Prove(claim, new ClaimOptions
                    {
                        Layer = isTransposed
                            ? Convolution.CreateTransposed([input], [filter], stride: stride, padding: padding, groups: groups, channels: groups * channels * (channels > 1 ? factor : 1), filters: groups * filters, batch: batch, flip: isTrueConvolution)
                            : Convolution.Create([input], [filter], stride: stride, padding: padding, groups: groups, channels: groups * channels * (channels > 1 ? factor : 1), filters: groups * filters, batch: batch, flip: isTrueConvolution),
                    });
                }
                catch (Diagnostics.ConvSymbolicException)
                {
                    return null;
                }
            }
            if (Report(4, 2, 1) is not { } report)
                continue;
            refuted += report.Verdict == Verdict.Refuted ? 1 : 0;
            if (report.Scope != Scope.AllSizes)
                continue;
            proved++;
            foreach (var (input, filter, factor) in ((int, int, int)[])[(4, 2, 1), (5, 3, 2), (6, 2, 1), (3, 1, 2), (7, 4, 1)])
                Assert.True(Report(input, filter, factor)?.Verdict != Verdict.Refuted, $"{claim}: {(isTransposed ? "transposed, " : "")}stride {stride}, padding {padding}, groups {groups}, input {input}, filter {filter}");
        }
        Assert.True(proved >= 15 && refuted >= 40, $"{proved} proved, {refuted} refuted");
    }

    [Theory]
    [InlineData(@"H' = \lfloor (H + p + p^+ - d(K-1) - 1)/s \rfloor + 1")]
    [InlineData(@"H' = \lfloor (H + 2p - d(K-1) - 1)/s \rfloor + 1", "the same padding before and behind")]
    [InlineData(@"H' = \lceil (H + 2p - d(K-1))/s \rceil", "the same padding before and behind")]
    [InlineData(@"H' = \lfloor (H + 2p - K)/s \rfloor + 1", "dilation 1", "the same padding before and behind")]
    [InlineData(@"H' = H - K + 1", "stride 1", "dilation 1", "no padding")]
    public void Sizes_of_every_layer_hold_for_all_sizes(string claim, params string[] conditions)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions());
        Assert.Equal((Verdict.Proved, Scope.AllSizes), (report.Verdict, report.Scope));
        Assert.Equal(conditions, report.Fixed);
    }

    // A quotient that is not rounded is right where it leaves no rest.
    [Theory]
    [InlineData(@"H' = H - K + 1", Verdict.Refuted, null)]
    [InlineData(@"H' = \lfloor (H + 2p - K)/s \rfloor + 1", Verdict.Proved, Scope.AllSizes)]
    [InlineData(@"H' = (H + 2p - K)/s + 1", Verdict.Proved, Scope.ThisSize)]
    public void Sizes_of_some_layers_hold_for_those(string claim, Verdict verdict, Scope? scope)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([7], [3], stride: 2) });
        Assert.Equal((verdict, scope), (report.Verdict, report.Scope));
    }

    [Fact]
    public void Sizes_of_transposed_layers_hold_for_those()
    {
        var layer = Convolution.CreateTransposed([4], [3], stride: 2);
        Assert.Equal(Scope.AllSizes, HandDerivation.Prove("H' = s(H-1) + K - 2p", new ClaimOptions { Layer = layer }).Scope);
        Assert.Equal(Verdict.Refuted, HandDerivation.Prove("H' = s(H-1) + K - p + 1", new ClaimOptions { Layer = layer }).Verdict);
        Assert.Equal(Verdict.Refuted, HandDerivation.Prove(@"H' = \lfloor (H + 2p - K)/s \rfloor + 1", new ClaimOptions { Layer = layer }).Verdict);
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F_{m,n}} = \sum_{i,j} \frac{\partial L}{\partial O_{i,j}} X_{i+n,j+m}")]
    [InlineData(@"O_{i,j} = \sum_{m,n} X_{i+n,j+m} F_{m,n}")]
    [InlineData(@"\frac{\partial L}{\partial X_{q}} = \sum_{m=0}^{K-2} \frac{\partial L}{\partial O_{(q+p-dm)/s}} F_{m}")]
    [InlineData(@"O_{i} = \sum_{m=0}^{K} X_{i+m} F_{m}")]
    public void Claims_take_axes_and_letters_as_they_are(string claim) => Assert.Equal(Verdict.Refuted, HandDerivation.Prove(claim, new ClaimOptions()).Verdict);

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_{m=0}^{K-1} \sum_{n=0}^{K-1} \frac{\partial L}{\partial O_{(p+1-m)/2,(q+1-n)/2}} F_{m,n}", false)]
    [InlineData(@"O_{i,j} = \sum_{m=0}^{K-1} \sum_{n=0}^{K-1} X_{2i-m+K-2,2j-n+K-2} F_{m,n}", true)]
    [InlineData(@"\frac{\partial L}{\partial F_{m,n}} = \sum_{i,j} \frac{\partial L}{\partial O_{i,j}} X_{2i+K-2-m,2j+K-2-n}", true)]
    public void One_letter_for_the_filter_is_that_of_all_axes(string claim, bool isTrueConvolution)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions { Layer = Convolution.Create([7, 7], [3, 3], stride: 2, padding: 1, flip: isTrueConvolution) });
        Assert.Equal((Verdict.Proved, Scope.AllSizes), (report.Verdict, report.Scope));
    }
}

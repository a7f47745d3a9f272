using System.Globalization;
using ConvSymbolic.Checking;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>Equations of documents that the proof for all sizes covers.</summary>
public class GeneralProofTests
{
    private const string Forward = @"$$ O_{i,j} = \sum_{m=0}^{k_1-1} \sum_{n=0}^{k_2-1} X_{i+m, j+n} F_{m,n} $$";

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F_{m,n}} = \sum_i \sum_j \frac{\partial L}{\partial O_{i,j}} X_{i+m, j+n}")]
    [InlineData(@"\frac{\partial L}{\partial F_{m,n}} = \sum_{i,j} X_{i+m, j+n} \frac{\partial L}{\partial O_{i,j}}")]
    [InlineData(@"\frac{\partial L}{\partial F_{m,n}} = \sum_i \sum_j \frac{\partial L}{\partial O_{i,j}} \frac{\partial O_{i,j}}{\partial F_{m,n}}")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_i \sum_j \frac{\partial L}{\partial O_{i,j}} \frac{\partial O_{i,j}}{\partial X_{p,q}}")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_i \sum_j \frac{\partial L}{\partial O_{i,j}} F_{p-i, q-j}")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_{m=0}^{k_1-1} \sum_{n=0}^{k_2-1} \frac{\partial L}{\partial O_{p-m, q-n}} F_{m,n}")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_{m=0}^{k_1-1} \sum_{n=0}^{k_2-1} \frac{\partial L}{\partial O_{p-k_1+1+m, q-k_2+1+n}} F_{k_1-1-m, k_2-1-n}")]
    [InlineData(@"\frac{\partial O_{i,j}}{\partial F_{m,n}} = X_{i+m, j+n}")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{Full}(\text{rot180}(F), \frac{\partial L}{\partial O})")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{Conv}(X, \frac{\partial L}{\partial O})")]
    public void Sums_and_convolutions_hold_for_all_sizes(string claim)
    {
        var report = HandDerivation.Check($"{Forward}\n\n$$ {claim} $$\n", cancellation: TestContext.Current.CancellationToken);
        Assert.All(report.Equations, equation => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope)));
        Assert.Equal("It holds for all sizes, with stride 1, dilation 1 and no padding.", report.Equations[^1].Message);
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F} = \frac{\partial L}{\partial O} \cdot \frac{\partial O}{\partial F}")]
    [InlineData(@"\frac{\partial L}{\partial X} = \frac{\partial O}{\partial X} \frac{\partial L}{\partial O}")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_{m=0}^{k_1-1} \sum_{n=0}^{k_2-1} F_{m,n}\, \text{pad}(\frac{\partial L}{\partial O})_{p+k_1-1-m, q+k_2-1-n}")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_{m=0}^{k_1-1} \sum_{n=0}^{k_2-1} F_{k_1-1-m,k_2-1-n}\, \text{pad}(\frac{\partial L}{\partial O})_{p+m, q+n}")]
    public void The_chain_rule_and_padded_gradients_are_covered(string claim)
    {
        var report = HandDerivation.Check($"{Forward}\n\n$$ {claim} $$\n", cancellation: TestContext.Current.CancellationToken);
        Assert.All(report.Equations, equation => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope)));
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F_{o,c,m}} = \sum_n \sum_i \frac{\partial L}{\partial O_{n,o,i}} \frac{\partial O_{n,o,i}}{\partial F_{o,c,m}}")]
    [InlineData(@"\frac{\partial L}{\partial X_{n,c,q}} = \sum_o \sum_i \frac{\partial L}{\partial O_{n,o,i}} \frac{\partial O_{n,o,i}}{\partial X_{n,c,q}}")]
    [InlineData(@"\frac{\partial L}{\partial b_o} = \sum_n \sum_i \frac{\partial L}{\partial O_{n,o,i}} \frac{\partial O_{n,o,i}}{\partial b_o}")]
    public void Local_derivatives_with_images_and_channels_are_covered(string claim)
    {
        var report = HandDerivation.Check(
            $@"$$ O_{{n,o,i}} = \sum_{{c=0}}^{{C-1}} \sum_{{m=0}}^{{k-1}} X_{{n,c,s i + m}} F_{{o,c,m}} + b_o $$ $$ {claim} $$", cancellation: TestContext.Current.CancellationToken);
        Assert.All(report.Equations, equation => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope)));
    }

    // One zero around the gradient is as many as a filter of extent 2 needs, and no other.
    [Fact]
    public void Zeros_in_numbers_are_of_this_size()
    {
        var report = HandDerivation.Check(
            @"$$ O_{i,j} = \sum_{m=0}^{1} \sum_{n=0}^{1} X_{i+m,j+n} F_{m,n} $$ $$ \frac{\partial L}{\partial X} = \text{conv}(\text{pad}_1(\frac{\partial L}{\partial O}), \text{rot180}(F)) $$",
            new CheckOptions { Declaration = "input=X 3x3 filter=F 2x2 output=O" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((EquationVerdict.Right, Scope.ThisSize), (report.Equations[^1].Verdict, report.Equations[^1].Scope));
    }

    [Fact]
    public void Names_for_the_geometry_stay_open()
    {
        var report = HandDerivation.Check(
            @"$$ O_{i} = \sum_{m=0}^{k-1} X_{s i + d m - p} F_{m} $$ $$ \frac{\partial L}{\partial F_{m}} = \sum_i \frac{\partial L}{\partial O_{i}} X_{s i + d m - p} $$", cancellation: TestContext.Current.CancellationToken);
        Assert.All(report.Equations, equation => Assert.Equal((Scope.AllSizes, "It holds for all sizes."), (equation.Scope, equation.Message)));
    }

    [Fact]
    public void Indices_that_start_at_1_are_covered()
    {
        var report = HandDerivation.Check(
            @"$$ O_{i} = \sum_{m=1}^{k} X_{i + m - 1} F_{m} $$ $$ \frac{\partial L}{\partial F_{m}} = \sum_i \frac{\partial L}{\partial O_{i}} X_{i + m - 1} $$ $$ \frac{\partial L}{\partial X_{p}} = \sum_{m=1}^{k} \frac{\partial L}{\partial O_{p-m+1}} F_m $$", cancellation: TestContext.Current.CancellationToken);
        Assert.All(report.Equations, equation => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope)));
    }

    [Fact]
    public void One_name_for_two_extents_is_one_size()
    {
        var report = HandDerivation.Check(
            @"$$ O_{i,j} = \sum_{m=0}^{k-1} \sum_{n=0}^{k-1} X_{s i+m, s j+n} F_{m,n} $$ $$ \frac{\partial L}{\partial F_{m,n}} = \sum_i \sum_j \frac{\partial L}{\partial O_{i,j}} X_{s i+m, s j+n} $$", cancellation: TestContext.Current.CancellationToken);
        Assert.All(report.Equations, equation => Assert.Equal((EquationVerdict.Right, Scope.AllSizes), (equation.Verdict, equation.Scope)));
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_{2,2}} = \sum_{m=0}^{1} \sum_{n=0}^{1} \frac{\partial L}{\partial O_{2-m, 2-n}} F_{m,n}")]
    [InlineData(@"\frac{\partial L}{\partial F_{0,0}} = \sum_{i=0}^{1} \sum_{j=0}^{1} \frac{\partial L}{\partial O_{i, j}} X_{i,j}")]
    public void Numbers_are_of_this_size(string claim)
    {
        var report = HandDerivation.Check(claim.Insert(0, "$$ ") + " $$", new CheckOptions { Declaration = "input=X 3x3 filter=F 2x2 output=O index-base=0" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((EquationVerdict.Right, Scope.ThisSize), (report.Equations[0].Verdict, report.Equations[0].Scope));
    }

    // Sums with indices drawn at random: whatever is said to hold for all sizes is right at every layer of some sizes that are declared.
    [Fact]
    public void What_holds_for_all_sizes_is_right_at_every_size()
    {
        var random = new Random(20);
        int proved = 0;
        for (int k = 0; k < FullRun.Count(60, 300); k++)
        {
            int stride = random.Next(1, 3), dilation = random.Next(1, 3), padding = random.Next(0, 2);
            string Some(params string[] choices) => choices[random.Next(choices.Length)];
            string window = string.Create(CultureInfo.InvariantCulture, $"{stride} i + {dilation} m - {padding}");
            string claim = random.Next(2) == 0
                ? $@"\frac{{\partial L}}{{\partial F_{{m}}}} = \sum_i \frac{{\partial L}}{{\partial O_{{i}}}} X_{{{Some(window, window, "i + m", "2 i + m", "i + 2 m", "i + m - 1", "i - m", $"{window} + 1")}}}"
                : $@"\frac{{\partial L}}{{\partial X_{{q}}}} = \sum_{{m=0}}^{{{Some("k-1", "k-1", "k", "k-2")}}} \frac{{\partial L}}{{\partial O_{{{Some("q - m", $"q + {padding} - {dilation} m", "q + m", "q - m + 1", "q - k + 1 + m")}}}}} F_{{{Some("m", "m", "k-1-m", "m+1")}}}";
            string forward = $@"O_{{i}} = \sum_{{m=0}}^{{k-1}} X_{{{window}}} F_{{m}}";
            string text = $"$$ {forward} $$\n\n$$ {claim} $$\n";
            var report = HandDerivation.Check(text, cancellation: TestContext.Current.CancellationToken);
            var equation = report.Equations[^1];
            if (equation.Scope != Scope.AllSizes)
                continue;

            // A document whose equations don't fit together may be read as one about another layer.
            var layer = report.Contexts[equation.Context - 1].Layer!;
            (stride, dilation, padding) = (layer.Stride[0], layer.Dilation[0], layer.PaddingBefore[0]);
            proved++;
            for (int trial = 0; trial < 20; trial++)
            {
                int filter = random.Next(1, 5);
                int input = dilation * (filter - 1) + 1 + Math.Max(0, -2 * padding) + random.Next(0, 6);
                string declaration = string.Create(CultureInfo.InvariantCulture, $"input=X {input} filter=F {filter} output=O index-base=0 stride={stride} dilation={dilation} padding={padding}");
                var sized = HandDerivation.Check(text, new CheckOptions { Declaration = declaration }, cancellation: TestContext.Current.CancellationToken).Equations[^1];
                Assert.True(sized.Verdict == EquationVerdict.Right, $"{claim} with {declaration}: {sized.Verdict}, {sized.Message}");
            }
        }
        Assert.InRange(proved, FullRun.Count(8, 40), FullRun.Count(50, 250));
    }
}

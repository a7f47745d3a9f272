using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Judging;

/// <summary>Letters and operators of documents that are read as they are written.</summary>
public class DeclaredSettingsTests
{
    private const string Settings = "input=X 7 filter=F 2 output=O stride=2 padding=1 dilation=1 index-base=0";

    [Theory]
    [InlineData(Settings, @"O_i = \sum_{u=0}^{K-1} X_{s i+d u-p} F_u", true)]
    [InlineData(Settings, @"O_i = \sum_{u=0}^{K-1} X_{s i+d u+p} F_u", false)]
    [InlineData("input=X 4 filter=F 2 output=O index-base=0", @"O_i = \sum_{u \in \{0,1\}} X_{i+u} F_u", true)]
    [InlineData("input=X 4 filter=F 2 output=O index-base=0", @"O_i = \sum_{u \in \{7,8\}} X_{i+u} F_u", false)]
    [InlineData("input=X 4 filter=F 2 output=O convention=convolution index-base=0", @"O = \operatorname{corr}(X, F)", false)]
    [InlineData("input=X 4 filter=F 2 output=O convention=convolution index-base=0", @"O = \operatorname{corr}(X, \operatorname{rot180}(F))", true)]
    [InlineData("input=X 4 filter=F 2 output=O index-base=0", @"\operatorname{full}(X, F) = \operatorname{full}(F, X)", false)]
    [InlineData("input=X 4 filter=F 2 output=O index-base=0", @"O = \operatorname{conv}(F, X)", true, "The operands are read in the other order")]
    public void Are_what_is_declared(string declared, string equation, bool isRight, string words = "")
    {
        var report = HandDerivation.Check($"<!-- convsym: {declared} -->\n\n$$ {equation} $$\n", cancellation: TestContext.Current.CancellationToken);
        var only = Assert.Single(report.Equations);
        Assert.Equal(isRight, only.Verdict == EquationVerdict.Right);
        Assert.Contains(words, only.Message, StringComparison.Ordinal);
    }
}

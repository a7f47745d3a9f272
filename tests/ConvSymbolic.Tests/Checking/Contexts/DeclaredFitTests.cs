using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Checking.Contexts;

/// <summary>Declared sizes that no layer has are refused: the document would be judged for another layer.</summary>
public class DeclaredFitTests
{
    private const string Text = @"$$y_i = \sum_a x_{i+a-1} w_a$$";

    [Theory]
    [InlineData("input=x 6 filter=w 9", "the filter spans 9", "the padding has to be declared")]
    [InlineData("input=x 6 filter=w 9 padding=1", "the filter spans 9", "the input has 8")]
    [InlineData("input=x 6 filter=w 3 dilation=3", "the filter spans 7", "the input has 6")]
    [InlineData("input=X 6x6 filter=F 3", "input", "filter")]
    [InlineData("input=X 6 filter=F 3 stride=1,2", "stride", "2")]
    public void What_no_layer_has_is_refused(string declaration, params string[] said)
    {
        string[] messages =
        [
            Assert.Throws<ConvSymbolicException>(() => Check(Text, new CheckOptions { Declaration = declaration })).Message,
            Assert.Throws<ConvSymbolicException>(() => Check($"<!-- convsym: {declaration} -->\n{Text}")).Message,
        ];
        Assert.All(messages, message => Assert.All([declaration, .. said], words => Assert.Contains(words, message, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("input=x 6 filter=w 9 padding=2")]
    [InlineData("input=x 6 filter=w 9 padding=p")]
    [InlineData("input=x 6 filter=w 9 padding=same")]
    [InlineData("input=x 6 filter=w 9 transposed")]
    [InlineData("input=x N filter=w 9")]
    [InlineData("input=x filter=w 9")]
    public void What_some_layer_has_is_read(string declaration) =>
        Assert.Single(Check(Text, new CheckOptions { Declaration = declaration }).Equations);

    [Theory]
    [InlineData("The layer has padding 2.")]
    [InlineData("We pad x on both sides.")]
    public void A_padding_may_be_said_in_words(string words) => Assert.Single(Check(
        $"{words}\n\n{Text}", new CheckOptions { Declaration = "input=x 6 filter=w 9" }).Equations);

    private static CheckReport Check(string text, CheckOptions? options = null) =>
        HandDerivation.Check(text, options, TestContext.Current.CancellationToken);
}

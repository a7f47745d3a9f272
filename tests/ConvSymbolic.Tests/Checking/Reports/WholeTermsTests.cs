using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Reports;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Checking.Reports;

public class WholeTermsTests
{
    [Theory]
    [InlineData(@"A = \mathrm{conv}(F, G)", @"\mathrm{conv}(F", @"\text{Full}(\text{rot180}(F)", @"\mathrm{conv}(F, G)",
        @"\text{Full}(\text{rot180}(F), G)")]
    [InlineData(@"A = \mathrm{conv}(F, G)", "G)", @"\text{rot180}(G))", @"\mathrm{conv}(F, G)", @"\mathrm{conv}(F, \text{rot180}(G))")]
    [InlineData(@"X_{23} + Y", "23} + Y", "32} + Z", @"X_{23} + Y", "X_{32} + Z")]
    [InlineData(@"a + b", " b", " c ", "b", "c")]
    [InlineData(@"\left(a + b\right) c", @"(a", @"(d", @"\left(a + b\right)", @"\left(d + b\right)")]
    [InlineData(@"\{ a \} b", @"\{ a", @"\{ c", @"\{ a", @"\{ c")]
    public void Brackets_have_their_partners(string text, string found, string expected, string whole, string instead)
    {
        int start = text.IndexOf(found, StringComparison.Ordinal);
        var shown = WholeTerms.Of(
            new Judgement(EquationVerdict.Wrong, $"A slip: {found.Trim()} should be {expected.Trim()}.")
            {
                Fault = new TextRange(start, start + found.Length),
                Found = found,
                Expected = expected,
            },
            text,
            new TextRange(0, text.Length));
        Assert.Equal((whole, instead), (shown.Found, shown.Expected));
        Assert.Equal($"A slip: {whole} should be {instead}.", shown.Message);
        Assert.Contains(whole, shown.Fault!.Value.Of(text), StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_somewhere_has_no_blanks_around_it() =>
        Assert.Equal(@"\sum_{o}",
            WholeTerms.Of(new Judgement(EquationVerdict.Wrong, "A sum.") { Expected = @" \sum_{o} " }, "a", new TextRange(0, 1)).Expected);

    [Fact]
    public void A_report_shows_whole_terms()
    {
        var report = HandDerivation.Check(
            @"$$\frac{\partial L}{\partial X} = \mathrm{conv}(F, \frac{\partial L}{\partial O})$$",
                new() { Declaration = "input=X 3x3 filter=F 2x2 output=O" },
            TestContext.Current.CancellationToken);
        var wrong = Assert.Single(report.Equations);
        Assert.Equal(@"\mathrm{conv}(F, \frac{\partial L}{\partial O})", wrong.Found);
        Assert.Equal(@"\text{Full}(\text{rot180}(F), \frac{\partial L}{\partial O})", wrong.Expected);
        Assert.Contains($"{wrong.Found} should be {wrong.Expected}.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($": {wrong.Latex}: {wrong.Message}", wrong.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("line 1: convolution", Assert.Single(report.Contexts).ToString(), StringComparison.Ordinal);
    }
}

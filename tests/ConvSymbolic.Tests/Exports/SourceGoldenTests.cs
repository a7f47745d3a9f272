using ConvSymbolic.Diagnostics;
using ConvSymbolic.Exports;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Exports;

public class SourceGoldenTests
{
    [Theory]
    [InlineData(SourceLanguage.C)]
    [InlineData(SourceLanguage.CSharp)]
    [InlineData(SourceLanguage.Python)]
    public void The_source_of_a_layer(SourceLanguage language) => Golden.Verify(
        SourceCases.Source(Convolution.Create(input: [5, 4], filter: [3, 2], stride: [2, 1], padding: 1, channels: 2, filters: 4, groups: 2, batch: 2, bias: true), language),
        variant: $"{language}");

    [Fact]
    public void The_formulas_are_those_of_the_derivation()
    {
        var layer = Convolution.Create(input: [5, 5], filter: [3, 3], stride: 2);
        using var derivation = new StringWriter();
        layer.WriteDerivation(derivation, notation: new() { IndexBase = 0 }, cancellation: TestContext.Current.CancellationToken);
        string source = SourceCases.Source(layer, SourceLanguage.C);
        Assert.Contains("∂L/∂X[m,q] = ", source, StringComparison.Ordinal);
        Assert.Contains("= conv(stuff_2 ∂L/∂O, rot180 F; padding 2)[m,q]\n", source, StringComparison.Ordinal);
        Assert.Contains("= conv(stuff_2 ∂L/∂O, rot180 F; padding 2)[m,q]    (", derivation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Positions_that_an_int_cannot_count_to_are_refused()
    {
        var layer = Convolution.CreateTransposed(input: 2, filter: 1, stride: int.MaxValue, padding: (2, 0), dilation: 1);
        SourceCases.Source(layer, SourceLanguage.C);
        var far = Convolution.CreateTransposed(input: 3, filter: 1, stride: 1_500_000_000, padding: 1_500_000_000 - 1);
        var error = Assert.Throws<ConvSymbolicException>(() => SourceCases.Source(far, SourceLanguage.CSharp));
        Assert.Contains("beyond 2^31-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("meeting", SourceCases.Source(far, SourceLanguage.Python), StringComparison.Ordinal);
    }
}

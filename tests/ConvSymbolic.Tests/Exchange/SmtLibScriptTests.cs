using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Exchange;

public class SmtLibScriptTests
{
    private const string Unrotated = @"\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})";

    [Fact]
    public void States_the_theorems_from_the_definition_of_the_layer()
    {
        using var output = new StringWriter();
        Convolution.CreateTransposed([2, 3], [1, 2], stride: 2, padding: (1, 0), channels: 4, filters: 2, groups: 2, bias: true, flip: true).WriteSmtLib(output);
        Golden.Verify(output.ToString());
    }

    [Fact]
    public void States_the_sides_of_a_claim()
    {
        using var output = new StringWriter();
        HandDerivation.Prove(Unrotated).WriteSmtLib(output);
        Golden.Verify(output.ToString());
    }

    [Fact]
    public void A_claim_without_entries_to_compare_is_refused()
    {
        var report = HandDerivation.Prove(@"\frac{\partial L}{\partial F} = \text{Conv}(X, \frac{\partial L}{\partial O})", new ClaimOptions { Layer = Convolution.Create([5, 5], [2, 2], stride: 2) });
        Assert.Contains("no entries to compare", Assert.Throws<ConvSymbolicException>(() => report.WriteSmtLib(TextWriter.Null)).Message, StringComparison.Ordinal);
    }
}

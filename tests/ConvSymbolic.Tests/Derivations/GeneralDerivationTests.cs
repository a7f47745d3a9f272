using ConvSymbolic.Derivations;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Derivations;

/// <summary>The derivation with names for all sizes.</summary>
public class GeneralDerivationTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_gradient_is_found_by_the_rules(bool isTransposed, bool isTrueConvolution)
    {
        var writer = new PlainTextWriter(GeneralDerivation.Style(new()));
        var lines = new List<string>();
        foreach (var target in Enum.GetValues<Target>())
        {
            var steps = Schemas.Of(LayerSizes.General(isTransposed, isTrueConvolution), target);
            lines.Add(writer.Write(steps[0].Before));
            lines.AddRange(steps.Select(step => $"= {writer.Write(step.After)}    ({step.Rule.Title})"));
            lines.Add("");
        }
        Golden.Verify(string.Join('\n', lines), $"{(isTransposed ? "transposed" : "convolution")}_{(isTrueConvolution ? "true" : "correlation")}");
    }
}

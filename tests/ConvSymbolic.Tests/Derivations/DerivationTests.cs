using ConvSymbolic.Proofs;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Derivations;

public class DerivationTests
{
    /// <summary>Every polynomial of a thousand random layers, and with it the verdict on their closed forms.</summary>
    [Fact]
    public void Random_layers_agree_with_the_definition() => RandomLayers.ForAll((_, layer) =>
    {
        var reference = new ReferenceLayer(layer);
        var reader = new ReferenceReader(layer, reference);
        var derivation = layer.Derive();
        reader.AssertSame(derivation.Output, reference.OutputExtents, reference.Output);
        reader.AssertSame(derivation.FilterGradient, reference.FilterExtents, reference.FilterGradient);
        reader.AssertSame(derivation.InputGradient, reference.InputExtents, reference.InputGradient);
        Assert.Equal(layer.HasBias, derivation.BiasGradient is not null);
        if (derivation.BiasGradient is { } biasGradient)
            reader.AssertSame(biasGradient, [layer.Filters], index => reference.BiasGradient(index[0]));
        Assert.Equal(Verdict.Proved, derivation.Prove().Verdict);
    });
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Derivations;

/// <summary>Layers whose polynomials are known by heart, and the estimate.</summary>
public class KnownLayersTests
{
    [Fact]
    public void The_estimate_counts_every_product() => RandomLayers.ForAll((_, layer) =>
        Assert.Equal(new ReferenceLayer(layer).Products, Estimate.Of(layer).Products));

    [Fact]
    public void The_layer_of_the_notes()
    {
        var derivation = Convolution.Create(input: [3, 3], filter: [2, 2]).Derive();
        Assert.Equal("X[0,0]*F[0,0] + X[0,1]*F[0,1] + X[1,0]*F[1,0] + X[1,1]*F[1,1]", derivation.Output[0, 0].ToString());
        Assert.Equal("dO[0,0]*X[0,1] + dO[0,1]*X[0,2] + dO[1,0]*X[1,1] + dO[1,1]*X[1,2]", derivation.FilterGradient[0, 1].ToString());
        Assert.Equal("dO[0,0]*F[0,1] + dO[0,1]*F[0,0]", derivation.InputGradient[0, 1].ToString());
        Assert.Equal("dO[0,0]*F[1,1] + dO[0,1]*F[1,0] + dO[1,0]*F[0,1] + dO[1,1]*F[0,0]", derivation.InputGradient[1, 1].ToString());
    }

    [Fact]
    public void A_ring_of_more_than_two_million_symbols_packs_two_factors_a_word()
    {
        var layer = Convolution.Create(input: [1500, 1500], filter: [1, 1], bias: true);
        var derivation = layer.Derive();
        Assert.Equal("X[1499,1498]*F[0,0] + b[0]", derivation.Output[1499, 1498].ToString());
        Assert.Equal("dO[3,4]*F[0,0]", derivation.InputGradient[3, 4].ToString());
        Assert.Equal(2_250_000, derivation.FilterGradient[0, 0].Count);
        Assert.Equal(Verdict.Proved, derivation.Prove().Verdict);
    }
}

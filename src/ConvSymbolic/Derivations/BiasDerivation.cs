using ConvSymbolic.Calculus;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>The gradient of a bias that a layer does not have, were it added to every output: formed by differentiation like the others.</summary>
internal static class BiasDerivation
{
    public static SymbolicTensor Of(Layer layer)
    {
        var ring = layer.Ring;
        int outputs = layer.OutputShape.Count;
        int plane = outputs / (layer.Batch * layer.Filters);
        var words = new ulong[outputs];
        var starts = new int[outputs + 1];
        for (int output = 0; output < outputs; output++)
        {
            words[output] = ring.Packing.Pack(layer.BiasSymbols.First + output / plane % layer.Filters);
            starts[output + 1] = output + 1;
        }
        WeightedGradient.Piece[] pieces = [new(new PolynomialTable(ring, words, starts), layer.UpstreamSymbols.First)];
        return new SymbolicTensor(
            layer.BiasShape,
            WeightedGradient.Of(ring, () => pieces, layer.BiasSymbols.First, layer.BiasSymbols.Count),
            0);
    }
}

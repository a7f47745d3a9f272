using ConvSymbolic.Calculus;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>The gradient of a bias that a layer does not have, were it added to every output: formed by differentiation like the others.</summary>
internal static class BiasDerivation
{
    public static SymbolicTensor Of(Layer layer) => new(layer.BiasShape, TableOf(layer, 0, layer.Filters), 0);

    /// <summary>The gradients of the biases of some filters: only their outputs and only the bias terms of these are looked at.</summary>
    public static PolynomialTable TableOf(Layer layer, int first, int count)
    {
        var ring = layer.Ring;
        var packing = ring.Packing;
        int plane = layer.OutputShape.Count / (layer.Batch * layer.Filters);
        var pieces = new WeightedGradient.Piece[layer.Batch];
        for (int n = 0; n < pieces.Length; n++)
        {
            var words = new ulong[count * plane];
            var starts = new int[count * plane + 1];
            for (int filter = 0; filter < count; filter++)
                words.AsSpan(filter * plane, plane).Fill(packing.Pack(layer.BiasSymbols.First + first + filter));
            for (int output = 0; output < starts.Length; output++)
                starts[output] = output;
            pieces[n] = new(new PolynomialTable(ring, words, starts), layer.UpstreamSymbols.First + (n * layer.Filters + first) * plane);
        }
        return WeightedGradient.Of(ring, pieces, layer.BiasSymbols.First + first, count);
    }
}

using ConvSymbolic.Calculus;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>The gradient of a bias, formed by differentiating the bias terms of the outputs alone: also for a layer that has none, as if it were added.</summary>
internal static class BiasDerivation
{
    public static SymbolicTensor Of(Layer layer) => new(layer.BiasShape, TableOf(layer, 0, layer.Filters), 0);

    /// <summary>The gradients of the biases of some filters: only their outputs and only the bias terms of these are looked at.</summary>
    public static PolynomialTable TableOf(Layer layer, int first, int count) =>
        WeightedGradient.Of(layer.Ring, BiasTerms(layer, first, count), layer.BiasSymbols.First + first, count);

    // A row of outputs of one image and filter at a time: each of them has the same bias term.
    private static IEnumerable<WeightedGradient.Piece> BiasTerms(Layer layer, int first, int count)
    {
        int row = layer.Output[^1], plane = layer.OutputShape.Count / (layer.Batch * layer.Filters);
        int[] starts = new int[row], ends = new int[row];
        for (int output = 0; output < row; output++)
            (starts[output], ends[output]) = (output, output + 1);
        for (int n = 0; n < layer.Batch; n++)
        {
            for (int filter = first; filter < first + count; filter++)
            {
                var words = new ulong[row];
                ulong bias = layer.Ring.Packing.Pack(layer.BiasSymbols.First + filter);
                for (int output = 0; output < words.Length; output++)
                    words[output] = bias;
                var table = new PolynomialTable(layer.Ring, new WordBlocks(words), starts, ends);
                int from = layer.UpstreamSymbols.First + (n * layer.Filters + filter) * plane;
                for (int offset = 0; offset < plane; offset += row)
                    yield return new(table, from + offset);
            }
        }
    }
}

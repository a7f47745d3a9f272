using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Layers;

/// <summary>
/// The sizes up to which a layer can be worked on symbolically. Within them every extent, padding and reach of the closed forms fits 32 bits,
/// so that no index arithmetic can overflow.
/// </summary>
internal static class SymbolicLimits
{
    /// <summary>The most outputs along one axis.</summary>
    private const int MostOutputs = 1 << 24;

    /// <exception cref="ConvSymbolicException">The layer is beyond them; the error names the axis.</exception>
    public static void Require(Layer layer)
    {
        for (int k = 0; k < layer.Axes; k++)
        {
            var axis = new Axis(k, layer.Axes);
            if (layer.Output[k] > MostOutputs)
            {
                Fail.With(
                    "layer.too-many-outputs",
                    FormattableString.Invariant($"{axis}: the output has extent {layer.Output[k]}; layers are worked on symbolically up to {MostOutputs} outputs along an axis."),
                    FormattableString.Invariant($"{layer.Output[k]}"),
                    FormattableString.Invariant($"at most {MostOutputs}"));
            }
            long reach = (long)layer.Dilation[k] * (layer.Filter[k] - 1) + 1;
            long input = layer.IsTransposed ? (long)layer.Stride[k] * (layer.Input[k] - 1) + 1 + layer.OutputPadding[k] : layer.Input[k];
            long whole = input + reach + Math.Abs((long)layer.PaddingBefore[k]) + Math.Abs((long)layer.PaddingAfter[k]) + layer.Stride[k];
            if (whole > int.MaxValue)
            {
                Fail.With(
                    "layer.too-wide",
                    FormattableString.Invariant($"{axis}: input, filter span, padding and stride come to {whole}; layers are worked on symbolically while these stay at or below 2^31-1 together."),
                    FormattableString.Invariant($"{whole}"),
                    "at most 2147483647");
            }
        }
    }
}

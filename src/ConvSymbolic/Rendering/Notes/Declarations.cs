using System.Globalization;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>Declares layers for <c>convsym check</c>, in notes that are about two of them.</summary>
internal static class Declarations
{
    /// <summary>The declaration of a layer; null for one that it has no words for.</summary>
    public static Declaration? Of(Layer layer, NotationOptions notation)
    {
        if (layer.IsTransposed || layer.Groups > 1 || layer.Axes > 3)
            return null;
        string padding = string.Join(',', layer.PaddingBefore.Zip(layer.PaddingAfter, (before, after) => string.Create(CultureInfo.InvariantCulture, $"{before}:{after}")));
        return new Declaration(string.Create(
            CultureInfo.InvariantCulture,
            $"input={notation.Input} {string.Join('x', layer.Input)} filter={notation.Filter} {string.Join('x', layer.Filter)} output={notation.Output} stride={string.Join(',', layer.Stride)} dilation={string.Join(',', layer.Dilation)} padding={padding} channels={layer.Channels} filters={layer.Filters} batch={layer.Batch} index-base={notation.IndexBase} convention={LayerJson.Convention(layer).Replace("true ", "true-", StringComparison.Ordinal)}"));
    }
}

using ConvSymbolic.Layers;

namespace ConvSymbolic.Rendering;

/// <summary>The line of a layer in reports.</summary>
internal static class LayerText
{
    public static string Of(Layer layer) => layer.ToString();
}

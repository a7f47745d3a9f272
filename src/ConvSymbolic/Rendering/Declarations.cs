using System.Globalization;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>Declares layers for <c>convsym check</c>, where formulas alone don't tell them.</summary>
internal static class Declarations
{
    private const int MostAxes = 3;

    /// <summary>The declaration of a layer; null for one that it has no words for.</summary>
    public static Declaration? Of(Layer layer, NotationOptions notation)
    {
        if (layer.Axes > MostAxes)
            return null;
        var zeros = layer.PaddingBefore.Zip(
            layer.PaddingAfter, (before, after) => string.Create(CultureInfo.InvariantCulture, $"{before}:{after}"));
        string[] words =
        [
            $"input={notation.Input} {string.Join('x', layer.Input)}",
            $"filter={notation.Filter} {string.Join('x', layer.Filter)}",
            $"output={notation.Output}{(layer.HasBias ? $" bias={notation.Bias}" : "")}",
            $"stride={string.Join(',', layer.Stride)}",
            $"dilation={string.Join(',', layer.Dilation)}",
            $"padding={string.Join(',', zeros)}{OutputPadding(layer)}",
            string.Create(CultureInfo.InvariantCulture,
                $"channels={layer.Channels} filters={layer.Filters} groups={layer.Groups} batch={layer.Batch} index-base={notation.IndexBase}"),
            Kind(layer),
        ];
        return new Declaration(string.Join(' ', words));
    }

    /// <summary>The declaration of a layer that its own formulas can't be told from: others have the same ones.</summary>
    public static Declaration? OfUnusual(Layer layer, NotationOptions notation) =>
        layer.IsTransposed || layer.Groups > 1 || Enumerable.Range(0, layer.Axes).Any(axis => HasUnusualPadding(layer, axis) || HasUnusedEntries(layer, axis))
            ? Of(layer, notation) : null;

    // Two sides that differ, cropped data, and outputs that meet zeros alone leave the extents of the arrays open.
    private static bool HasUnusualPadding(Layer layer, int axis) =>
        layer.PaddingBefore[axis] != layer.PaddingAfter[axis] || layer.PaddingBefore[axis] < 0
        || layer.PaddingBefore[axis] > layer.Dilation[axis] * (layer.Filter[axis] - 1);

    // Taps that meet zeros alone, and a single window that leaves out entries, leave the settings open.
    private static bool HasUnusedEntries(Layer layer, int axis)
    {
        var taps = Enumerable.Range(0, layer.Filter[axis]).ToList();
        var met = taps.ConvertAll(tap => Enumerable.Range(0, layer.Output[axis])
            .Select(window => layer.Stride[axis] * window + layer.Dilation[axis] * tap - layer.PaddingBefore[axis])
            .Where(position => position >= 0 && position < layer.Input[axis]).ToList());
        return met.Any(positions => positions.Count == 0)
            || (layer.Output[axis] == 1 && met.SelectMany(positions => positions).Distinct().Count() < layer.Input[axis]);
    }

    /// <summary>The declaration of every layer of a kind, with the names that the derivation for all sizes has. One letter stands for all axes.</summary>
    public static Declaration General(Layer layer, NotationOptions notation)
    {
        var names = new PrintedNames(WritingStyle.Default with { Notation = notation });
        string Size(string name) => names.Index(name);
        return new Declaration(
            $"input={notation.Input} {Size("H")} filter={notation.Filter} {Size("K")} output={notation.Output} {Size("H'")} bias={notation.Bias} loss={notation.Loss} stride={Size("s")} dilation={Size("d")} padding={Size("p")}:p^+{(layer.IsTransposed ? $" output-padding=t^+" : "")} group-channels=C_g group-filters=O_g groups={Size("g")} batch={Size("N")} index-base=0 {Kind(layer)}");
    }

    private static string Kind(Layer layer) => (layer.IsTransposed ? "transposed " : "") + $"convention={LayerJson.Convention(layer).Replace("true ", "true-", StringComparison.Ordinal)}{(layer.IsTrueConvolution ? " conv=cross-correlation" : "")}";

    private static string OutputPadding(Layer layer) => layer.IsTransposed ? $" output-padding={string.Join(',', layer.OutputPadding)}" : "";
}

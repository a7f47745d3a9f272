using System.Globalization;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>Sizes and settings in words.</summary>
internal static class Phrases
{
    public static string Extents(IEnumerable<int> extents) => string.Join(" × ", extents.Select(Number));

    /// <summary>What tells layers apart at a glance: 3×3 input, 2×2 filter.</summary>
    public static string Sizes(Layer layer) => layer.Axes == 1
        ? $"input of length {Number(layer.Input[0])}, filter of length {Number(layer.Filter[0])}"
        : $"{string.Join("×", layer.Input.Select(Number))} input, {string.Join("×", layer.Filter.Select(Number))} filter";

    public static string Title(Layer layer) =>
        $"Backpropagation through a {(layer.IsTransposed ? "transposed convolution" : "convolution")} layer: {Sizes(layer)}";

    /// <summary>A sentence with the settings that are not 1, 0 or none.</summary>
    public static string Settings(Layer layer)
    {
        var parts = new List<string> { $"stride {PerAxis(layer.Stride)}" };
        if (layer.Dilation.Any(step => step != 1))
            parts.Add($"dilation {PerAxis(layer.Dilation)}");
        parts.Add(layer.PaddingBefore.Concat(layer.PaddingAfter).All(rows => rows == 0)
            ? "no padding"
            : $"padding {PerAxis(layer.PaddingBefore.Select((before, axis) => before == layer.PaddingAfter[axis] ? Number(before) : $"{Number(before)} before and {Number(layer.PaddingAfter[axis])} after"))}");
        if (layer.OutputPadding.Any(rows => rows != 0))
            parts.Add($"output padding {PerAxis(layer.OutputPadding)}");
        if (!layer.IsPlain)
            parts.Add($"{Counted.Of(layer.Batch, "image")}, {Counted.Of(layer.Channels, "input channel")}, {Counted.Of(layer.Filters, "filter")}{(layer.Groups > 1 ? $" in {Number(layer.Groups)} groups" : "")}");
        parts.Add(layer.HasBias ? "a bias" : "no bias");
        string text = string.Join(", ", parts);
        return $"Settings: {text}.";
    }

    public static string OutputExtents(Layer layer) => string.Join("; ", layer.Input.Select((input, axis) => layer.IsTransposed
        ? $"{Number(layer.Stride[axis])} × ({Number(input)} − 1) + {Number(layer.Dilation[axis])} × ({Number(layer.Filter[axis])} − 1) + 1 − {Parenthesised(layer.PaddingBefore[axis])} − {Parenthesised(layer.PaddingAfter[axis])} + {Number(layer.OutputPadding[axis])} = {Number(layer.Output[axis])}"
        : $"⌊({Number(input)} + {Parenthesised(layer.PaddingBefore[axis])} + {Parenthesised(layer.PaddingAfter[axis])} − {Number(layer.Dilation[axis])} × ({Number(layer.Filter[axis])} − 1) − 1) / {Number(layer.Stride[axis])}⌋ + 1 = {Number(layer.Output[axis])}").Distinct());

    /// <summary>What the superscripts of the arrays count.</summary>
    public static Prose Superscripts(Layer layer)
    {
        string input = List((layer.Batch, "image"), (layer.Channels, "channel"));
        string output = List((layer.Batch, "image"), (layer.Filters, "filter"));
        string filter = layer.IsTransposed
            ? List((layer.Channels, "input channel"), (layer.Filters / layer.Groups, "filter of the group"))
            : List((layer.Filters, "filter"), (layer.Channels / layer.Groups, layer.Groups > 1 ? "channel of the group" : "channel"));
        return $"Superscripts count images, channels and filters; one that could only be 1 is left out. {Symbols.Input} has {input}, {Symbols.Output} {output}, {Symbols.Filter} {filter}. The matrices show the first plane of each array.";
    }

    /// <summary>A sentence that introduces entries and says how many are left out.</summary>
    public static string Selected(EntrySelection selection, int count, string all, string some) => selection.IsAll
        ? $"{all}:"
        : $"{some} ({Number(selection.Offsets.Count)} of {count.ToString("N0", CultureInfo.InvariantCulture)}; the others follow the same formula):";

    public static string Number(int value) => value < 0
        ? "−" + (-(long)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);

    public static string PerAxis(IEnumerable<int> values) => PerAxis(values.Select(Number));

    private static string PerAxis(IEnumerable<string> values)
    {
        string[] all = [.. values];
        return all.Distinct().Count() == 1 ? all[0] : $"({string.Join(", ", all)})";
    }

    private static string Parenthesised(int value) => value < 0 ? $"({Number(value)})" : Number(value);

    private static string List(params (int Extent, string Noun)[] axes)
    {
        string[] written = [.. axes.Where(axis => axis.Extent > 1).Select(axis => axis.Noun)];
        return written.Length == 0 ? "none" : string.Join(" and ", written.Select(noun => "one for the " + noun));
    }
}

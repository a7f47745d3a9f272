using System.Text.Json;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a layer as a JSON object: sizes and options, one number per spatial axis, and the reader's notation.</summary>
internal static class LayerJson
{
    /// <summary>The name of the convention, as it is printed and documented.</summary>
    public static string Convention(Layer layer) => layer.IsTrueConvolution ? "true convolution" : "cross-correlation";

    /// <summary>Writes the property <c>layer</c>.</summary>
    public static void Write(Utf8JsonWriter json, Layer layer, NotationOptions notation)
    {
        json.WriteStartObject("layer");
        Write(json, "input", layer.Input);
        Write(json, "filter", layer.Filter);
        Write(json, "output", layer.Output);
        Write(json, "stride", layer.Stride);
        Write(json, "dilation", layer.Dilation);
        Write(json, "paddingBefore", layer.PaddingBefore);
        Write(json, "paddingAfter", layer.PaddingAfter);
        Write(json, "outputPadding", layer.OutputPadding);
        json.WriteNumber("channels", layer.Channels);
        json.WriteNumber("filters", layer.Filters);
        json.WriteNumber("groups", layer.Groups);
        json.WriteNumber("batch", layer.Batch);
        json.WriteBoolean("bias", layer.HasBias);
        json.WriteBoolean("transposed", layer.IsTransposed);
        json.WriteString("convention", Convention(layer));
        json.WriteStartObject("names");
        json.WriteString("input", notation.Input);
        json.WriteString("filter", notation.Filter);
        json.WriteString("output", notation.Output);
        json.WriteString("loss", notation.Loss);
        json.WriteString("bias", notation.Bias);
        json.WriteEndObject();
        json.WriteNumber("indexBase", notation.IndexBase);
        json.WriteEndObject();
    }

    /// <summary>Writes an index in the reader's base.</summary>
    public static void WriteIndex(Utf8JsonWriter json, IReadOnlyList<int> index, NotationOptions notation)
    {
        json.WriteStartArray("index");
        foreach (int i in index)
            json.WriteNumberValue(i + (long)notation.IndexBase);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}

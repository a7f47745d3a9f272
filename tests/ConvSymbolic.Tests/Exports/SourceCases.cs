using ConvSymbolic.Exports;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Exports;

/// <summary>Layers of every kind with whole numbers and what has to come out.</summary>
internal static class SourceCases
{
    public static IReadOnlyList<ReferenceNumbers> All { get; } = [.. Layers().Select(ReferenceNumbers.Random)];

    public static string Source(Layer layer, SourceLanguage language)
    {
        using var output = new StringWriter();
        layer.WriteSource(output, language);
        return output.ToString();
    }

    private static IEnumerable<Layer> Layers()
    {
        yield return Convolution.Create(input: [3, 3], filter: [2, 2]);
        yield return Convolution.Create(input: 5, filter: 2, stride: 2, padding: (-1, 3), dilation: 2, channels: 4, filters: 6, groups: 2, batch: 2, bias: true, flip: true);
        yield return Convolution.CreateTransposed(input: [2, 3], filter: [2, 3], stride: [2, 3], padding: 1, outputPadding: 1, channels: 4, filters: 2, groups: 2, bias: true, flip: true);
        yield return Convolution.Create(input: [4, 4], filter: [2, 2], channels: 3, filters: 3, groups: 3, padding: 2);
        yield return Convolution.CreateTransposed(input: 3, filter: 2, channels: 2, filters: 2, groups: 2, padding: (-1, -2));
        yield return Convolution.Create(input: [2, 2, 1, 2], filter: [1, 2, 1, 2], padding: 1, stride: 2);
        var random = new Compilation.RandomLayers(7);
        for (int k = 0; k < 6; k++)
            yield return random.Next();
    }
}

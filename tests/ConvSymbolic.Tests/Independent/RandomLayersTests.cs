using System.Collections.Concurrent;
using ConvSymbolic.Layers;
using CsCheck;

namespace ConvSymbolic.Tests.Independent;

/// <summary>The random layers cover what a layer can be, each option with a good share, and stay small.</summary>
public class RandomLayersTests
{
    private static readonly Dictionary<string, Func<LayerOptions, Layer, bool>> Wanted = new()
    {
        ["one axis"] = (_, layer) => layer.Axes == 1,
        ["two axes"] = (_, layer) => layer.Axes == 2,
        ["three axes"] = (_, layer) => layer.Axes == 3,
        ["stride"] = (_, layer) => layer.Stride.Any(stride => stride > 1),
        ["stride 3"] = (_, layer) => layer.Stride.Contains(3),
        ["stride not given"] = (options, _) => options.Stride.IsDefault,
        ["stride per axis"] = (options, _) => options.Stride.Count() > 1,
        ["dilation"] = (_, layer) => layer.Dilation.Any(dilation => dilation > 1),
        ["dilation 3"] = (_, layer) => layer.Dilation.Contains(3),
        ["stride and dilation"] = (_, layer) => layer.Stride.Zip(layer.Dilation).Any(pair => pair.First > 1 && pair.Second > 1),
        ["padding"] = (_, layer) => layer.PaddingBefore.Any(padding => padding > 0),
        ["uneven padding"] = (_, layer) => layer.PaddingBefore.Zip(layer.PaddingAfter).Any(pair => pair.First != pair.Second),
        ["cropping before"] = (_, layer) => layer.PaddingBefore.Any(padding => padding < 0),
        ["cropping after"] = (_, layer) => layer.PaddingAfter.Any(padding => padding < 0),
        ["same"] = (options, _) => options.Padding.Any(padding => padding.Rule == PaddingRule.Same),
        ["valid"] = (options, _) => options.Padding.Any(padding => padding.Rule == PaddingRule.Valid),
        ["full"] = (options, _) => options.Padding.Any(padding => padding.Rule == PaddingRule.Full),
        ["even filter"] = (_, layer) => layer.Filter.Any(extent => extent % 2 == 0),
        ["odd filter"] = (_, layer) => layer.Filter.Any(extent => extent % 2 == 1 && extent > 1),
        ["filter larger than the input"] = (_, layer) => layer.Filter.Zip(layer.Input).Any(pair => pair.First > pair.Second),
        ["channels"] = (_, layer) => layer.Channels / layer.Groups > 1,
        ["filters"] = (_, layer) => layer.Filters / layer.Groups > 1,
        ["groups"] = (_, layer) => layer.Groups > 1,
        ["batch"] = (_, layer) => layer.Batch > 1,
        ["plain"] = (_, layer) => layer.IsPlain,
        ["bias"] = (_, layer) => layer.HasBias,
        ["no bias"] = (_, layer) => !layer.HasBias,
        ["true convolution"] = (_, layer) => layer.IsTrueConvolution,
        ["transposed"] = (_, layer) => layer.IsTransposed,
        ["transposed, flipped"] = (_, layer) => layer.IsTransposed && layer.IsTrueConvolution,
        ["transposed, groups"] = (_, layer) => layer.IsTransposed && layer.Groups > 1,
        ["output padding"] = (_, layer) => layer.OutputPadding.Any(padding => padding > 0),
    };

    [Fact]
    public void Every_option_has_its_share()
    {
        var layers = new ConcurrentBag<(LayerOptions Options, Layer Layer)>();
        RandomLayers.ForAll((options, layer) => layers.Add((options, layer)));
        var rare = Wanted
            .Select(wanted => (wanted.Key, Count: layers.Count(entry => wanted.Value(entry.Options, entry.Layer))))
            .Where(found => found.Count < layers.Count / 20);
        Assert.Equal([], rare);
    }

    [Fact]
    public void Products_are_few() => RandomLayers.ForAll((_, layer) =>
        Assert.InRange(new ReferenceLayer(layer).Products, 0, RandomLayers.MostProducts));

    [Fact]
    public void A_failure_prints_the_layer()
    {
        var failure = Assert.Throws<CsCheckException>(() => RandomLayers.ForAll((_, layer) => Assert.False(layer.HasBias), layers: 200));
        Assert.Contains("Convolution.Create", failure.Message, StringComparison.Ordinal);
        Assert.Contains("bias: true", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_layer_is_the_call_that_makes_it() => Assert.Equal(
        "Convolution.CreateTransposed(input: [3, 4], filter: [2, 2], stride: [1, 2], padding: [(1, 0), PaddingRule.Full], dilation: [2], outputPadding: [1], channels: 2, filters: 4, groups: 2, batch: 3, bias: true, flip: true)",
        LayerText.Of(new LayerOptions
        {
            Input = [3, 4],
            Filter = [2, 2],
            Stride = [1, 2],
            Padding = [(1, 0), PaddingRule.Full],
            Dilation = 2,
            OutputPadding = 1,
            Channels = 2,
            Filters = 4,
            Groups = 2,
            Batch = 3,
            HasBias = true,
            IsTrueConvolution = true,
            IsTransposed = true,
        }));

    /// <summary>How many products of X and F a layer has; 0 extension can only make them fewer.</summary>
    internal static int Products(LayerOptions options) => new ReferenceLayer(Convolution.Create(options)).Products;
}

using System.Numerics;
using System.Text.Json;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>What stands in the JSON of a derivation is what the layer is by definition.</summary>
public class DerivationJsonTests
{
    [Fact]
    public void Every_entry_of_random_layers_is_right() => RandomLayers.ForAll(
        (_, layer) =>
        {
            int indexBase = layer.Filters % 2;
            var output = new StringWriter();
            layer.WriteDerivation(output, DerivationFormat.Json, notation: NotationOptions.Default with { IndexBase = indexBase });
            using var json = JsonDocument.Parse(output.ToString());
            var reference = new ReferenceLayer(layer);
            var expected = Expected(layer, reference).GetEnumerator();
            foreach (var entry in json.RootElement.GetProperty("entries").EnumerateArray())
            {
                Assert.True(expected.MoveNext());
                var (target, index, polynomial) = expected.Current;
                Assert.Equal(target, entry.GetProperty("target").GetString());
                Assert.Equal(index, Full(layer, target, [.. entry.GetProperty("index").EnumerateArray().Select(i => i.GetInt32() - indexBase)]));
                Assert.Equal(polynomial.ToString(), Read(layer, entry.GetProperty("terms"), indexBase).ToString());
            }
            Assert.False(expected.MoveNext());
        },
        layers: FullRun.Count(100, 300));

    [Fact]
    public void The_steps_are_those_of_the_derivation()
    {
        var layer = Convolution.Create([5], [2], stride: 2, bias: true);
        var output = new StringWriter();
        layer.WriteDerivation(output, DerivationFormat.Json, cancellation: TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(output.ToString());
        var derivation = layer.Derive();
        string[] rules = [.. Enum.GetValues<ConvSymbolic.Derivations.Target>().SelectMany(target => derivation.Steps(target)).Select(step => step.Rule.Id)];
        Assert.Equal(rules, json.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("rule").GetString()));
    }

    private static IEnumerable<(string Target, int[] Index, ReferencePolynomial Polynomial)> Expected(Layer layer, ReferenceLayer reference)
    {
        foreach (int[] index in ReferenceLayer.Indices(reference.OutputExtents))
            yield return ("O", index, reference.Output(index));
        foreach (int[] index in ReferenceLayer.Indices(reference.FilterExtents))
            yield return ("dF", index, reference.FilterGradient(index));
        foreach (int[] index in ReferenceLayer.Indices(reference.InputExtents))
            yield return ("dX", index, reference.InputGradient(index));
        for (int o = 0; layer.HasBias && o < layer.Filters; o++)
            yield return ("db", [o], reference.BiasGradient(o));
    }

    private static ReferencePolynomial Read(Layer layer, JsonElement terms, int indexBase)
    {
        var polynomial = new ReferencePolynomial();
        foreach (var term in terms.EnumerateArray())
        {
            polynomial.Add(
                BigInteger.Parse(term.GetProperty("coefficient").GetString()!),
                term.GetProperty("factors").EnumerateArray().Select(factor => Name(layer, factor.GetString()!, indexBase)));
        }
        return polynomial;
    }

    // "dO[1,1]" is G[0,0,0,0] of the reference, which never drops an axis.
    private static string Name(Layer layer, string factor, int indexBase)
    {
        string[] parts = factor.TrimEnd(']').Split('[');
        int[] index = Full(layer, parts[0] == "b" ? "db" : parts[0], [.. parts[1].Split(',').Select(i => int.Parse(i) - indexBase)]);
        return ReferenceLayer.Name(parts[0] == "dO" ? "G" : parts[0], index);
    }

    private static int[] Full(Layer layer, string target, int[] index) =>
        target != "db" && layer is { Batch: 1, Channels: 1, Filters: 1 } ? [0, 0, .. index] : index;
}

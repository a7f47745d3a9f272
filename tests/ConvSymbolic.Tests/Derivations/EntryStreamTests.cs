using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Derivations;

/// <summary>Entries that are formed one by one are those of the whole derivation.</summary>
[Collection(MemoryTests.Name)]
public class EntryStreamTests
{
    [Fact]
    public void The_stream_and_any_part_of_it_equal_the_whole() => RandomLayers.ForAll(
        (_, layer) =>
        {
            var derivation = layer.Derive();
            foreach (var target in Enum.GetValues<Target>().Where(target => layer.HasBias || target != Target.BiasGradient))
            {
                var whole = derivation.Tensor(target);
                var entries = layer.Entries(target).ToList();
                Assert.Equal(whole.Shape.Count, entries.Count);
                for (int k = 0; k < entries.Count; k++)
                {
                    Assert.Equal(k, entries[k].Offset);
                    Assert.Equal(whole.Shape.IndexOf(k), entries[k].Index);
                    Assert.Equal(whole.At(k), entries[k].Value);
                }
                int middle = entries.Count / 2;
                Assert.Equal(whole.At(middle), Assert.Single(layer.Entries(target, middle, 1)).Value);
            }
        },
        layers: 400);

    [Fact]
    public void The_ends_of_an_entry_are_those_of_the_whole() => RandomLayers.ForAll(
        (_, layer) =>
        {
            var derivation = layer.Derive();
            var stream = new EntryStream(layer);
            foreach (var target in Enum.GetValues<Target>()
                .Where(target => target != Target.Output && (layer.HasBias || target != Target.BiasGradient)))
            {
                var whole = derivation.Tensor(target);
                for (int k = 0; k < whole.Shape.Count; k += 3)
                {
                    var terms = whole.At(k).Terms.ToList();
                    if (target != Target.BiasGradient)
                        Assert.Equal(terms.Count, Occurrences.Count(layer, target, k));
                    var ends = stream.Ends(target, k, most: 4, first: 2);
                    Assert.Equal(terms.Count, ends.Count);
                    Assert.Equal(terms.Count <= 4 ? terms : [terms[0], terms[1], terms[^1]], ends.Terms);
                    Assert.Equal(terms.Count <= 4 ? 0 : terms.Count - 3, ends.Omitted);
                }
            }
        },
        layers: 300);

    [Fact]
    public void A_layer_of_many_blocks_streams_in_bounded_memory()
    {
        var layer = Convolution.Create(input: [300, 300], filter: [5, 5], channels: 2, filters: 2, padding: 2);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0, terms = 0;
        foreach (var entry in layer.Entries(Target.InputGradient))
        {
            terms += entry.Value.Count;
            if (entry.Offset % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(Estimate.Of(layer).Products, terms);
        Assert.True(most < 60_000_000, $"{most} bytes");
    }

    [Fact]
    public void The_bias_gradient_of_a_layer_without_bias_is_an_error() =>
        Assert.Equal("derivation.no-bias", Assert.Throws<ConvSymbolicException>(() => Convolution.Create([3], [2]).Entries(Target.BiasGradient)).Diagnostic.Code);
}

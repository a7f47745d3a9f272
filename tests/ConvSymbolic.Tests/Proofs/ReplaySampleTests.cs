using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Proofs;

public class ReplaySampleTests
{
    [Fact]
    public void The_steps_of_a_small_layer_are_replayed_at_three_entries_a_gradient()
    {
        Assert.Equal(6, Replayed(Convolution.Create([3, 3], [2, 2])));
        Assert.Equal(7, Replayed(Convolution.Create([3, 3], [2, 2], bias: true)));
    }

    [Fact]
    public void A_layer_of_one_entry_is_replayed_once() => Assert.Equal(2, Replayed(Convolution.Create([1], [1])));

    [Fact]
    public void A_large_layer_is_proved_without_a_replay() => Assert.Equal(0, Replayed(Convolution.Create([28, 28], [5, 5])));

    private static int Replayed(Layer layer)
    {
        var report = layer.Derive().ProveWithSteps();
        Assert.Equal(Verdict.Proved, report.Verdict);
        return report.ReplayedEntries;
    }
}

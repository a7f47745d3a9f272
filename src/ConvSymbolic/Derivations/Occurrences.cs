using ConvSymbolic.Layers;

namespace ConvSymbolic.Derivations;

/// <summary>In how many outputs a symbol occurs. In each it is a factor of one product, so this is how many terms its gradient
/// has.</summary>
internal static class Occurrences
{
    /// <summary>Counts them by axis.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="target">The gradient of the filter or of the input.</param>
    /// <param name="offset">The entry.</param>
    public static long Count(Layer layer, Target target, int offset)
    {
        bool isTap = target == Target.FilterGradient;
        var block = TargetSymbols.Of(layer, target);
        var index = block.IndexOf(block[offset]);
        long count = isTap ? layer.Batch : layer.Filters / layer.Groups;
        for (int axis = 0; axis < layer.Axes; axis++)
        {
            var windows = Windows.Of(layer, axis);
            int at = index[block.LeadingAxes + axis];
            count *= isTap
                ? windows.Runs.Count(run => Has(run.Tap, windows.TapStep, run.Count, at))
                : windows.Runs.Count(run => Has(run.Position, windows.PositionStep, run.Count, at));
        }
        return count;
    }

    // Whether a place is one of start, start + step, …
    private static bool Has(int start, int step, int count, int at) =>
        (at - start) % step == 0 && (at - start) / step is var k && k >= 0 && k < count;
}

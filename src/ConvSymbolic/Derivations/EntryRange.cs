using System.Collections;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Derivations;

/// <summary>Entries of a target that are formed when they are read, anew each time.</summary>
internal sealed class EntryRange(Layer layer, Target target, int first, int count) : IEnumerable<TargetEntry>
{
    public IEnumerator<TargetEntry> GetEnumerator() => new EntryStream(layer).Of(target, first, count).GetEnumerator();

    /// <summary>Writes <c>9 entries of InputGradient of the convolution: input 3×3, …</c>.</summary>
    public override string ToString() => $"{Diagnostics.Counted.Of(count, "entry", "entries")} of {target} of the {layer}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tensors;

namespace ConvSymbolic;

/// <summary>What a user asks of a layer: its derivation, and the proof of it.</summary>
public static class LayerDerivation
{
    /// <summary>
    /// Expands every output, differentiates it, and forms every gradient by the chain rule.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="productLimit">The most products X·F that are worked on; about 24 bytes of memory each.</param>
    /// <returns>The derivation, as data.</returns>
    /// <exception cref="Diagnostics.ConvSymbolicException">The layer has more products than the limit; the error says what it would cost.</exception>
    public static Derivation Derive(this Layer layer, long productLimit = Estimate.DefaultProductLimit)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Derivation.Of(layer, productLimit);
    }

    /// <summary>
    /// The shape of a target: as of the arrays of <see cref="Layer"/>, but the spatial axes only where there is one image, channel and filter.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="target">What to expand or derive.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The bias gradient of a layer without a bias.</exception>
    public static Shape ShapeOf(this Layer layer, Target target)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new Shape(TargetSymbols.Of(layer, target).Extents.AsSpan());
    }

    /// <summary>
    /// The entries of one target in row-major order, each formed when it is reached: what large layers are written out with. Memory stays
    /// bounded by the largest entry and some megabytes.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="target">What to expand or derive.</param>
    /// <param name="first">The row-major position of the first entry.</param>
    /// <param name="count">How many entries; all that follow when it is left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The bias gradient of a layer without a bias.</exception>
    public static IEnumerable<TargetEntry> Entries(this Layer layer, Target target, int first = 0, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        int entries = new EntryStream(layer).CountOf(target);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, entries);
        int wanted = count ?? entries - first;
        ArgumentOutOfRangeException.ThrowIfNegative(wanted, nameof(count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted, entries - first, nameof(count));
        return new EntryRange(layer, target, first, wanted);
    }

    /// <summary>
    /// Proves at this size that the gradients are the convolution forms: each closed form is evaluated on arrays of symbols, by code that
    /// shares nothing with the differentiation but the ring, and every entry is compared in canonical form.
    /// </summary>
    /// <param name="derivation">The derivation.</param>
    /// <returns>A verdict for each theorem, with a counterexample where one is refuted.</returns>
    public static ProofReport Prove(this Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        return SizeProof.Of(derivation);
    }

    /// <summary>
    /// The same, and where the layer is small the steps of the derivation are replayed from the definitions alone at some entries of every
    /// gradient; a theorem whose steps do not hold counts as undecided.
    /// </summary>
    /// <param name="derivation">The derivation.</param>
    /// <returns>A verdict for each theorem, and at how many entries the steps were replayed.</returns>
    public static ProofReport ProveWithSteps(this Derivation derivation) => ReplaySample.AddTo(derivation.Prove(), derivation);
}

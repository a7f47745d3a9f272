using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;

namespace ConvSymbolic;

/// <summary>Writes derivations of any size: each entry is formed, written and forgotten.</summary>
public static class DerivationWriting
{
    /// <summary>The most terms that are written unless the limit is raised.</summary>
    public const long DefaultTermLimit = 60_000_000;

    /// <summary>Writes the outputs and the gradients of a layer, or some of them, and the steps that lead there.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="format">In what it is written.</param>
    /// <param name="targets">What is derived, in this order; everything that the layer has when it is left out.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    /// <param name="termLimit">The most terms.</param>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <param name="cancellation">Stops the work between two entries.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">
    /// More terms than the limit, or the bias gradient of a layer without a bias; nothing is written then.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static void WriteDerivation(
        this Layer layer,
        TextWriter output,
        DerivationFormat format = DerivationFormat.Text,
        IReadOnlyList<Target>? targets = null,
        NotationOptions? notation = null,
        long termLimit = DefaultTermLimit,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        var derivation = new DerivationOutput(layer, targets ?? Everything(layer), null, notation ?? NotationOptions.Default);
        derivation.Require(termLimit);
        derivation.Write(format, output, progress, cancellation);
    }

    /// <summary>Writes one entry, and its own steps.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="target">What it is an entry of.</param>
    /// <param name="index">Its 0-based index, in the shape of <see cref="LayerDerivation.ShapeOf"/>.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="format">In what it is written.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    /// <param name="termLimit">The most terms.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">
    /// An index outside the array, more terms than the limit, or the bias gradient of a layer without a bias; nothing is written then.
    /// </exception>
    public static void WriteEntry(
        this Layer layer,
        Target target,
        ReadOnlySpan<int> index,
        TextWriter output,
        DerivationFormat format = DerivationFormat.Text,
        NotationOptions? notation = null,
        long termLimit = DefaultTermLimit)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        int offset = layer.ShapeOf(target).Offset(index);
        var derivation = new DerivationOutput(layer, [target], offset, notation ?? NotationOptions.Default);
        derivation.Require(termLimit);
        derivation.Write(format, output, null, default);
    }

    private static Target[] Everything(Layer layer) => layer.HasBias
        ? [Target.Output, Target.FilterGradient, Target.InputGradient, Target.BiasGradient]
        : [Target.Output, Target.FilterGradient, Target.InputGradient];
}

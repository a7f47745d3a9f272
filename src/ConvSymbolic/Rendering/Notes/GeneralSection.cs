using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>The derivation with names for all sizes, of which the layer of the notes is one instance.</summary>
internal static class GeneralSection
{
    private static readonly Target[] Targets = [Target.FilterGradient, Target.InputGradient, Target.BiasGradient];

    public static Document Of(Layer layer, NotationOptions notation)
    {
        string kind = layer.IsTransposed ? "transposed convolution" : "convolution";
        return new Document("", [new Section("For all sizes",
        [
            new Paragraph($"The derivations of these notes don't depend on the sizes. Here they are for every {kind} at once, found by the same rules."),
            new Paragraph(GeneralDerivation.Legend),
            .. GeneralDerivation.Definitions(layer, Targets, notation).Blocks,
            Declarations.General(layer, notation),
            .. Gradients(layer),
        ])]);
    }

    private static IEnumerable<Block> Gradients(Layer layer) =>
        Targets.Select(target => new Section(TargetNames.Title(target), [GeneralDerivation.Lines(layer, target)]));
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Proofs;

/// <summary>What a theorem says about a layer, and the steps that lead there.</summary>
/// <param name="Target">The gradient it is about.</param>
/// <param name="Statement">The equation: of arrays, or of an entry where the claim is a sum and no convolution.</param>
/// <param name="Steps">The schema of the derivation; of a layer without a bias, as if one were added where the bias gradient is meant.</param>
internal sealed record Theorem(Target Target, Equation Statement, IReadOnlyList<Step> Steps)
{
    public static Theorem Of(Layer layer, string name) =>
        Of(LayerSizes.Of(name == TheoremProof.BiasGradient ? layer.WithBias() : layer), name);

    public static Theorem Of(LayerSizes layer, string name) => Of(layer, name switch
    {
        TheoremProof.FilterGradient => Target.FilterGradient,
        TheoremProof.InputGradient => Target.InputGradient,
        _ => Target.BiasGradient,
    });

    public static Theorem Of(LayerSizes layer, Target target)
    {
        var steps = Schemas.Of(layer, target);
        return target == Target.BiasGradient
            ? new(target, new Equation(steps[0].Before, steps[^1].After), steps)
            : new(
                target,
                new Equation(new Derivative(LayerSymbols.Loss, Schemas.EntryOf(layer, target) with { Subscript = [] }), Recognition.AsArrays(steps[^1].After)),
                steps);
    }
}

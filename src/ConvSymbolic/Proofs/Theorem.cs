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
    public static Theorem Of(Layer layer, string name) => name switch
    {
        TheoremProof.FilterGradient => Recognised(layer, ClosedForm.FilterGradient(layer)),
        TheoremProof.InputGradient => Recognised(layer, ClosedForm.InputGradient(layer)),
        _ => Bias(layer.WithBias()),
    };

    private static Theorem Recognised(Layer layer, ClosedForm form) => new(
        form.Target,
        new Equation(
            new Derivative(LayerSymbols.Loss, Schemas.EntryOf(layer, form.Target) with { Subscript = [] }),
            Recognition.Of(layer, form, [])),
        Schemas.Of(layer, form.Target));

    private static Theorem Bias(Layer layer)
    {
        var steps = Schemas.Of(layer, Target.BiasGradient);
        return new(Target.BiasGradient, new Equation(steps[0].Before, steps[^1].After), steps);
    }
}

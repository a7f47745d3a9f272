using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Derivations;

/// <summary>The array of symbols that has an entry for every entry of a target: ∂L/∂O for the outputs, the array itself for its gradient.</summary>
internal static class TargetSymbols
{
    /// <exception cref="ConvSymbolicException">The bias gradient of a layer without a bias.</exception>
    public static VariableBlock Of(Layer layer, Target target) => target switch
    {
        Target.Output => layer.UpstreamSymbols,
        Target.FilterGradient => layer.FilterSymbols,
        Target.InputGradient => layer.InputSymbols,
        _ => layer.HasBias
            ? layer.BiasSymbols
            : Fail.With<VariableBlock>("derivation.no-bias", "The layer has no bias, so there is no bias gradient; make the layer with one."),
    };
}

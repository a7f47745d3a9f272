using ConvSymbolic.Expressions;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>What the names of a derivation's expressions stand for: symbols, expanded outputs and derived gradients.</summary>
internal sealed class DerivationValues(Derivation derivation) : ISymbolValues
{
    public Ring Ring => derivation.Layer.Ring;

    public (Shape Shape, int LeadingAxes)? ArrayOf(string name) => name switch
    {
        Names.Input => (derivation.Layer.InputShape, 2),
        Names.Filter => (derivation.Layer.FilterShape, 2),
        Names.Output => (derivation.Layer.OutputShape, 2),
        Names.Bias => (derivation.Layer.BiasShape, 0),
        _ => null,
    };

    public Polynomial Value(string name, int offset) => SymbolOf(name, offset) is { } symbol
        ? Polynomial.Of(Ring, symbol)
        : derivation.Output.At(offset);

    public Polynomial Gradient(string name, int offset) => name switch
    {
        Names.Input => derivation.InputGradient.At(offset),
        Names.Filter => derivation.FilterGradient.At(offset),
        Names.Bias => derivation.BiasGradient!.At(offset),
        _ => Polynomial.Of(Ring, derivation.Layer.UpstreamSymbols[offset]),
    };

    public Variable? SymbolOf(string name, int offset) => name switch
    {
        Names.Input => derivation.Layer.InputSymbols[offset],
        Names.Filter => derivation.Layer.FilterSymbols[offset],
        Names.Bias => derivation.Layer.BiasSymbols[offset],
        _ => null,
    };
}

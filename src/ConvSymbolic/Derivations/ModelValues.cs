using ConvSymbolic.Models;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>What the names of a model's expressions stand for where arrays that are read are symbols: an array its symbols, ∂L/∂D the symbols dD.</summary>
internal sealed class ModelValues(Model model, Ring ring) : ISymbolValues
{
    private readonly Dictionary<string, Shape> _shapes = model.Arrays.ToDictionary(array => array.Name, ModelSymbols.ShapeOf, StringComparer.Ordinal);

    public Ring Ring => ring;

    public (Shape Shape, int LeadingAxes)? ArrayOf(string name) => _shapes.TryGetValue(name, out var shape) ? (shape, 0) : null;

    public Polynomial Value(string name, int offset) => Polynomial.Of(ring, ring.BlockNamed(name)[offset]);

    public Polynomial Gradient(string name, int offset) => Polynomial.Of(ring, ring.BlockNamed(ModelSymbols.Upstream(name))[offset]);

    public Variable? SymbolOf(string name, int offset) => ring.BlockNamed(name)[offset];
}

using ConvSymbolic.Calculus;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Models;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Sums;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>
/// The derivation of a model at a size: every entry of every defined array expanded, in the symbols of the arrays that its definition reads,
/// and every gradient, formed by differentiating these. ∂L/∂D of a defined array D is an array of symbols, named dD.
/// </summary>
public sealed class ModelDerivation
{
    private readonly Dictionary<string, SymbolicTensor> _arrays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SymbolicTensor> _gradients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GradientSteps> _steps = new(StringComparer.Ordinal);

    private ModelDerivation(Model model)
    {
        Model = model;
        Ring = ModelSymbols.RingOf(model);
        var gradient = new TermGradient(Ring);
        foreach (var definition in model.Definitions)
        {
            var entries = Expansion.Of(definition, Ring);
            _arrays[definition.Array.Name] = new SymbolicTensor(ModelSymbols.ShapeOf(definition.Array), entries);
            var upstream = Ring.BlockNamed(ModelSymbols.Upstream(definition.Array.Name));
            for (int entry = 0; entry < entries.Length; entry++)
                gradient.Add(entries[entry], upstream[entry]);
        }
        foreach (var array in model.Arrays)
        {
            var symbols = Ring.BlockNamed(array.Name);
            var entries = new Polynomial[symbols.Count];
            for (int entry = 0; entry < entries.Length; entry++)
                entries[entry] = gradient.By(symbols[entry]);
            _gradients[array.Name] = new SymbolicTensor(ModelSymbols.ShapeOf(array), entries);
        }
    }

    /// <summary>Derives a model whose extents are numbers.</summary>
    /// <exception cref="ConvSymbolicException">More products than the limit.</exception>
    internal static ModelDerivation Of(Model model, long productLimit)
    {
        ModelEstimate.Require(model, productLimit);
        return new ModelDerivation(model);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The symbols: dD of every defined array, then every array.</summary>
    public Ring Ring { get; }

    /// <summary>A defined array, written out.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ConvSymbolicException">The model defines no such array.</exception>
    public SymbolicTensor Array(string name) => _arrays.TryGetValue(name, out var tensor)
        ? tensor
        : Fail.With<SymbolicTensor>("model.not-defined", $"The model defines no array {name}.", name, string.Join(", ", Model.Defined));

    /// <summary>∂L/∂A of an array; of a defined array, what the definitions that read it contribute.</summary>
    /// <param name="name">The name of A.</param>
    /// <exception cref="ConvSymbolicException">The model has no such array.</exception>
    public SymbolicTensor Gradient(string name) => _gradients[Model[name].Name];

    /// <summary>The steps that lead to ∂L/∂A[m], in index notation for the general entry; none where nothing reads A.</summary>
    /// <param name="name">The name of A.</param>
    /// <exception cref="ConvSymbolicException">The model has no such array.</exception>
    public IReadOnlyList<Step> Steps(string name) => StepsOf(name).Steps;

    internal GradientSteps StepsOf(string name)
    {
        if (!_steps.TryGetValue(name, out var steps))
            _steps[name] = steps = ModelSteps.Of(Model, name);
        return steps;
    }

    /// <summary>Writes <c>derivation of Y from W, X</c>.</summary>
    public override string ToString() => $"derivation of {string.Join(", ", Model.Defined)} from {string.Join(", ", Model.Given)}";
}

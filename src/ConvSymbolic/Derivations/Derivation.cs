using ConvSymbolic.Calculus;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>
/// The derivation of a layer as data: every output expanded, every gradient formed by differentiating the outputs and the chain rule
/// ∂L/∂v = Σ ∂L/∂O · ∂O/∂v, and the steps that lead there. Readers (proofs, rendering, checking, compilation) take it from here.
/// </summary>
/// <remarks>
/// A layer of one image, one channel and one filter drops those axes: its arrays have the spatial axes only. Others have the shapes of
/// <see cref="Layer"/>. The bias gradient always has the shape (O).
/// </remarks>
public sealed class Derivation
{
    private readonly IReadOnlyList<Step>?[] _steps = new IReadOnlyList<Step>?[4];

    private Derivation(Layer layer, ForwardExpansion forward)
    {
        Layer = layer;
        var outputs = forward.Expand(0, forward.Rows);
        var ring = layer.Ring;
        int count = layer.InputSymbols.Count + layer.FilterSymbols.Count + (layer.HasBias ? layer.BiasSymbols.Count : 0);
        WeightedGradient.Piece[] pieces = [new(outputs, layer.UpstreamSymbols.First)];
        var gradients = WeightedGradient.Of(ring, pieces, layer.InputSymbols.First, count);
        Output = new SymbolicTensor(ShapeOf(layer.UpstreamSymbols), outputs, 0);
        InputGradient = new SymbolicTensor(ShapeOf(layer.InputSymbols), gradients, 0);
        FilterGradient = new SymbolicTensor(ShapeOf(layer.FilterSymbols), gradients, layer.InputSymbols.Count);
        BiasGradient = layer.HasBias
            ? new SymbolicTensor(layer.BiasShape, gradients, layer.InputSymbols.Count + layer.FilterSymbols.Count)
            : null;
    }

    /// <summary>Derives a layer that has at most so many products.</summary>
    internal static Derivation Of(Layer layer, long productLimit = Estimate.DefaultProductLimit)
    {
        var forward = new ForwardExpansion(layer);
        Estimate.Of(layer, forward).Require(productLimit);
        return new Derivation(layer, forward);
    }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>Every output, written out in the entries of X, F and b.</summary>
    public SymbolicTensor Output { get; }

    /// <summary>∂L/∂F in the entries of ∂L/∂O and X.</summary>
    public SymbolicTensor FilterGradient { get; }

    /// <summary>∂L/∂X in the entries of ∂L/∂O and F.</summary>
    public SymbolicTensor InputGradient { get; }

    /// <summary>∂L/∂b in the entries of ∂L/∂O; null for a layer without a bias.</summary>
    public SymbolicTensor? BiasGradient { get; }

    /// <summary>The array that a target means.</summary>
    /// <param name="target">The target.</param>
    /// <exception cref="ConvSymbolicException">The bias gradient of a layer without a bias.</exception>
    public SymbolicTensor Tensor(Target target) => target switch
    {
        Target.Output => Output,
        Target.FilterGradient => FilterGradient,
        Target.InputGradient => InputGradient,
        _ => BiasGradient ?? Fail.With<SymbolicTensor>("derivation.no-bias", "The layer has no bias, so there is no bias gradient; make the layer with one."),
    };

    /// <summary>
    /// The steps that lead to a target, in index notation for its general entry: a schema, made once when it is first read. The index letters
    /// are n image, c channel, o filter; i,j,k outputs; u,v,t filter offsets; m,q,r input positions; all 0-based, primed where summed over.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <exception cref="ConvSymbolicException">The bias gradient of a layer without a bias.</exception>
    public IReadOnlyList<Step> Steps(Target target)
    {
        _ = Tensor(target);
        return _steps[(int)target] ??= Schemas.Of(Layer, target);
    }

    /// <summary>
    /// The steps of one entry, with numbers for its indices and every sum written out: made from the schema when they are read.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="index">The 0-based index of the entry, in the shape of the derivation's array.</param>
    /// <exception cref="ConvSymbolicException">An index outside the array, or a sum of too many terms to write out.</exception>
    public IReadOnlyList<Step> Steps(Target target, params ReadOnlySpan<int> index)
    {
        var steps = Steps(target);
        var numbers = Schemas.NumbersOf(Layer, target, Tensor(target).Shape.Offset(index));
        var instantiation = new Instantiation(new DerivationValues(this));
        var own = new List<Step>();
        foreach (var step in steps)
        {
            var written = new Step(step.Rule, instantiation.Of(step.Before, numbers), instantiation.Of(step.After, numbers));
            if (!written.Before.Equals(written.After))
                own.Add(written);
        }
        return new Lines<Step>(own);
    }

    private static Shape ShapeOf(VariableBlock block) => new(block.Extents.AsSpan());

    /// <summary>Writes <c>derivation of the convolution: input 3×3, …</c>.</summary>
    public override string ToString() => $"derivation of the {Layer}";
}

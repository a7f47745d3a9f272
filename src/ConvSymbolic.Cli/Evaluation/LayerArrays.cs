using System.Collections.Immutable;
using ConvSymbolic.Arrays;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Cli.Evaluation;

/// <summary>The arrays of a call and the layer they make; all shapes and types agree.</summary>
internal sealed class LayerArrays
{
    private readonly bool _isPlain;

    public LayerArrays(NamedArray x, NamedArray f, NamedArray? b, NamedArray? g, LayerOptions geometry, int? axes)
    {
        (X, F, B, G) = (x, f, b, g);
        ElementType = ElementTypes.Common(x, f, b, g);
        Layer = LayerOfArrays.Find(x, f, geometry, axes, b is not null);
        _isPlain = x.Shape.Length == Layer.Axes;
        if (b is not null && !b.Shape.SequenceEqual(Layer.BiasShape.Extents))
            Reject.With("eval.shape", $"{b}, but the layer has {Counted.Of(Layer.Filters, "filter")}; the bias must have shape {Layer.Filters}.");
        if (g is not null && !g.Shape.SequenceEqual(OutputShape))
            Reject.With("eval.shape", $"{g}, but the output has shape {NamedArray.Describe(OutputShape)}; the gradient of the output must have the output's shape.");
    }

    public NamedArray X { get; }

    public NamedArray F { get; }

    public NamedArray? B { get; }

    public NamedArray? G { get; }

    public Layer Layer { get; }

    /// <summary>The type of floating-point numbers that the arrays hold; int64 where all hold whole numbers.</summary>
    public NpyElementType ElementType { get; }

    /// <summary>The output's shape, with as many axes as the input's array has.</summary>
    public ImmutableArray<int> OutputShape => _isPlain ? Layer.Output : Layer.OutputShape.Extents;
}

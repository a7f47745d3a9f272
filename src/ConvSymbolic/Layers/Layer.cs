using System.Collections.Immutable;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Layers;

/// <summary>
/// A convolution layer with validated geometry. With 0-based indices, G groups of channels and one letter for all spatial axes,
/// <code>O[n,o,i] = b[o] + Σ_c Σ_a X⟨n, γ(o)·C/g + c, s·i + d·a − p⟩ F[o,c,a]</code>
/// where X⟨u⟩ is 0 outside X and γ(o) = ⌊o/(O/g)⌋ (cross-correlation). A true convolution reads F[o,c,K−1−a];
/// a transposed convolution has <c>O[n,o,j] = b[o] + Σ_c Σ_a (stuff_s X)⟨n,c, j + p − d·a⟩ F[c,o,a]</c> in each group.
/// </summary>
public sealed class Layer
{
    private readonly Geometry _geometry;

    internal Layer(Geometry geometry)
    {
        _geometry = geometry;
        Input = geometry.Input;
        Filter = geometry.Filter;
        Output = geometry.Output;
        Stride = geometry.Stride;
        Dilation = geometry.Dilation;
        PaddingBefore = geometry.PaddingBefore;
        PaddingAfter = geometry.PaddingAfter;
        OutputPadding = geometry.OutputPadding;
        Channels = geometry.Channels;
        Filters = geometry.Filters;
        Groups = geometry.Groups;
        Batch = geometry.Batch;
        HasBias = geometry.HasBias;
        IsTrueConvolution = geometry.IsTrueConvolution;
        IsTransposed = geometry.IsTransposed;
        InputShape = new Shape("The input", [Batch, Channels, .. Input]);
        FilterShape = IsTransposed
            ? new Shape("The filter", [Channels, Filters / Groups, .. Filter])
            : new Shape("The filter", [Filters, Channels / Groups, .. Filter]);
        OutputShape = new Shape("The output", [Batch, Filters, .. Output]);
        BiasShape = new Shape(Filters);
    }

    /// <summary>The input extent H of each spatial axis.</summary>
    public ImmutableArray<int> Input { get; }

    /// <summary>The filter extent K of each spatial axis.</summary>
    public ImmutableArray<int> Filter { get; }

    /// <summary>The output extent H′ of each spatial axis.</summary>
    public ImmutableArray<int> Output { get; }

    /// <summary>The stride s of each spatial axis, at least 1.</summary>
    public ImmutableArray<int> Stride { get; }

    /// <summary>The dilation d of each spatial axis, at least 1.</summary>
    public ImmutableArray<int> Dilation { get; }

    /// <summary>The padding p before the data of each spatial axis; negative numbers crop.</summary>
    public ImmutableArray<int> PaddingBefore { get; }

    /// <summary>The padding p⁺ after the data of each spatial axis; negative numbers crop.</summary>
    public ImmutableArray<int> PaddingAfter { get; }

    /// <summary>Rows added after the output of a transposed convolution, per spatial axis; 0 for the others.</summary>
    public ImmutableArray<int> OutputPadding { get; }

    /// <summary>The number C of input channels.</summary>
    public int Channels { get; }

    /// <summary>The number O of filters, which is the number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The number g of groups; it divides both channel counts.</summary>
    public int Groups { get; }

    /// <summary>The number N of images.</summary>
    public int Batch { get; }

    /// <summary>Whether a bias is added to every output channel.</summary>
    public bool HasBias { get; }

    /// <summary>Whether the filter is read backwards (true convolution) instead of forwards (cross-correlation).</summary>
    public bool IsTrueConvolution { get; }

    /// <summary>Whether this is a transposed convolution.</summary>
    public bool IsTransposed { get; }

    /// <summary>The number of spatial axes.</summary>
    public int Axes => Input.Length;

    /// <summary>Whether there is one image, one channel and one filter, so that only the spatial indices are written.</summary>
    public bool IsPlain => Batch == 1 && Channels == 1 && Filters == 1;

    /// <summary>(N, C, H…).</summary>
    public Shape InputShape { get; }

    /// <summary>(O, C/g, K…); for a transposed convolution (C, O/g, K…).</summary>
    public Shape FilterShape { get; }

    /// <summary>(N, O, H′…).</summary>
    public Shape OutputShape { get; }

    /// <summary>(O).</summary>
    public Shape BiasShape { get; }

    /// <summary>This layer with a bias; itself if it has one.</summary>
    internal Layer WithBias() => HasBias ? this : new(_geometry with { HasBias = true });

    /// <summary>
    /// The symbols of the layer, numbered in row-major order: the upstream gradient dO = ∂L/∂O before X, F and b, so that what the chain
    /// rule gathers comes out in canonical order.
    /// </summary>
    internal Ring Ring => field ??= new Ring(
        new("dO", SymbolExtents(OutputShape), LeadingAxes, "O"),
        new("X", SymbolExtents(InputShape), LeadingAxes),
        new("F", SymbolExtents(FilterShape), LeadingAxes),
        new("b", BiasShape.Extents));

    internal VariableBlock UpstreamSymbols => Ring.Blocks[0];

    internal VariableBlock InputSymbols => Ring.Blocks[1];

    internal VariableBlock FilterSymbols => Ring.Blocks[2];

    internal VariableBlock BiasSymbols => Ring.Blocks[3];

    private int LeadingAxes => IsPlain ? 0 : 2;

    private ImmutableArray<int> SymbolExtents(Shape shape) => IsPlain ? shape.Extents[2..] : shape.Extents;

    /// <summary>Writes <c>convolution: input 3×3, filter 2×2, output 2×2, cross-correlation</c>.</summary>
    public override string ToString() => LayerWords.Of(this);
}

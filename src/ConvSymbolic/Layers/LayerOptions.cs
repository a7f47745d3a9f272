namespace ConvSymbolic.Layers;

/// <summary>What a user may choose about a layer, before its geometry is worked out.</summary>
public readonly record struct LayerOptions
{
    /// <summary>Options with every default: stride 1, no padding, one image, channel, filter and group, no bias.</summary>
    public LayerOptions()
    {
    }

    /// <summary>The input extent of each spatial axis; its length is the number of axes.</summary>
    public PerAxis Input { get; init; }

    /// <summary>The filter extent of each spatial axis.</summary>
    public PerAxis Filter { get; init; }

    /// <summary>The stride, at least 1 (default 1).</summary>
    public PerAxis Stride { get; init; }

    /// <summary>The padding (default none).</summary>
    public Padding Padding { get; init; }

    /// <summary>The dilation, at least 1 (default 1).</summary>
    public PerAxis Dilation { get; init; }

    /// <summary>Output padding of a transposed convolution (default 0).</summary>
    public PerAxis OutputPadding { get; init; }

    /// <summary>Input channels.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Filters, which are the output channels.</summary>
    public int Filters { get; init; } = 1;

    /// <summary>Groups; the number divides channels and filters.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Images.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Whether a bias is added.</summary>
    public bool HasBias { get; init; }

    /// <summary>True convolution instead of cross-correlation.</summary>
    public bool IsTrueConvolution { get; init; }

    /// <summary>Transposed convolution.</summary>
    public bool IsTransposed { get; init; }
}

using System.Collections.Immutable;
using ConvSymbolic.Layers;

namespace ConvSymbolic.GradientChecks;

/// <summary>Which of several things take part in a sum.</summary>
internal enum Part
{
    All,
    First,
    Last,
}

/// <summary>
/// How code reads a layer: the right way, or with a slip. The shapes of the arrays are always the layer's. With <em>small</em> O and
/// <em>large</em> X (the other way round for a transposed convolution), tap a makes i meet s·i + d·a − p.
/// </summary>
internal sealed record Reading
{
    public required ImmutableArray<int> Stride { get; init; }

    public required ImmutableArray<int> Dilation { get; init; }

    public required ImmutableArray<int> Padding { get; init; }

    /// <summary>Whether the filter is read backwards.</summary>
    public required bool IsFlipped { get; init; }

    /// <summary>Whether the filter's two spatial axes change places.</summary>
    public bool SwapsFilterAxes { get; init; }

    /// <summary>Which channels of a group are added up.</summary>
    public Part Channels { get; init; }

    /// <summary>Which images are added up, where the target sums over them.</summary>
    public Part Images { get; init; }

    /// <summary>Which places of the output are added up in the gradient of the bias.</summary>
    public Part Places { get; init; }

    /// <summary>Whether every filter reads the channels of the first group.</summary>
    public bool IgnoresGroups { get; init; }

    /// <summary>Whether ∂L/∂O is taken for ones.</summary>
    public bool IgnoresUpstream { get; init; }

    public bool IgnoresBias { get; init; }

    public bool IsNegated { get; init; }

    /// <summary>What the sum is divided by.</summary>
    public int Divisor { get; init; } = 1;

    /// <summary>The right one.</summary>
    public static Reading Of(Layer layer) => new()
    {
        Stride = layer.Stride,
        Dilation = layer.Dilation,
        Padding = layer.PaddingBefore,
        IsFlipped = layer.IsTrueConvolution,
    };
}

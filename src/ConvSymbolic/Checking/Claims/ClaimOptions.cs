using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Checking.Claims;

/// <summary>What is known of a claim beforehand.</summary>
public sealed record ClaimOptions
{
    /// <summary>The layer that it is about; null for every layer.</summary>
    public Layer? Layer { get; init; }

    /// <summary>Whether the layers are transposed convolutions, where none is given.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>Whether convolution means the true one, where no layer says so.</summary>
    public bool IsTrueConvolution { get; init; }

    /// <summary>The names of the arrays. The index base is that of what is printed.</summary>
    public NotationOptions Notation { get; init; } = NotationOptions.Default;

    /// <summary>The first index in the claim; null where the claim says it.</summary>
    public int? IndexBase { get; init; }
}

using System.Numerics;

namespace ConvSymbolic.GradientChecks;

/// <summary>The arrays that went into somebody's code for a layer and the results that came out; results that are left out are not checked.</summary>
/// <typeparam name="T">Half, float, double or a type of whole numbers.</typeparam>
public sealed record LayerNumbers<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The input X, of shape (N, C, H…), flat and row-major like all of them.</summary>
    public required T[] Input { get; init; }

    /// <summary>The filter F, of the layer's filter shape.</summary>
    public required T[] Filter { get; init; }

    /// <summary>The bias b, of shape (O); empty when the layer has none.</summary>
    public T[] Bias { get; init; } = [];

    /// <summary>The gradient G = ∂L/∂O, of shape (N, O, H′…); needed for gradients.</summary>
    public T[]? Upstream { get; init; }

    /// <summary>The output that came out.</summary>
    public T[]? Output { get; init; }

    /// <summary>The ∂L/∂F that came out.</summary>
    public T[]? FilterGradient { get; init; }

    /// <summary>The ∂L/∂X that came out.</summary>
    public T[]? InputGradient { get; init; }

    /// <summary>The ∂L/∂b that came out.</summary>
    public T[]? BiasGradient { get; init; }
}

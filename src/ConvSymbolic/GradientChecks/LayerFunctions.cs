using System.Numerics;

namespace ConvSymbolic.GradientChecks;

/// <summary>A forward pass: reads X, F and b (empty when the layer has no bias), writes O.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="x">The input, of shape (N, C, H…), flat and row-major like all of them.</param>
/// <param name="f">The filter, of the layer's filter shape.</param>
/// <param name="b">The bias, of shape (O), or empty.</param>
/// <param name="o">Receives the output, of shape (N, O, H′…); zeros beforehand.</param>
public delegate void ForwardFunction<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, Span<T> o);

/// <summary>The gradient of X or F: reads the other array and G = ∂L/∂O, writes the gradient.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="other">X for the gradient of F, F for the gradient of X.</param>
/// <param name="g">The gradient of the output, of shape (N, O, H′…).</param>
/// <param name="gradient">Receives the gradient, of the shape of F or X; zeros beforehand.</param>
public delegate void GradientFunction<T>(ReadOnlySpan<T> other, ReadOnlySpan<T> g, Span<T> gradient);

/// <summary>The gradient of the bias: reads G = ∂L/∂O, writes ∂L/∂b.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="g">The gradient of the output, of shape (N, O, H′…).</param>
/// <param name="db">Receives ∂L/∂b, of shape (O); zeros beforehand.</param>
public delegate void BiasGradientFunction<T>(ReadOnlySpan<T> g, Span<T> db);

/// <summary>Somebody's own code for a layer; what is left out is not checked.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed record LayerFunctions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The forward pass.</summary>
    public ForwardFunction<T>? Forward { get; init; }

    /// <summary>∂L/∂F from X and G.</summary>
    public GradientFunction<T>? FilterGradient { get; init; }

    /// <summary>∂L/∂X from F and G.</summary>
    public GradientFunction<T>? InputGradient { get; init; }

    /// <summary>∂L/∂b from G.</summary>
    public BiasGradientFunction<T>? BiasGradient { get; init; }
}

using ConvSymbolic.Layers;

namespace ConvSymbolic;

/// <summary>Where everything starts: makes a convolution layer whose derivation can be expanded, proved and typeset.</summary>
public static class Convolution
{
    /// <summary>
    /// A convolution layer (cross-correlation unless <paramref name="flip"/>):
    /// output extent H′ = ⌊(H + p + p⁺ − d(K−1) − 1)/s⌋ + 1 per axis.
    /// </summary>
    /// <param name="input">The input extent of each spatial axis; its length is the number of axes.</param>
    /// <param name="filter">The filter extent of each spatial axis.</param>
    /// <param name="stride">The stride s, for all axes or per axis (default 1).</param>
    /// <param name="padding">The padding, for all axes or per axis; negative numbers crop (default none).</param>
    /// <param name="dilation">The dilation d, for all axes or per axis (default 1).</param>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Filters O, which are the output channels.</param>
    /// <param name="groups">Groups g; the number divides channels and filters.</param>
    /// <param name="batch">Images N.</param>
    /// <param name="bias">Whether a bias is added to every output channel.</param>
    /// <param name="flip">True convolution (the filter is read backwards) instead of cross-correlation.</param>
    /// <returns>The layer, its geometry validated.</returns>
    /// <exception cref="Diagnostics.ConvSymbolicException">The geometry is impossible; the error names the axis and says what would fit.</exception>
    public static Layer Create(
        PerAxis input,
        PerAxis filter,
        PerAxis stride = default,
        Padding padding = default,
        PerAxis dilation = default,
        int channels = 1,
        int filters = 1,
        int groups = 1,
        int batch = 1,
        bool bias = false,
        bool flip = false) =>
        Create(new LayerOptions
        {
            Input = input,
            Filter = filter,
            Stride = stride,
            Padding = padding,
            Dilation = dilation,
            Channels = channels,
            Filters = filters,
            Groups = groups,
            Batch = batch,
            HasBias = bias,
            IsTrueConvolution = flip,
        });

    /// <summary>
    /// A transposed convolution: output extent H′ = s(H−1) + d(K−1) + 1 − p − p⁺ + op per axis, filter of shape (C, O/g, K…).
    /// </summary>
    /// <param name="input">The input extent of each spatial axis; its length is the number of axes.</param>
    /// <param name="filter">The filter extent of each spatial axis.</param>
    /// <param name="stride">The stride s, for all axes or per axis (default 1).</param>
    /// <param name="padding">The padding that is cropped from the output, for all axes or per axis (default none).</param>
    /// <param name="dilation">The dilation d, for all axes or per axis (default 1).</param>
    /// <param name="outputPadding">Rows added after the output: 0 ≤ op &lt; max(s, d) (default 0).</param>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels O.</param>
    /// <param name="groups">Groups g; the number divides channels and filters.</param>
    /// <param name="batch">Images N.</param>
    /// <param name="bias">Whether a bias is added to every output channel.</param>
    /// <param name="flip">Whether the filter is read backwards.</param>
    /// <returns>The layer, its geometry validated.</returns>
    /// <exception cref="Diagnostics.ConvSymbolicException">The geometry is impossible; the error names the axis and says what would fit.</exception>
    public static Layer CreateTransposed(
        PerAxis input,
        PerAxis filter,
        PerAxis stride = default,
        Padding padding = default,
        PerAxis dilation = default,
        PerAxis outputPadding = default,
        int channels = 1,
        int filters = 1,
        int groups = 1,
        int batch = 1,
        bool bias = false,
        bool flip = false) =>
        Create(new LayerOptions
        {
            Input = input,
            Filter = filter,
            Stride = stride,
            Padding = padding,
            Dilation = dilation,
            OutputPadding = outputPadding,
            Channels = channels,
            Filters = filters,
            Groups = groups,
            Batch = batch,
            HasBias = bias,
            IsTrueConvolution = flip,
            IsTransposed = true,
        });

    /// <summary>A layer from options.</summary>
    /// <param name="options">The choices.</param>
    /// <returns>The layer, its geometry validated.</returns>
    /// <exception cref="Diagnostics.ConvSymbolicException">The geometry is impossible; the error names the axis and says what would fit.</exception>
    public static Layer Create(LayerOptions options) => new(Geometry.Of(options));
}

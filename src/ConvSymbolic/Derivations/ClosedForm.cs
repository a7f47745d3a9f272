using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Derivations;

/// <summary>The arrays that a closed form is made of.</summary>
internal enum Operand
{
    Input,
    Filter,
    Upstream,
}

/// <summary>
/// A gradient claimed to be a correlation, as data:
/// <code>result[u] = Σ image⟨s·u + d·v − p⟩ kernel[v]</code>
/// where the image may be zero-stuffed first, the kernel rotated by 180°, the result rotated and cropped. Which images, channels and filters
/// are summed follows from the target: the filter gradient sums over the images of the batch, the input gradient over the output channels of a group.
/// The formulas of every layer stand in <see cref="FilterGradient"/> and <see cref="InputGradient"/>.
/// </summary>
internal sealed record ClosedForm
{
    public required Target Target { get; init; }

    public required Operand Image { get; init; }

    /// <summary>Zeros put between the entries of the image: s − 1 of them.</summary>
    public required ImmutableArray<int> Stuffing { get; init; }

    public required ImmutableArray<int> PaddingBefore { get; init; }

    public required ImmutableArray<int> PaddingAfter { get; init; }

    public required Operand Kernel { get; init; }

    public required bool KernelIsRotated { get; init; }

    /// <summary>The step of the result in the image.</summary>
    public required ImmutableArray<int> Stride { get; init; }

    /// <summary>The step of the kernel in the image.</summary>
    public required ImmutableArray<int> Dilation { get; init; }

    public required bool ResultIsRotated { get; init; }

    /// <summary>The extents of the result; what the correlation has beyond them is cropped.</summary>
    public required ImmutableArray<int> Extents { get; init; }

    /// <summary>
    /// ∂L/∂F: the padded input (transposed: upstream gradient) correlated with the upstream gradient (transposed: input), stride and dilation
    /// exchanged, cropped to the extents of the filter; rotated by 180° for a true convolution.
    /// </summary>
    public static ClosedForm FilterGradient(Layer layer) => new()
    {
        Target = Target.FilterGradient,
        Image = layer.IsTransposed ? Operand.Upstream : Operand.Input,
        Kernel = layer.IsTransposed ? Operand.Input : Operand.Upstream,
        Stuffing = Ones(layer),
        PaddingBefore = layer.PaddingBefore,
        PaddingAfter = layer.PaddingAfter,
        KernelIsRotated = false,
        Stride = layer.Dilation,
        Dilation = layer.Stride,
        ResultIsRotated = layer.IsTrueConvolution,
        Extents = layer.Filter,
    };

    /// <summary>
    /// ∂L/∂X: the stride-1 correlation, with the layer's dilation, of the zero-stuffed upstream gradient with the rotated filter, padded by
    /// d(K−1) − p before and d(K−1) − p⁺ + r after, r = (H + p + p⁺ − d(K−1) − 1) mod s. The filter is unrotated for a true convolution.
    /// Of a transposed convolution: the plain correlation of the upstream gradient with the filter, with the layer's stride, dilation and padding.
    /// </summary>
    public static ClosedForm InputGradient(Layer layer)
    {
        if (layer.IsTransposed)
        {
            return new()
            {
                Target = Target.InputGradient,
                Image = Operand.Upstream,
                Kernel = Operand.Filter,
                Stuffing = Ones(layer),
                PaddingBefore = layer.PaddingBefore,
                PaddingAfter = layer.PaddingAfter,
                KernelIsRotated = layer.IsTrueConvolution,
                Stride = layer.Stride,
                Dilation = layer.Dilation,
                ResultIsRotated = false,
                Extents = layer.Input,
            };
        }
        var before = new int[layer.Axes];
        var after = new int[layer.Axes];
        for (int k = 0; k < layer.Axes; k++)
        {
            int reach = layer.Dilation[k] * (layer.Filter[k] - 1);
            int unreached = (layer.Input[k] + layer.PaddingBefore[k] + layer.PaddingAfter[k] - reach - 1) % layer.Stride[k];
            before[k] = reach - layer.PaddingBefore[k];
            after[k] = reach - layer.PaddingAfter[k] + unreached;
        }
        return new()
        {
            Target = Target.InputGradient,
            Image = Operand.Upstream,
            Kernel = Operand.Filter,
            Stuffing = layer.Stride,
            PaddingBefore = ImmutableCollectionsMarshal.AsImmutableArray(before),
            PaddingAfter = ImmutableCollectionsMarshal.AsImmutableArray(after),
            KernelIsRotated = !layer.IsTrueConvolution,
            Stride = Ones(layer),
            Dilation = layer.Dilation,
            ResultIsRotated = false,
            Extents = layer.Input,
        };
    }

    private static ImmutableArray<int> Ones(Layer layer)
    {
        int[] ones = new int[layer.Axes];
        for (int k = 0; k < ones.Length; k++)
            ones[k] = 1;
        return ImmutableCollectionsMarshal.AsImmutableArray(ones);
    }
}

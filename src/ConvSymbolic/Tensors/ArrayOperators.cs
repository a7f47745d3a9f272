using ConvSymbolic.Expressions;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Tensors;

/// <summary>The operators of <see cref="Operator"/> on arrays of polynomials, straight from their definitions.</summary>
internal static class ArrayOperators
{
    public static ArrayValue Rotate(ArrayValue array) =>
        new(array.Extents, index => array.At([.. index.Select((u, axis) => array.Extents[axis] - 1 - u)]));

    public static ArrayValue Stuff(Ring ring, ArrayValue array, int[] stride) => new(
        [.. array.Extents.Select((extent, axis) => stride[axis] * (extent - 1) + 1)],
        index => index.Where((t, axis) => t % stride[axis] != 0).Any()
            ? Polynomial.Zero(ring)
            : array.At([.. index.Select((t, axis) => t / stride[axis])]));

    public static ArrayValue Pad(Ring ring, ArrayValue array, int[] before, int[] after) => new(
        [.. array.Extents.Select((extent, axis) => extent + before[axis] + after[axis])],
        index => array.Extended(ring, [.. index.Select((t, axis) => t - before[axis])]));

    /// <summary>Σ_v image⟨s·u + d·v − p⟩ kernel[v].</summary>
    public static ArrayValue Correlate(Ring ring, ArrayValue image, ArrayValue kernel, int[] stride, int[] dilation, int[] before, int[] after, int[]? size)
    {
        int[] extents = size ?? [.. image.Extents.Select((extent, k) => (extent + before[k] + after[k] - dilation[k] * (kernel.Extents[k] - 1) - 1) / stride[k] + 1)];
        var shape = new Shape(kernel.Extents);
        return new ArrayValue(extents, u =>
        {
            var sum = Polynomial.Zero(ring);
            for (int offset = 0; offset < shape.Count; offset++)
            {
                int[] v = shape.IndexOf(offset);
                sum += image.Extended(ring, [.. v.Select((tap, k) => stride[k] * u[k] + dilation[k] * tap - before[k])]) * kernel.At(v);
            }
            return sum;
        });
    }
}

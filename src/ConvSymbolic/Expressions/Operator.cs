using ConvSymbolic.Indices;

namespace ConvSymbolic.Expressions;

/// <summary>The operators on arrays. conv and full mean cross-correlations here, as everywhere in deep learning.</summary>
internal enum Operator
{
    /// <summary>conv(A, B)[u] = Σ_v A⟨s·u + d·v − p⟩ B[v]: B slides over A without being turned.</summary>
    Correlate,

    /// <summary>full(B, A)[u] = Σ_v A⟨u + v − (K−1)⟩ B[v]: B slides over A with zeros around so that every overlap counts.</summary>
    Full,

    /// <summary>(rot180 B)[v] = B[K−1−v]: B turned by 180°, so that every axis is reversed.</summary>
    Rot180,

    /// <summary>(stuff_s A)[t] = Σ_i A[i]·[s·i = t]: A with s − 1 zeros between neighbours.</summary>
    Stuff,

    /// <summary>Zeros put around an array; negative numbers crop.</summary>
    Pad,
}

/// <summary>A named argument of an operator, one value per spatial axis.</summary>
/// <param name="Name">Which argument.</param>
/// <param name="Values">One value per spatial axis; <see cref="ArgumentName.Padding"/> has two, before and after.</param>
internal sealed record Argument(ArgumentName Name, EquatableArray<IndexExpression> Values);

/// <summary>The arguments that operators take.</summary>
internal enum ArgumentName
{
    /// <summary>The step of the sliding array.</summary>
    Stride,

    /// <summary>The step inside the sliding array.</summary>
    Dilation,

    /// <summary>Zeros before and after, axis by axis.</summary>
    Padding,

    /// <summary>The extent to which the result is cropped.</summary>
    Size,
}

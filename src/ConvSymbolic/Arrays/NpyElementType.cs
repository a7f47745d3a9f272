using System.Diagnostics.CodeAnalysis;

namespace ConvSymbolic.Arrays;

/// <summary>The element types of an <see cref="NpyArray"/>.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names are NumPy's.")]
public enum NpyElementType
{
    /// <summary>IEEE 754 binary32, NumPy's float32.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, NumPy's float64.</summary>
    Float64,
}

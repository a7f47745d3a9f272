using System.Diagnostics.CodeAnalysis;

namespace ConvSymbolic.Arrays;

/// <summary>The element types of an <see cref="NpyArray"/>, under NumPy's names.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names are NumPy's.")]
public enum NpyElementType
{
    /// <summary>IEEE 754 binary32.</summary>
    Float32,

    /// <summary>IEEE 754 binary64.</summary>
    Float64,

    /// <summary>IEEE 754 binary16.</summary>
    Float16,

    /// <summary>Whole numbers of 8 bits.</summary>
    Int8,

    /// <summary>Whole numbers of 16 bits.</summary>
    Int16,

    /// <summary>Whole numbers of 32 bits.</summary>
    Int32,

    /// <summary>Whole numbers of 64 bits.</summary>
    Int64,

    /// <summary>Whole numbers of 8 bits, not negative.</summary>
    UInt8,

    /// <summary>Whole numbers of 16 bits, not negative.</summary>
    UInt16,

    /// <summary>Whole numbers of 32 bits, not negative.</summary>
    UInt32,

    /// <summary>Whole numbers of 64 bits, not negative.</summary>
    UInt64,
}

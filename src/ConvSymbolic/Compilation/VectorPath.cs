namespace ConvSymbolic.Compilation;

/// <summary>Which vectors the kernels are made of. All of them run everywhere; what the machine lacks is emulated, slowly.</summary>
public enum VectorPath
{
    /// <summary>The widest that is hardware on the machine that runs.</summary>
    Auto,

    /// <summary>One number at a time.</summary>
    Scalar,

    /// <summary>128 bits.</summary>
    Vector128,

    /// <summary>256 bits.</summary>
    Vector256,

    /// <summary>512 bits.</summary>
    Vector512,
}

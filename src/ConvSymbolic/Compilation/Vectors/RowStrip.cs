namespace ConvSymbolic.Compilation.Vectors;

/// <summary>What <see cref="RowKernel{T, TVector, TLanes, TTaps, TRows}"/> runs over: one pointer in place of many numbers that calls would hand on.</summary>
internal unsafe struct RowStrip<T>
    where T : unmanaged
{
    public T* X;

    /// <summary>How far apart the rows of x are.</summary>
    public nint XPitch;

    /// <summary>Where each column begins in x.</summary>
    public int* Columns;

    public int ColumnCount;

    /// <summary>The weights of each column, one a filter row.</summary>
    public T* Weights;

    public T* O;

    /// <summary>How far apart the rows of o are.</summary>
    public nint OPitch;

    /// <summary>The positions of a row, at least a vector; a multiple of it where <see cref="Accumulate"/> is set.</summary>
    public int Width;

    /// <summary>What the sums begin with, unless they are added to o.</summary>
    public T Initial;

    /// <summary>Whether o is added to.</summary>
    public bool Accumulate;

    /// <summary>A bit for each row of x; those whose bit isn't set are zero, and left out.</summary>
    public uint Filled;
}

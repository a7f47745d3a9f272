namespace ConvSymbolic.Compilation.Correlations;

/// <summary>The arrays of one call.</summary>
internal unsafe struct Arguments<T>
    where T : unmanaged
{
    /// <summary>What is read in windows: the source of a correlation, the large array of a filter gradient.</summary>
    public T* Source;

    /// <summary>The filter of a correlation, the small array of a filter gradient.</summary>
    public T* Factor;

    /// <summary>One number a result channel, or null.</summary>
    public T* Bias;

    public T* Result;

    /// <summary>What <see cref="Operation{T}.Prepare"/> made once for all units.</summary>
    public T* Shared;
}

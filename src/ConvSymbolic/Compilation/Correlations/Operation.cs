namespace ConvSymbolic.Compilation.Correlations;

/// <summary>A sum over windows, cut into units that may run on different threads.</summary>
internal abstract unsafe class Operation<T>
    where T : unmanaged
{
    public abstract int Units { get; }

    /// <summary>Elements that <see cref="Prepare"/> fills.</summary>
    public abstract long SharedLength { get; }

    /// <summary>Bytes of scratch of a unit.</summary>
    public abstract long UnitBytes { get; }

    /// <summary>Whether zeros were put around an array, which then meet every weight: 0·∞ would not be 0.</summary>
    public abstract bool IsPadded { get; }

    /// <summary>What all units share, such as the weights in the order of the kernel.</summary>
    public abstract void Prepare(in Arguments<T> arguments);

    public abstract void Run(in Arguments<T> arguments, int unit, Scratch scratch);
}

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// The vector operations that a kernel is written with. A kernel is one generic method; the runtime makes one piece of code of it for
/// each type that stands here, with the accumulators in registers.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">What holds <see cref="Count"/> of them.</typeparam>
internal unsafe interface ILanes<T, TVector>
    where T : unmanaged
    where TVector : unmanaged
{
    static abstract int Count { get; }

    static abstract TVector Load(T* from);

    static abstract void Store(TVector value, T* to);

    /// <summary>The number in every lane.</summary>
    static abstract TVector Broadcast(T value);

    /// <summary>a·b + c, rounded once or twice.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Add(TVector a, TVector b);

    /// <summary>The lanes, added up.</summary>
    static abstract T Sum(TVector value);
}

using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>Three vectors side by side.</summary>
internal readonly struct Triple<TVector>(TVector first, TVector second, TVector third)
    where TVector : unmanaged
{
    public readonly TVector First = first, Second = second, Third = third;
}

/// <summary>Three vectors taken for one of three times the length, as <see cref="PairLanes{T, TVector, TLanes}"/> takes two.</summary>
internal unsafe struct TripleLanes<T, TVector, TLanes> : ILanes<T, Triple<TVector>>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
{
    public static int Count => 3 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Triple<TVector> Load(T* from) => new(TLanes.Load(from), TLanes.Load(from + TLanes.Count), TLanes.Load(from + 2 * TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Triple<TVector> value, T* to)
    {
        TLanes.Store(value.First, to);
        TLanes.Store(value.Second, to + TLanes.Count);
        TLanes.Store(value.Third, to + 2 * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Triple<TVector> Broadcast(T value)
    {
        TVector all = TLanes.Broadcast(value);
        return new(all, all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Triple<TVector> MultiplyAdd(Triple<TVector> a, Triple<TVector> b, Triple<TVector> c) =>
        new(TLanes.MultiplyAdd(a.First, b.First, c.First), TLanes.MultiplyAdd(a.Second, b.Second, c.Second), TLanes.MultiplyAdd(a.Third, b.Third, c.Third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Triple<TVector> Add(Triple<TVector> a, Triple<TVector> b) =>
        new(TLanes.Add(a.First, b.First), TLanes.Add(a.Second, b.Second), TLanes.Add(a.Third, b.Third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Triple<TVector> value) => TLanes.Sum(TLanes.Add(TLanes.Add(value.First, value.Second), value.Third));
}

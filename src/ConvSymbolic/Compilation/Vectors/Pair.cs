using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>Two vectors side by side.</summary>
internal readonly struct Pair<TVector>(TVector first, TVector second)
    where TVector : unmanaged
{
    public readonly TVector First = first, Second = second;
}

/// <summary>
/// Two vectors taken for one of twice the length: a kernel over them has twice the accumulators, which hides how long a product takes where the processor has
/// registers for them.
/// </summary>
internal unsafe struct PairLanes<T, TVector, TLanes> : ILanes<T, Pair<TVector>>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
{
    public static int Count => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Load(T* from) => new(TLanes.Load(from), TLanes.Load(from + TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Pair<TVector> value, T* to)
    {
        TLanes.Store(value.First, to);
        TLanes.Store(value.Second, to + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Broadcast(T value)
    {
        TVector both = TLanes.Broadcast(value);
        return new(both, both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> MultiplyAdd(Pair<TVector> a, Pair<TVector> b, Pair<TVector> c) =>
        new(TLanes.MultiplyAdd(a.First, b.First, c.First), TLanes.MultiplyAdd(a.Second, b.Second, c.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Add(Pair<TVector> a, Pair<TVector> b) => new(TLanes.Add(a.First, b.First), TLanes.Add(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Pair<TVector> value) => TLanes.Sum(TLanes.Add(value.First, value.Second));
}

using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// A few result channels at once, a vector of positions at a time:
/// <code>o[f·oPitch + v] = start[f] + Σ_k x[columns[k] + v] · weights[k·F + f]   for f &lt; F, v &lt; width</code>
/// Each vector of x is loaded once for all of the channels and each weight once for a whole vector, and the sums are stored where they belong.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector; a <see cref="Triple{TVector}"/> for as many sums as there are registers.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
/// <typeparam name="TFilters">F: four or eight.</typeparam>
internal static unsafe class PlaneKernel<T, TVector, TLanes, TFilters>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
    where TFilters : ISize
{
    /// <summary>The last vector lies over the one before when the width is no multiple of the vector; the width is at least one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* x, int* columns, int columnCount, T* weights, T* start, T* o, nint oPitch, int width)
    {
        int* end = columns + columnCount;
        for (int v = 0; v < width; v += TLanes.Count)
        {
            v = Math.Min(v, width - TLanes.Count);
            T* to = o + v;
            TVector s0 = TLanes.Broadcast(start[0]), s1 = TLanes.Broadcast(start[1]), s2 = TLanes.Broadcast(start[2]), s3 = TLanes.Broadcast(start[3]);
            TVector s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            if (TFilters.Value > 4)
            {
                s4 = TLanes.Broadcast(start[4]);
                s5 = TLanes.Broadcast(start[5]);
                s6 = TLanes.Broadcast(start[6]);
                s7 = TLanes.Broadcast(start[7]);
            }
            T* w = weights, from = x + v;
            for (int* column = columns; column < end; column++, w += TFilters.Value)
            {
                TVector y = TLanes.Load(from + *column);
                s0 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[0]), s0);
                s1 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[1]), s1);
                s2 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[2]), s2);
                s3 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[3]), s3);
                if (TFilters.Value > 4)
                {
                    s4 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[4]), s4);
                    s5 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[5]), s5);
                    s6 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[6]), s6);
                    s7 = TLanes.MultiplyAdd(y, TLanes.Broadcast(w[7]), s7);
                }
            }
            TLanes.Store(s0, to);
            TLanes.Store(s1, to + oPitch);
            TLanes.Store(s2, to + 2 * oPitch);
            TLanes.Store(s3, to + 3 * oPitch);
            if (TFilters.Value > 4)
            {
                TLanes.Store(s4, to + 4 * oPitch);
                TLanes.Store(s5, to + 5 * oPitch);
                TLanes.Store(s6, to + 6 * oPitch);
                TLanes.Store(s7, to + 7 * oPitch);
            }
        }
    }
}

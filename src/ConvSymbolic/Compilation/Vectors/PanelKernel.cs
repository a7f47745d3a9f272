using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// The product of a matrix that is never written down with a panel of two vectors (or one) a row:
/// <code>sums[j] = start[j] + Σ_k x[rows[j] + columns[k]] · panel[k]</code>
/// Twelve (six) accumulators stay in registers: six rows j at a time, and per k two loads of the panel, six broadcasts and twelve products.
/// The starts of the rows may be the sums, or one row for all (a pitch of 0). With positions as rows and channels × taps as columns it is a correlation; the other way round it is the gradient of its filter.
/// </summary>
internal static unsafe class PanelKernel<T, TVector, TLanes>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
{
    /// <summary>So many rows are summed at a time; the memory of the sums has room for a multiple of it.</summary>
    public const int Rows = 6;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyTwo(T* x, int* rows, int rowCount, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums)
    {
        int last = rowCount - 1;
        for (int j = 0; j < rowCount; j += Rows, sums += 2 * Rows * TLanes.Count, start += Rows * startPitch)
        {
            // Rows past the last repeat it; their sums are never read.
            T* x0 = x + rows[j], x1 = x + rows[Math.Min(j + 1, last)], x2 = x + rows[Math.Min(j + 2, last)];
            T* x3 = x + rows[Math.Min(j + 3, last)], x4 = x + rows[Math.Min(j + 4, last)], x5 = x + rows[Math.Min(j + 5, last)];
            TVector s00 = TLanes.Load(start), s01 = TLanes.Load(start + TLanes.Count);
            TVector s10 = TLanes.Load(start + startPitch), s11 = TLanes.Load(start + startPitch + TLanes.Count);
            TVector s20 = TLanes.Load(start + 2 * startPitch), s21 = TLanes.Load(start + 2 * startPitch + TLanes.Count);
            TVector s30 = TLanes.Load(start + 3 * startPitch), s31 = TLanes.Load(start + 3 * startPitch + TLanes.Count);
            TVector s40 = TLanes.Load(start + 4 * startPitch), s41 = TLanes.Load(start + 4 * startPitch + TLanes.Count);
            TVector s50 = TLanes.Load(start + 5 * startPitch), s51 = TLanes.Load(start + 5 * startPitch + TLanes.Count);
            T* p = panel;
            int* end = columns + columnCount;
            for (int* column = columns; column < end; column++)
            {
                nint at = *column;
                TVector p0 = TLanes.Load(p), p1 = TLanes.Load(p + TLanes.Count);
                p += 2 * TLanes.Count;
                TVector v = TLanes.Broadcast(x0[at]);
                s00 = TLanes.MultiplyAdd(v, p0, s00);
                s01 = TLanes.MultiplyAdd(v, p1, s01);
                v = TLanes.Broadcast(x1[at]);
                s10 = TLanes.MultiplyAdd(v, p0, s10);
                s11 = TLanes.MultiplyAdd(v, p1, s11);
                v = TLanes.Broadcast(x2[at]);
                s20 = TLanes.MultiplyAdd(v, p0, s20);
                s21 = TLanes.MultiplyAdd(v, p1, s21);
                v = TLanes.Broadcast(x3[at]);
                s30 = TLanes.MultiplyAdd(v, p0, s30);
                s31 = TLanes.MultiplyAdd(v, p1, s31);
                v = TLanes.Broadcast(x4[at]);
                s40 = TLanes.MultiplyAdd(v, p0, s40);
                s41 = TLanes.MultiplyAdd(v, p1, s41);
                v = TLanes.Broadcast(x5[at]);
                s50 = TLanes.MultiplyAdd(v, p0, s50);
                s51 = TLanes.MultiplyAdd(v, p1, s51);
            }
            TLanes.Store(s00, sums);
            TLanes.Store(s01, sums + TLanes.Count);
            TLanes.Store(s10, sums + 2 * TLanes.Count);
            TLanes.Store(s11, sums + 3 * TLanes.Count);
            TLanes.Store(s20, sums + 4 * TLanes.Count);
            TLanes.Store(s21, sums + 5 * TLanes.Count);
            TLanes.Store(s30, sums + 6 * TLanes.Count);
            TLanes.Store(s31, sums + 7 * TLanes.Count);
            TLanes.Store(s40, sums + 8 * TLanes.Count);
            TLanes.Store(s41, sums + 9 * TLanes.Count);
            TLanes.Store(s50, sums + 10 * TLanes.Count);
            TLanes.Store(s51, sums + 11 * TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyOne(T* x, int* rows, int rowCount, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums)
    {
        int last = rowCount - 1;
        for (int j = 0; j < rowCount; j += Rows, sums += Rows * TLanes.Count, start += Rows * startPitch)
        {
            T* x0 = x + rows[j], x1 = x + rows[Math.Min(j + 1, last)], x2 = x + rows[Math.Min(j + 2, last)];
            T* x3 = x + rows[Math.Min(j + 3, last)], x4 = x + rows[Math.Min(j + 4, last)], x5 = x + rows[Math.Min(j + 5, last)];
            TVector s0 = TLanes.Load(start), s1 = TLanes.Load(start + startPitch), s2 = TLanes.Load(start + 2 * startPitch);
            TVector s3 = TLanes.Load(start + 3 * startPitch), s4 = TLanes.Load(start + 4 * startPitch), s5 = TLanes.Load(start + 5 * startPitch);
            T* p = panel;
            int* end = columns + columnCount;
            for (int* column = columns; column < end; column++)
            {
                nint at = *column;
                TVector p0 = TLanes.Load(p);
                p += TLanes.Count;
                s0 = TLanes.MultiplyAdd(TLanes.Broadcast(x0[at]), p0, s0);
                s1 = TLanes.MultiplyAdd(TLanes.Broadcast(x1[at]), p0, s1);
                s2 = TLanes.MultiplyAdd(TLanes.Broadcast(x2[at]), p0, s2);
                s3 = TLanes.MultiplyAdd(TLanes.Broadcast(x3[at]), p0, s3);
                s4 = TLanes.MultiplyAdd(TLanes.Broadcast(x4[at]), p0, s4);
                s5 = TLanes.MultiplyAdd(TLanes.Broadcast(x5[at]), p0, s5);
            }
            TLanes.Store(s0, sums);
            TLanes.Store(s1, sums + TLanes.Count);
            TLanes.Store(s2, sums + 2 * TLanes.Count);
            TLanes.Store(s3, sums + 3 * TLanes.Count);
            TLanes.Store(s4, sums + 4 * TLanes.Count);
            TLanes.Store(s5, sums + 5 * TLanes.Count);
        }
    }
}

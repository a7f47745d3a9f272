using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// The product of a matrix that is never written down with a panel of one vector a row:
/// <code>sums[j] = start[j] + Σ_k x[rows[j] + columns[k]] · panel[k]</code>
/// The starts of the rows may be the sums, or one row for all (a pitch of 0). With positions as rows and channels × taps as columns it is a correlation; the
/// other way round it is the gradient of its filter.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector; a <see cref="Pair{TVector}"/> makes a panel of two.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class PanelKernel<T, TVector, TLanes>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
{
    private const int Six = 6, Dozen = 12;

    /// <param name="x">What the offsets count from.</param>
    /// <param name="rows">An offset each.</param>
    /// <param name="rowCount">The rows. The last six are filled up with the last, so the memory of the sums has room for a multiple of six.</param>
    /// <param name="columns">An offset each.</param>
    /// <param name="columnCount">The columns.</param>
    /// <param name="panel">A vector for each column.</param>
    /// <param name="start">A vector for each row, or one.</param>
    /// <param name="startPitch">How far apart the starts are.</param>
    /// <param name="sums">Receives a vector for each row.</param>
    /// <param name="byDozens">Whether the processor has registers for the sums of twelve rows.</param>
    public static void Run(T* x, int* rows, int rowCount, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums, bool byDozens)
    {
        for (int j = 0; j < rowCount;)
        {
            int size = byDozens && rowCount - j >= Dozen && ArePairs(rows + j) ? Dozen : Six;
            if (size == Dozen)
                SumDozen(x, rows + j, columns, columnCount, panel, start, startPitch, sums);
            else
                SumSix(x, rows + j, rowCount - 1 - j, columns, columnCount, panel, start, startPitch, sums);
            j += size;
            start += size * startPitch;
            sums += size * TLanes.Count;
        }
    }

    // Two rows of a pair are equally far apart in all six: then six pointers and the distance stay in registers, where twelve would not.
    private static bool ArePairs(int* rows)
    {
        int distance = rows[1] - rows[0];
        return rows[3] - rows[2] == distance && rows[5] - rows[4] == distance && rows[7] - rows[6] == distance && rows[9] - rows[8] == distance && rows[11] - rows[10] == distance;
    }

    // Per column a load of the panel, twelve broadcasts (operands of the products where there are 512 bits) and twelve products.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumDozen(T* x, int* rows, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums)
    {
        nint distance = rows[1] - rows[0];
        T* x0 = x + rows[0], x2 = x + rows[2], x4 = x + rows[4], x6 = x + rows[6], x8 = x + rows[8], x10 = x + rows[10];
        TVector s0 = TLanes.Load(start), s1 = TLanes.Load(start + startPitch), s2 = TLanes.Load(start + 2 * startPitch);
        TVector s3 = TLanes.Load(start + 3 * startPitch), s4 = TLanes.Load(start + 4 * startPitch), s5 = TLanes.Load(start + 5 * startPitch);
        TVector s6 = TLanes.Load(start + 6 * startPitch), s7 = TLanes.Load(start + 7 * startPitch), s8 = TLanes.Load(start + 8 * startPitch);
        TVector s9 = TLanes.Load(start + 9 * startPitch), s10 = TLanes.Load(start + 10 * startPitch), s11 = TLanes.Load(start + 11 * startPitch);
        int* end = columns + columnCount;
        for (; columns < end; columns++, panel += TLanes.Count)
        {
            nint at = *columns, next = at + distance;
            TVector w = TLanes.Load(panel);
            s0 = TLanes.MultiplyAdd(TLanes.Broadcast(x0[at]), w, s0);
            s1 = TLanes.MultiplyAdd(TLanes.Broadcast(x0[next]), w, s1);
            s2 = TLanes.MultiplyAdd(TLanes.Broadcast(x2[at]), w, s2);
            s3 = TLanes.MultiplyAdd(TLanes.Broadcast(x2[next]), w, s3);
            s4 = TLanes.MultiplyAdd(TLanes.Broadcast(x4[at]), w, s4);
            s5 = TLanes.MultiplyAdd(TLanes.Broadcast(x4[next]), w, s5);
            s6 = TLanes.MultiplyAdd(TLanes.Broadcast(x6[at]), w, s6);
            s7 = TLanes.MultiplyAdd(TLanes.Broadcast(x6[next]), w, s7);
            s8 = TLanes.MultiplyAdd(TLanes.Broadcast(x8[at]), w, s8);
            s9 = TLanes.MultiplyAdd(TLanes.Broadcast(x8[next]), w, s9);
            s10 = TLanes.MultiplyAdd(TLanes.Broadcast(x10[at]), w, s10);
            s11 = TLanes.MultiplyAdd(TLanes.Broadcast(x10[next]), w, s11);
        }
        TLanes.Store(s0, sums);
        TLanes.Store(s1, sums + TLanes.Count);
        TLanes.Store(s2, sums + 2 * TLanes.Count);
        TLanes.Store(s3, sums + 3 * TLanes.Count);
        TLanes.Store(s4, sums + 4 * TLanes.Count);
        TLanes.Store(s5, sums + 5 * TLanes.Count);
        TLanes.Store(s6, sums + 6 * TLanes.Count);
        TLanes.Store(s7, sums + 7 * TLanes.Count);
        TLanes.Store(s8, sums + 8 * TLanes.Count);
        TLanes.Store(s9, sums + 9 * TLanes.Count);
        TLanes.Store(s10, sums + 10 * TLanes.Count);
        TLanes.Store(s11, sums + 11 * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumSix(T* x, int* rows, int last, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums)
    {
        // Rows past the last repeat it; their sums are never read.
        T* x0 = x + rows[0], x1 = x + rows[Math.Min(1, last)], x2 = x + rows[Math.Min(2, last)];
        T* x3 = x + rows[Math.Min(3, last)], x4 = x + rows[Math.Min(4, last)], x5 = x + rows[Math.Min(5, last)];
        TVector s0 = TLanes.Load(start), s1 = TLanes.Load(start + startPitch), s2 = TLanes.Load(start + 2 * startPitch);
        TVector s3 = TLanes.Load(start + 3 * startPitch), s4 = TLanes.Load(start + 4 * startPitch), s5 = TLanes.Load(start + 5 * startPitch);
        int* end = columns + columnCount;
        for (; columns < end; columns++, panel += TLanes.Count)
        {
            nint at = *columns;
            TVector w = TLanes.Load(panel);
            s0 = TLanes.MultiplyAdd(TLanes.Broadcast(x0[at]), w, s0);
            s1 = TLanes.MultiplyAdd(TLanes.Broadcast(x1[at]), w, s1);
            s2 = TLanes.MultiplyAdd(TLanes.Broadcast(x2[at]), w, s2);
            s3 = TLanes.MultiplyAdd(TLanes.Broadcast(x3[at]), w, s3);
            s4 = TLanes.MultiplyAdd(TLanes.Broadcast(x4[at]), w, s4);
            s5 = TLanes.MultiplyAdd(TLanes.Broadcast(x5[at]), w, s5);
        }
        TLanes.Store(s0, sums);
        TLanes.Store(s1, sums + TLanes.Count);
        TLanes.Store(s2, sums + 2 * TLanes.Count);
        TLanes.Store(s3, sums + 3 * TLanes.Count);
        TLanes.Store(s4, sums + 4 * TLanes.Count);
        TLanes.Store(s5, sums + 5 * TLanes.Count);
    }
}

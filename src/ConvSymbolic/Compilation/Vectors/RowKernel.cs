using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// A strip of rows of a correlation with few result channels, a vector of positions at a time:
/// <code>o[r·oPitch + v] (+)= Σ_t Σ_a x[columns[t] + (r + a)·xPitch + v] · weights[t·K + a]   for r &lt; R, v &lt; width</code>
/// A vector of x is loaded once and serves all of the up to K rows of the result that it meets, so that loads don't hold up products.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
/// <typeparam name="TTaps">K, the filter rows: 1 to 5.</typeparam>
/// <typeparam name="TRows">R, the rows of the strip: up to 8.</typeparam>
internal static unsafe class RowKernel<T, TVector, TLanes, TTaps, TRows>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
    where TTaps : ISize
    where TRows : ISize
{
    /// <summary>
    /// Positions of the rows, from the first to <paramref name="width"/>. The last vector lies over the one before when they are no multiple of it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in RowStrip<T> strip, int first, int width)
    {
        T* x = strip.X, o = strip.O, weights = strip.Weights;
        nint xPitch = strip.XPitch, oPitch = strip.OPitch;
        int* columns = strip.Columns;
        int columnCount = strip.ColumnCount;
        T initial = strip.Initial;
        bool accumulate = strip.Accumulate;
        uint filled = strip.Filled;
        for (int v = first; v < width; v += TLanes.Count)
        {
            v = Math.Min(v, width - TLanes.Count);
            T* to = o + v;
            TVector s0 = TLanes.Broadcast(initial), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            if (accumulate)
            {
                s0 = TLanes.Load(to);
                if (TRows.Value > 1)
                    s1 = TLanes.Load(to + 1 * oPitch);
                if (TRows.Value > 2)
                    s2 = TLanes.Load(to + 2 * oPitch);
                if (TRows.Value > 3)
                    s3 = TLanes.Load(to + 3 * oPitch);
                if (TRows.Value > 4)
                    s4 = TLanes.Load(to + 4 * oPitch);
                if (TRows.Value > 5)
                    s5 = TLanes.Load(to + 5 * oPitch);
                if (TRows.Value > 6)
                    s6 = TLanes.Load(to + 6 * oPitch);
                if (TRows.Value > 7)
                    s7 = TLanes.Load(to + 7 * oPitch);
            }
            T* w = weights;
            for (int t = 0; t < columnCount; t++, w += TTaps.Value)
            {
                T* row = x + columns[t] + v;
                TVector w0 = TLanes.Broadcast(w[0]), w1 = w0, w2 = w0, w3 = w0, w4 = w0;
                if (TTaps.Value > 1)
                    w1 = TLanes.Broadcast(w[1]);
                if (TTaps.Value > 2)
                    w2 = TLanes.Broadcast(w[2]);
                if (TTaps.Value > 3)
                    w3 = TLanes.Broadcast(w[3]);
                if (TTaps.Value > 4)
                    w4 = TLanes.Broadcast(w[4]);
                TVector y;
                if ((filled & 1u) != 0)
                {
                    y = TLanes.Load(row);
                    s0 = TLanes.MultiplyAdd(y, w0, s0);
                }
                if (TRows.Value + TTaps.Value > 2)
                {
                    row += xPitch;
                    if ((filled & 1u << 1) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 1)
                            s1 = TLanes.MultiplyAdd(y, w0, s1);
                        if (TTaps.Value > 1)
                            s0 = TLanes.MultiplyAdd(y, w1, s0);
                    }
                }
                if (TRows.Value + TTaps.Value > 3)
                {
                    row += xPitch;
                    if ((filled & 1u << 2) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 2)
                            s2 = TLanes.MultiplyAdd(y, w0, s2);
                        if (TRows.Value > 1 && TTaps.Value > 1)
                            s1 = TLanes.MultiplyAdd(y, w1, s1);
                        if (TTaps.Value > 2)
                            s0 = TLanes.MultiplyAdd(y, w2, s0);
                    }
                }
                if (TRows.Value + TTaps.Value > 4)
                {
                    row += xPitch;
                    if ((filled & 1u << 3) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 3)
                            s3 = TLanes.MultiplyAdd(y, w0, s3);
                        if (TRows.Value > 2 && TTaps.Value > 1)
                            s2 = TLanes.MultiplyAdd(y, w1, s2);
                        if (TRows.Value > 1 && TTaps.Value > 2)
                            s1 = TLanes.MultiplyAdd(y, w2, s1);
                        if (TTaps.Value > 3)
                            s0 = TLanes.MultiplyAdd(y, w3, s0);
                    }
                }
                if (TRows.Value + TTaps.Value > 5)
                {
                    row += xPitch;
                    if ((filled & 1u << 4) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 4)
                            s4 = TLanes.MultiplyAdd(y, w0, s4);
                        if (TRows.Value > 3 && TTaps.Value > 1)
                            s3 = TLanes.MultiplyAdd(y, w1, s3);
                        if (TRows.Value > 2 && TTaps.Value > 2)
                            s2 = TLanes.MultiplyAdd(y, w2, s2);
                        if (TRows.Value > 1 && TTaps.Value > 3)
                            s1 = TLanes.MultiplyAdd(y, w3, s1);
                        if (TTaps.Value > 4)
                            s0 = TLanes.MultiplyAdd(y, w4, s0);
                    }
                }
                if (TRows.Value + TTaps.Value > 6)
                {
                    row += xPitch;
                    if ((filled & 1u << 5) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 5)
                            s5 = TLanes.MultiplyAdd(y, w0, s5);
                        if (TRows.Value > 4 && TTaps.Value > 1)
                            s4 = TLanes.MultiplyAdd(y, w1, s4);
                        if (TRows.Value > 3 && TTaps.Value > 2)
                            s3 = TLanes.MultiplyAdd(y, w2, s3);
                        if (TRows.Value > 2 && TTaps.Value > 3)
                            s2 = TLanes.MultiplyAdd(y, w3, s2);
                        if (TRows.Value > 1 && TTaps.Value > 4)
                            s1 = TLanes.MultiplyAdd(y, w4, s1);
                    }
                }
                if (TRows.Value + TTaps.Value > 7)
                {
                    row += xPitch;
                    if ((filled & 1u << 6) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 6)
                            s6 = TLanes.MultiplyAdd(y, w0, s6);
                        if (TRows.Value > 5 && TTaps.Value > 1)
                            s5 = TLanes.MultiplyAdd(y, w1, s5);
                        if (TRows.Value > 4 && TTaps.Value > 2)
                            s4 = TLanes.MultiplyAdd(y, w2, s4);
                        if (TRows.Value > 3 && TTaps.Value > 3)
                            s3 = TLanes.MultiplyAdd(y, w3, s3);
                        if (TRows.Value > 2 && TTaps.Value > 4)
                            s2 = TLanes.MultiplyAdd(y, w4, s2);
                    }
                }
                if (TRows.Value + TTaps.Value > 8)
                {
                    row += xPitch;
                    if ((filled & 1u << 7) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 7)
                            s7 = TLanes.MultiplyAdd(y, w0, s7);
                        if (TRows.Value > 6 && TTaps.Value > 1)
                            s6 = TLanes.MultiplyAdd(y, w1, s6);
                        if (TRows.Value > 5 && TTaps.Value > 2)
                            s5 = TLanes.MultiplyAdd(y, w2, s5);
                        if (TRows.Value > 4 && TTaps.Value > 3)
                            s4 = TLanes.MultiplyAdd(y, w3, s4);
                        if (TRows.Value > 3 && TTaps.Value > 4)
                            s3 = TLanes.MultiplyAdd(y, w4, s3);
                    }
                }
                if (TRows.Value + TTaps.Value > 9)
                {
                    row += xPitch;
                    if ((filled & 1u << 8) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 7 && TTaps.Value > 1)
                            s7 = TLanes.MultiplyAdd(y, w1, s7);
                        if (TRows.Value > 6 && TTaps.Value > 2)
                            s6 = TLanes.MultiplyAdd(y, w2, s6);
                        if (TRows.Value > 5 && TTaps.Value > 3)
                            s5 = TLanes.MultiplyAdd(y, w3, s5);
                        if (TRows.Value > 4 && TTaps.Value > 4)
                            s4 = TLanes.MultiplyAdd(y, w4, s4);
                    }
                }
                if (TRows.Value + TTaps.Value > 10)
                {
                    row += xPitch;
                    if ((filled & 1u << 9) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 7 && TTaps.Value > 2)
                            s7 = TLanes.MultiplyAdd(y, w2, s7);
                        if (TRows.Value > 6 && TTaps.Value > 3)
                            s6 = TLanes.MultiplyAdd(y, w3, s6);
                        if (TRows.Value > 5 && TTaps.Value > 4)
                            s5 = TLanes.MultiplyAdd(y, w4, s5);
                    }
                }
                if (TRows.Value + TTaps.Value > 11)
                {
                    row += xPitch;
                    if ((filled & 1u << 10) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 7 && TTaps.Value > 3)
                            s7 = TLanes.MultiplyAdd(y, w3, s7);
                        if (TRows.Value > 6 && TTaps.Value > 4)
                            s6 = TLanes.MultiplyAdd(y, w4, s6);
                    }
                }
                if (TRows.Value + TTaps.Value > 12)
                {
                    row += xPitch;
                    if ((filled & 1u << 11) != 0)
                    {
                        y = TLanes.Load(row);
                        if (TRows.Value > 7 && TTaps.Value > 4)
                            s7 = TLanes.MultiplyAdd(y, w4, s7);
                    }
                }
            }
            TLanes.Store(s0, to);
            if (TRows.Value > 1)
                TLanes.Store(s1, to + 1 * oPitch);
            if (TRows.Value > 2)
                TLanes.Store(s2, to + 2 * oPitch);
            if (TRows.Value > 3)
                TLanes.Store(s3, to + 3 * oPitch);
            if (TRows.Value > 4)
                TLanes.Store(s4, to + 4 * oPitch);
            if (TRows.Value > 5)
                TLanes.Store(s5, to + 5 * oPitch);
            if (TRows.Value > 6)
                TLanes.Store(s6, to + 6 * oPitch);
            if (TRows.Value > 7)
                TLanes.Store(s7, to + 7 * oPitch);
        }
    }
}

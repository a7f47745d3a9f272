using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// The product of a matrix of weights with the channels of a plane, for filters of one position: the lanes are neighbouring positions.
/// <code>o[r·oPitch + v] = initial[r] + Σ_k weights[r·rowStep + k·columnStep] · x[columns[k] + v]   for r &lt; rows, v &lt; width</code>
/// Nothing is packed, and sums go from the registers to their place. Six rows by two vectors are summed at a time.
/// </summary>
internal static unsafe class PlaneKernel<T, TVector, TLanes>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
{
    /// <summary>So many rows are summed at a time; there are at least so many.</summary>
    public const int Rows = 6;

    /// <summary>The last rows and vectors lie over the ones before where there is no whole number of them. The width is two vectors at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* x, int* columns, int columnCount, T* weights, nint rowStep, nint columnStep, T* initial, T* o, nint oPitch, int rows, int width)
    {
        for (int v = 0; v < width; v += 2 * TLanes.Count)
        {
            v = Math.Min(v, width - 2 * TLanes.Count);
            for (int r = 0; r < rows; r += Rows)
            {
                r = Math.Min(r, rows - Rows);
                TVector s00 = TLanes.Broadcast(initial[r]), s01 = s00;
                TVector s10 = TLanes.Broadcast(initial[r + 1]), s11 = s10;
                TVector s20 = TLanes.Broadcast(initial[r + 2]), s21 = s20;
                TVector s30 = TLanes.Broadcast(initial[r + 3]), s31 = s30;
                TVector s40 = TLanes.Broadcast(initial[r + 4]), s41 = s40;
                TVector s50 = TLanes.Broadcast(initial[r + 5]), s51 = s50;
                T* w0 = weights + r * rowStep, w1 = w0 + rowStep, w2 = w1 + rowStep, w3 = w2 + rowStep, w4 = w3 + rowStep, w5 = w4 + rowStep;
                T* from = x + v;
                nint at = 0;
                int* end = columns + columnCount;
                for (int* column = columns; column < end; column++, at += columnStep)
                {
                    T* source = from + *column;
                    TVector x0 = TLanes.Load(source), x1 = TLanes.Load(source + TLanes.Count);
                    TVector w = TLanes.Broadcast(w0[at]);
                    s00 = TLanes.MultiplyAdd(w, x0, s00);
                    s01 = TLanes.MultiplyAdd(w, x1, s01);
                    w = TLanes.Broadcast(w1[at]);
                    s10 = TLanes.MultiplyAdd(w, x0, s10);
                    s11 = TLanes.MultiplyAdd(w, x1, s11);
                    w = TLanes.Broadcast(w2[at]);
                    s20 = TLanes.MultiplyAdd(w, x0, s20);
                    s21 = TLanes.MultiplyAdd(w, x1, s21);
                    w = TLanes.Broadcast(w3[at]);
                    s30 = TLanes.MultiplyAdd(w, x0, s30);
                    s31 = TLanes.MultiplyAdd(w, x1, s31);
                    w = TLanes.Broadcast(w4[at]);
                    s40 = TLanes.MultiplyAdd(w, x0, s40);
                    s41 = TLanes.MultiplyAdd(w, x1, s41);
                    w = TLanes.Broadcast(w5[at]);
                    s50 = TLanes.MultiplyAdd(w, x0, s50);
                    s51 = TLanes.MultiplyAdd(w, x1, s51);
                }
                T* to = o + r * oPitch + v;
                TLanes.Store(s00, to);
                TLanes.Store(s01, to + TLanes.Count);
                to += oPitch;
                TLanes.Store(s10, to);
                TLanes.Store(s11, to + TLanes.Count);
                to += oPitch;
                TLanes.Store(s20, to);
                TLanes.Store(s21, to + TLanes.Count);
                to += oPitch;
                TLanes.Store(s30, to);
                TLanes.Store(s31, to + TLanes.Count);
                to += oPitch;
                TLanes.Store(s40, to);
                TLanes.Store(s41, to + TLanes.Count);
                to += oPitch;
                TLanes.Store(s50, to);
                TLanes.Store(s51, to + TLanes.Count);
            }
        }
    }
}

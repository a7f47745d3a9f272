using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>
/// The gradient of a few filter positions of one pair of channels, over a whole plane, a vector of positions at a time:
/// <code>sums[b·K + a] += Σ_r Σ_v g[r·gPitch + v] · x[columns[b] + (r + a)·xPitch + v]   for a &lt; K, b &lt; B</code>
/// Four rows of g stay in registers while each row of x is loaded once for the up to four filter rows that it meets.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
/// <typeparam name="TTaps">K, the filter rows: 1 to 5.</typeparam>
/// <typeparam name="TColumns">B, the filter columns: 1 to 5. K·B sums, four rows of g and one of x stay in registers if there are so many.</typeparam>
internal static unsafe class DotKernel<T, TVector, TLanes, TTaps, TColumns>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
    where TTaps : ISize
    where TColumns : ISize
{
    /// <summary>The rows of g are a multiple of this, and their width is a multiple of the vector.</summary>
    public const int Rows = 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* g, nint gPitch, T* x, nint xPitch, int rows, int width, int* columns, T* sums)
    {
        TVector zero = TLanes.Broadcast(default);
        TVector s00 = zero, s01 = zero, s02 = zero, s03 = zero, s04 = zero;
        TVector s10 = zero, s11 = zero, s12 = zero, s13 = zero, s14 = zero;
        TVector s20 = zero, s21 = zero, s22 = zero, s23 = zero, s24 = zero;
        TVector s30 = zero, s31 = zero, s32 = zero, s33 = zero, s34 = zero;
        TVector s40 = zero, s41 = zero, s42 = zero, s43 = zero, s44 = zero;
        T* x0 = x + columns[0];
        T* x1 = TColumns.Value > 1 ? x + columns[1] : x0;
        T* x2 = TColumns.Value > 2 ? x + columns[2] : x0;
        T* x3 = TColumns.Value > 3 ? x + columns[3] : x0;
        T* x4 = TColumns.Value > 4 ? x + columns[4] : x0;
        for (int r = 0; r < rows; r += Rows, g += Rows * gPitch)
        {
            for (nint v = 0; v < width; v += TLanes.Count)
            {
                TVector g0 = TLanes.Load(g + v), g1 = TLanes.Load(g + gPitch + v);
                TVector g2 = TLanes.Load(g + 2 * gPitch + v), g3 = TLanes.Load(g + 3 * gPitch + v);
                AddColumn(x0 + v, xPitch, g0, g1, g2, g3, ref s00, ref s01, ref s02, ref s03, ref s04);
                if (TColumns.Value > 1)
                    AddColumn(x1 + v, xPitch, g0, g1, g2, g3, ref s10, ref s11, ref s12, ref s13, ref s14);
                if (TColumns.Value > 2)
                    AddColumn(x2 + v, xPitch, g0, g1, g2, g3, ref s20, ref s21, ref s22, ref s23, ref s24);
                if (TColumns.Value > 3)
                    AddColumn(x3 + v, xPitch, g0, g1, g2, g3, ref s30, ref s31, ref s32, ref s33, ref s34);
                if (TColumns.Value > 4)
                    AddColumn(x4 + v, xPitch, g0, g1, g2, g3, ref s40, ref s41, ref s42, ref s43, ref s44);
            }
            x0 += Rows * xPitch;
            x1 += Rows * xPitch;
            x2 += Rows * xPitch;
            x3 += Rows * xPitch;
            x4 += Rows * xPitch;
        }
        Store(sums, s00, s01, s02, s03, s04);
        if (TColumns.Value > 1)
            Store(sums + TTaps.Value, s10, s11, s12, s13, s14);
        if (TColumns.Value > 2)
            Store(sums + 2 * TTaps.Value, s20, s21, s22, s23, s24);
        if (TColumns.Value > 3)
            Store(sums + 3 * TTaps.Value, s30, s31, s32, s33, s34);
        if (TColumns.Value > 4)
            Store(sums + 4 * TTaps.Value, s40, s41, s42, s43, s44);
    }

    // Row r of x meets g row r − a with tap a.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumn(
        T* x, nint pitch, TVector g0, TVector g1, TVector g2, TVector g3, ref TVector s0, ref TVector s1, ref TVector s2, ref TVector s3, ref TVector s4)
    {
        TVector y = TLanes.Load(x);
        s0 = TLanes.MultiplyAdd(g0, y, s0);
        x += pitch;
        y = TLanes.Load(x);
        s0 = TLanes.MultiplyAdd(g1, y, s0);
        if (TTaps.Value > 1)
            s1 = TLanes.MultiplyAdd(g0, y, s1);
        x += pitch;
        y = TLanes.Load(x);
        s0 = TLanes.MultiplyAdd(g2, y, s0);
        if (TTaps.Value > 1)
            s1 = TLanes.MultiplyAdd(g1, y, s1);
        if (TTaps.Value > 2)
            s2 = TLanes.MultiplyAdd(g0, y, s2);
        x += pitch;
        y = TLanes.Load(x);
        s0 = TLanes.MultiplyAdd(g3, y, s0);
        if (TTaps.Value > 1)
            s1 = TLanes.MultiplyAdd(g2, y, s1);
        if (TTaps.Value > 2)
            s2 = TLanes.MultiplyAdd(g1, y, s2);
        if (TTaps.Value > 3)
            s3 = TLanes.MultiplyAdd(g0, y, s3);
        if (TTaps.Value > 1)
        {
            x += pitch;
            y = TLanes.Load(x);
            s1 = TLanes.MultiplyAdd(g3, y, s1);
            if (TTaps.Value > 2)
                s2 = TLanes.MultiplyAdd(g2, y, s2);
            if (TTaps.Value > 3)
                s3 = TLanes.MultiplyAdd(g1, y, s3);
            if (TTaps.Value > 4)
                s4 = TLanes.MultiplyAdd(g0, y, s4);
        }
        if (TTaps.Value > 2)
        {
            x += pitch;
            y = TLanes.Load(x);
            s2 = TLanes.MultiplyAdd(g3, y, s2);
            if (TTaps.Value > 3)
                s3 = TLanes.MultiplyAdd(g2, y, s3);
            if (TTaps.Value > 4)
                s4 = TLanes.MultiplyAdd(g1, y, s4);
        }
        if (TTaps.Value > 3)
        {
            x += pitch;
            y = TLanes.Load(x);
            s3 = TLanes.MultiplyAdd(g3, y, s3);
            if (TTaps.Value > 4)
                s4 = TLanes.MultiplyAdd(g2, y, s4);
        }
        if (TTaps.Value > 4)
        {
            x += pitch;
            y = TLanes.Load(x);
            s4 = TLanes.MultiplyAdd(g3, y, s4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* sums, TVector s0, TVector s1, TVector s2, TVector s3, TVector s4)
    {
        sums[0] += TLanes.Sum(s0);
        if (TTaps.Value > 1)
            sums[1] += TLanes.Sum(s1);
        if (TTaps.Value > 2)
            sums[2] += TLanes.Sum(s2);
        if (TTaps.Value > 3)
            sums[3] += TLanes.Sum(s3);
        if (TTaps.Value > 4)
            sums[4] += TLanes.Sum(s4);
    }
}

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
/// <typeparam name="TColumns">B, the filter columns: 1 to 3; K·B is at most 10.</typeparam>
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
        TVector s20 = zero, s21 = zero, s22 = zero;
        T* x0 = x + columns[0];
        T* x1 = TColumns.Value > 1 ? x + columns[1] : x0;
        T* x2 = TColumns.Value > 2 ? x + columns[2] : x0;
        for (int r = 0; r < rows; r += Rows, g += Rows * gPitch, x0 += Rows * xPitch, x1 += Rows * xPitch, x2 += Rows * xPitch)
        {
            for (nint v = 0; v < width; v += TLanes.Count)
            {
                TVector g0 = TLanes.Load(g + v), g1 = TLanes.Load(g + gPitch + v);
                TVector g2 = TLanes.Load(g + 2 * gPitch + v), g3 = TLanes.Load(g + 3 * gPitch + v);
                T* row = x0 + v;
                TVector y = TLanes.Load(row);
                s00 = TLanes.MultiplyAdd(g0, y, s00);
                row += xPitch;
                y = TLanes.Load(row);
                s00 = TLanes.MultiplyAdd(g1, y, s00);
                if (TTaps.Value > 1)
                    s01 = TLanes.MultiplyAdd(g0, y, s01);
                row += xPitch;
                y = TLanes.Load(row);
                s00 = TLanes.MultiplyAdd(g2, y, s00);
                if (TTaps.Value > 1)
                    s01 = TLanes.MultiplyAdd(g1, y, s01);
                if (TTaps.Value > 2)
                    s02 = TLanes.MultiplyAdd(g0, y, s02);
                row += xPitch;
                y = TLanes.Load(row);
                s00 = TLanes.MultiplyAdd(g3, y, s00);
                if (TTaps.Value > 1)
                    s01 = TLanes.MultiplyAdd(g2, y, s01);
                if (TTaps.Value > 2)
                    s02 = TLanes.MultiplyAdd(g1, y, s02);
                if (TTaps.Value > 3)
                    s03 = TLanes.MultiplyAdd(g0, y, s03);
                if (TTaps.Value > 1)
                {
                    row += xPitch;
                    y = TLanes.Load(row);
                    s01 = TLanes.MultiplyAdd(g3, y, s01);
                    if (TTaps.Value > 2)
                        s02 = TLanes.MultiplyAdd(g2, y, s02);
                    if (TTaps.Value > 3)
                        s03 = TLanes.MultiplyAdd(g1, y, s03);
                    if (TTaps.Value > 4)
                        s04 = TLanes.MultiplyAdd(g0, y, s04);
                }
                if (TTaps.Value > 2)
                {
                    row += xPitch;
                    y = TLanes.Load(row);
                    s02 = TLanes.MultiplyAdd(g3, y, s02);
                    if (TTaps.Value > 3)
                        s03 = TLanes.MultiplyAdd(g2, y, s03);
                    if (TTaps.Value > 4)
                        s04 = TLanes.MultiplyAdd(g1, y, s04);
                }
                if (TTaps.Value > 3)
                {
                    row += xPitch;
                    y = TLanes.Load(row);
                    s03 = TLanes.MultiplyAdd(g3, y, s03);
                    if (TTaps.Value > 4)
                        s04 = TLanes.MultiplyAdd(g2, y, s04);
                }
                if (TTaps.Value > 4)
                {
                    row += xPitch;
                    y = TLanes.Load(row);
                    s04 = TLanes.MultiplyAdd(g3, y, s04);
                }
                if (TColumns.Value > 1)
                {
                    row = x1 + v;
                    y = TLanes.Load(row);
                    s10 = TLanes.MultiplyAdd(g0, y, s10);
                    row += xPitch;
                    y = TLanes.Load(row);
                    s10 = TLanes.MultiplyAdd(g1, y, s10);
                    if (TTaps.Value > 1)
                        s11 = TLanes.MultiplyAdd(g0, y, s11);
                    row += xPitch;
                    y = TLanes.Load(row);
                    s10 = TLanes.MultiplyAdd(g2, y, s10);
                    if (TTaps.Value > 1)
                        s11 = TLanes.MultiplyAdd(g1, y, s11);
                    if (TTaps.Value > 2)
                        s12 = TLanes.MultiplyAdd(g0, y, s12);
                    row += xPitch;
                    y = TLanes.Load(row);
                    s10 = TLanes.MultiplyAdd(g3, y, s10);
                    if (TTaps.Value > 1)
                        s11 = TLanes.MultiplyAdd(g2, y, s11);
                    if (TTaps.Value > 2)
                        s12 = TLanes.MultiplyAdd(g1, y, s12);
                    if (TTaps.Value > 3)
                        s13 = TLanes.MultiplyAdd(g0, y, s13);
                    if (TTaps.Value > 1)
                    {
                        row += xPitch;
                        y = TLanes.Load(row);
                        s11 = TLanes.MultiplyAdd(g3, y, s11);
                        if (TTaps.Value > 2)
                            s12 = TLanes.MultiplyAdd(g2, y, s12);
                        if (TTaps.Value > 3)
                            s13 = TLanes.MultiplyAdd(g1, y, s13);
                        if (TTaps.Value > 4)
                            s14 = TLanes.MultiplyAdd(g0, y, s14);
                    }
                    if (TTaps.Value > 2)
                    {
                        row += xPitch;
                        y = TLanes.Load(row);
                        s12 = TLanes.MultiplyAdd(g3, y, s12);
                        if (TTaps.Value > 3)
                            s13 = TLanes.MultiplyAdd(g2, y, s13);
                        if (TTaps.Value > 4)
                            s14 = TLanes.MultiplyAdd(g1, y, s14);
                    }
                    if (TTaps.Value > 3)
                    {
                        row += xPitch;
                        y = TLanes.Load(row);
                        s13 = TLanes.MultiplyAdd(g3, y, s13);
                        if (TTaps.Value > 4)
                            s14 = TLanes.MultiplyAdd(g2, y, s14);
                    }
                    if (TTaps.Value > 4)
                    {
                        row += xPitch;
                        y = TLanes.Load(row);
                        s14 = TLanes.MultiplyAdd(g3, y, s14);
                    }
                }
                if (TColumns.Value > 2)
                {
                    row = x2 + v;
                    y = TLanes.Load(row);
                    s20 = TLanes.MultiplyAdd(g0, y, s20);
                    row += xPitch;
                    y = TLanes.Load(row);
                    s20 = TLanes.MultiplyAdd(g1, y, s20);
                    if (TTaps.Value > 1)
                        s21 = TLanes.MultiplyAdd(g0, y, s21);
                    row += xPitch;
                    y = TLanes.Load(row);
                    s20 = TLanes.MultiplyAdd(g2, y, s20);
                    if (TTaps.Value > 1)
                        s21 = TLanes.MultiplyAdd(g1, y, s21);
                    if (TTaps.Value > 2)
                        s22 = TLanes.MultiplyAdd(g0, y, s22);
                    row += xPitch;
                    y = TLanes.Load(row);
                    s20 = TLanes.MultiplyAdd(g3, y, s20);
                    if (TTaps.Value > 1)
                        s21 = TLanes.MultiplyAdd(g2, y, s21);
                    if (TTaps.Value > 2)
                        s22 = TLanes.MultiplyAdd(g1, y, s22);
                    if (TTaps.Value > 1)
                    {
                        row += xPitch;
                        y = TLanes.Load(row);
                        s21 = TLanes.MultiplyAdd(g3, y, s21);
                        if (TTaps.Value > 2)
                            s22 = TLanes.MultiplyAdd(g2, y, s22);
                    }
                    if (TTaps.Value > 2)
                    {
                        row += xPitch;
                        y = TLanes.Load(row);
                        s22 = TLanes.MultiplyAdd(g3, y, s22);
                    }
                }
            }
        }
        Add(sums, s00, s01, s02, s03, s04);
        if (TColumns.Value > 1)
            Add(sums + TTaps.Value, s10, s11, s12, s13, s14);
        if (TColumns.Value > 2)
            Add(sums + 2 * TTaps.Value, s20, s21, s22, zero, zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* sums, TVector s0, TVector s1, TVector s2, TVector s3, TVector s4)
    {
        AddTo(sums, s0);
        if (TTaps.Value > 1)
            AddTo(sums + 1, s1);
        if (TTaps.Value > 2)
            AddTo(sums + 2, s2);
        if (TTaps.Value > 3)
            AddTo(sums + 3, s3);
        if (TTaps.Value > 4)
            AddTo(sums + 4, s4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(T* sum, TVector value) => *sum += TLanes.Sum(value);
}

using System.Numerics;
using System.Runtime.Intrinsics;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>The kernels for one kind of vector, chosen at run time.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal abstract unsafe class VectorKernels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The numbers in a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>The kernels of a path; <see cref="VectorPath.Auto"/> takes the widest that is hardware here.</summary>
    public static VectorKernels<T> Of(VectorPath path) => path switch
    {
        VectorPath.Auto => Of(Widest()),
        VectorPath.Vector512 => Choose(static () => new VectorKernels<float, Vector512<float>, Float512>(), static () => new VectorKernels<double, Vector512<double>, Double512>()),
        VectorPath.Vector256 => Choose(static () => new VectorKernels<float, Vector256<float>, Float256>(), static () => new VectorKernels<double, Vector256<double>, Double256>()),
        VectorPath.Vector128 => Choose(static () => new VectorKernels<float, Vector128<float>, Float128>(), static () => new VectorKernels<double, Vector128<double>, Double128>()),
        _ => new VectorKernels<T, T, ScalarLanes<T>>(),
    };

    /// <summary>The memory of the sums of a panel has room for a multiple of so many rows.</summary>
    public const int PanelRows = 12;

    /// <summary><see cref="PanelKernel{T, TVector, TLanes}"/> with a panel of one or two vectors.</summary>
    public abstract void Panel(int vectors, T* x, int* rows, int rowCount, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums);

    /// <summary>The result channels that <see cref="Planes"/> sums at once.</summary>
    public abstract int PlaneFilters { get; }

    /// <summary>The positions that <see cref="Planes"/> takes at once, and at least.</summary>
    public abstract int PlaneLanes { get; }

    /// <summary><see cref="PlaneKernel{T, TVector, TLanes, TFilters}"/>.</summary>
    public abstract void Planes(T* x, int* columns, int columnCount, T* weights, T* start, T* o, nint oPitch, int width);

    /// <summary><see cref="RowKernel{T, TVector, TLanes, TTaps, TRows}"/> with 1 to 5 taps and 1, 2, 4, 7 or 8 rows.</summary>
    public abstract void Rows(int taps, int rows, in RowStrip<T> strip);

    /// <summary>How many columns <see cref="Dots"/> takes at most for so many taps, 1 to 5.</summary>
    public abstract int MostColumns(int taps);

    /// <summary><see cref="DotKernel{T, TVector, TLanes, TTaps, TColumns}"/> with 1 to 5 taps and up to <see cref="MostColumns"/> columns.</summary>
    public abstract void Dots(int taps, int columnCount, T* g, nint gPitch, T* x, nint xPitch, int rows, int width, int* columns, T* sums);

    /// <summary>The sum of some numbers.</summary>
    public abstract T Sum(T* values, int count);

    /// <summary>Whether no number is infinite or not a number.</summary>
    public abstract bool AreFinite(T* values, int count);

    private static VectorPath Widest() =>
        Vector512.IsHardwareAccelerated ? VectorPath.Vector512
        : Vector256.IsHardwareAccelerated ? VectorPath.Vector256
        : Vector128.IsHardwareAccelerated ? VectorPath.Vector128
        : VectorPath.Scalar;

    private static VectorKernels<T> Choose(Func<VectorKernels<float>> single, Func<VectorKernels<double>> twice) =>
        (VectorKernels<T>)(typeof(T) == typeof(float) ? (object)single() : twice());
}

/// <summary>The kernels, given the vector.</summary>
internal sealed unsafe class VectorKernels<T, TVector, TLanes> : VectorKernels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
    where TLanes : ILanes<T, TVector>
{
    public override int Lanes => TLanes.Count;

    // 32 vector registers come with 512 bits, 16 without.
    private static bool HasManyRegisters => sizeof(TVector) == 64;

    public override void Panel(int vectors, T* x, int* rows, int rowCount, int* columns, int columnCount, T* panel, T* start, int startPitch, T* sums)
    {
        if (vectors == 1)
            PanelKernel<T, TVector, TLanes>.Run(x, rows, rowCount, columns, columnCount, panel, start, startPitch, sums, byDozens: true);
        else
            PanelKernel<T, Pair<TVector>, PairLanes<T, TVector, TLanes>>.Run(x, rows, rowCount, columns, columnCount, panel, start, startPitch, sums, HasManyRegisters);
    }

    public override int PlaneFilters => HasManyRegisters ? 8 : 4;

    public override int PlaneLanes => 3 * TLanes.Count;

    public override void Planes(T* x, int* columns, int columnCount, T* weights, T* start, T* o, nint oPitch, int width)
    {
        if (HasManyRegisters)
            PlaneKernel<T, Triple<TVector>, TripleLanes<T, TVector, TLanes>, Eight>.Run(x, columns, columnCount, weights, start, o, oPitch, width);
        else
            PlaneKernel<T, Triple<TVector>, TripleLanes<T, TVector, TLanes>, Four>.Run(x, columns, columnCount, weights, start, o, oPitch, width);
    }

    public override void Rows(int taps, int rows, in RowStrip<T> strip)
    {
        switch (taps)
        {
            case 1:
                Rows<One>(rows, strip);
                break;
            case 2:
                Rows<Two>(rows, strip);
                break;
            case 3:
                Rows<Three>(rows, strip);
                break;
            case 4:
                Rows<Four>(rows, strip);
                break;
            default:
                Rows<Five>(rows, strip);
                break;
        }
    }

    public override int MostColumns(int taps) => HasManyRegisters ? 5 : taps <= 3 ? 3 : 2;

    public override void Dots(int taps, int columnCount, T* g, nint gPitch, T* x, nint xPitch, int rows, int width, int* columns, T* sums)
    {
        switch (taps)
        {
            case 1:
                Dots<One>(columnCount, g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            case 2:
                Dots<Two>(columnCount, g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            case 3:
                Dots<Three>(columnCount, g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            case 4:
                Dots<Four>(columnCount, g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            default:
                Dots<Five>(columnCount, g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
        }
    }

    public override T Sum(T* values, int count)
    {
        TVector s0 = TLanes.Broadcast(T.Zero), s1 = s0, s2 = s0, s3 = s0;
        int at = 0;
        for (; at <= count - 4 * TLanes.Count; at += 4 * TLanes.Count)
        {
            s0 = TLanes.Add(s0, TLanes.Load(values + at));
            s1 = TLanes.Add(s1, TLanes.Load(values + at + TLanes.Count));
            s2 = TLanes.Add(s2, TLanes.Load(values + at + 2 * TLanes.Count));
            s3 = TLanes.Add(s3, TLanes.Load(values + at + 3 * TLanes.Count));
        }
        T sum = TLanes.Sum(TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3)));
        for (; at < count; at++)
            sum += values[at];
        return sum;
    }

    public override bool AreFinite(T* values, int count)
    {
        // 0·v is 0 exactly when v is finite.
        TVector zero = TLanes.Broadcast(T.Zero), sum = zero;
        int at = 0;
        for (; at <= count - TLanes.Count; at += TLanes.Count)
            sum = TLanes.MultiplyAdd(zero, TLanes.Load(values + at), sum);
        T rest = TLanes.Sum(sum);
        for (; at < count; at++)
            rest += T.Zero * values[at];
        return T.IsFinite(rest);
    }

    private static void Rows<TTaps>(int rows, in RowStrip<T> strip)
        where TTaps : ISize
    {
        switch (rows)
        {
            case 1:
                Rows<TTaps, One>(strip);
                break;
            case 2:
                Rows<TTaps, Two>(strip);
                break;
            case 4:
                Rows<TTaps, Four>(strip);
                break;
            case 7:
                Rows<TTaps, Seven>(strip);
                break;
            default:
                Rows<TTaps, Eight>(strip);
                break;
        }
    }

    // Two vectors at a time where there are registers for them; the odd one is alone. The last lie over the ones before when the width is no multiple.
    private static void Rows<TTaps, TRows>(in RowStrip<T> strip)
        where TTaps : ISize
        where TRows : ISize
    {
        int width = strip.Width, vectors = HasManyRegisters ? (width + TLanes.Count - 1) / TLanes.Count : 1, paired = vectors % 2 == 0 ? width : (vectors - 1) * TLanes.Count;
        if (paired >= 2 * TLanes.Count)
            RowKernel<T, Pair<TVector>, PairLanes<T, TVector, TLanes>, TTaps, TRows>.Run(strip, 0, paired);
        else
            paired = 0;
        if (paired < width)
            RowKernel<T, TVector, TLanes, TTaps, TRows>.Run(strip, Math.Min(paired, width - TLanes.Count), width);
    }

    private static void Dots<TTaps>(int columnCount, T* g, nint gPitch, T* x, nint xPitch, int rows, int width, int* columns, T* sums)
        where TTaps : ISize
    {
        switch (columnCount)
        {
            case 1:
                DotKernel<T, TVector, TLanes, TTaps, One>.Run(g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            case 2:
                DotKernel<T, TVector, TLanes, TTaps, Two>.Run(g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            case 3:
                DotKernel<T, TVector, TLanes, TTaps, Three>.Run(g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            case 4:
                DotKernel<T, TVector, TLanes, TTaps, Four>.Run(g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
            default:
                DotKernel<T, TVector, TLanes, TTaps, Five>.Run(g, gPitch, x, xPitch, rows, width, columns, sums);
                break;
        }
    }
}

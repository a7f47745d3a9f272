using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>Transposes a matrix: <c>to[c·toPitch + r] = from[r·fromPitch + c]</c>. Channels lie far apart in an array and side by side in a panel.</summary>
internal static unsafe class Transposition
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* from, nint fromPitch, T* to, nint toPitch, int rows, int columns)
        where T : unmanaged
    {
        int side = !Avx.IsSupported ? 1 : typeof(T) == typeof(float) ? 8 : 4;
        int wholeRows = side == 1 ? 0 : rows - rows % side, wholeColumns = side == 1 ? 0 : columns - columns % side;
        // Along the lines of the matrix whose lines are far apart: others of them may have the same place in the cache.
        if (toPitch > fromPitch)
        {
            for (int c = 0; c < wholeColumns; c += side)
            {
                for (int r = 0; r < wholeRows; r += side)
                    Block(from + r * fromPitch + c, fromPitch, to + c * toPitch + r, toPitch);
            }
        }
        else
        {
            for (int r = 0; r < wholeRows; r += side)
            {
                for (int c = 0; c < wholeColumns; c += side)
                    Block(from + r * fromPitch + c, fromPitch, to + c * toPitch + r, toPitch);
            }
        }
        Plain(from + wholeColumns, fromPitch, to + wholeColumns * toPitch, toPitch, wholeRows, columns - wholeColumns);
        Plain(from + wholeRows * fromPitch, fromPitch, to + wholeRows, toPitch, rows - wholeRows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block<T>(T* from, nint fromPitch, T* to, nint toPitch)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Block((float*)from, fromPitch, (float*)to, toPitch);
        else
            Block((double*)from, fromPitch, (double*)to, toPitch);
    }

    private static void Plain<T>(T* from, nint fromPitch, T* to, nint toPitch, int rows, int columns)
        where T : unmanaged
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                to[c * toPitch + r] = from[r * fromPitch + c];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(double* from, nint fromPitch, double* to, nint toPitch)
    {
        Vector256<double> a = Vector256.Load(from), b = Vector256.Load(from + fromPitch), c = Vector256.Load(from + 2 * fromPitch), d = Vector256.Load(from + 3 * fromPitch);
        Vector256<double> ab0 = Avx.UnpackLow(a, b), ab1 = Avx.UnpackHigh(a, b), cd0 = Avx.UnpackLow(c, d), cd1 = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab0, cd0, 0x20).Store(to);
        Avx.Permute2x128(ab1, cd1, 0x20).Store(to + toPitch);
        Avx.Permute2x128(ab0, cd0, 0x31).Store(to + 2 * toPitch);
        Avx.Permute2x128(ab1, cd1, 0x31).Store(to + 3 * toPitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(float* from, nint fromPitch, float* to, nint toPitch)
    {
        Vector256<float> a = Vector256.Load(from), b = Vector256.Load(from + fromPitch), c = Vector256.Load(from + 2 * fromPitch), d = Vector256.Load(from + 3 * fromPitch);
        from += 4 * fromPitch;
        Vector256<float> e = Vector256.Load(from), f = Vector256.Load(from + fromPitch), g = Vector256.Load(from + 2 * fromPitch), h = Vector256.Load(from + 3 * fromPitch);
        Vector256<float> ab0 = Avx.UnpackLow(a, b), ab1 = Avx.UnpackHigh(a, b), cd0 = Avx.UnpackLow(c, d), cd1 = Avx.UnpackHigh(c, d);
        Vector256<float> ef0 = Avx.UnpackLow(e, f), ef1 = Avx.UnpackHigh(e, f), gh0 = Avx.UnpackLow(g, h), gh1 = Avx.UnpackHigh(g, h);
        a = Avx.Shuffle(ab0, cd0, 0x44);
        b = Avx.Shuffle(ab0, cd0, 0xEE);
        c = Avx.Shuffle(ab1, cd1, 0x44);
        d = Avx.Shuffle(ab1, cd1, 0xEE);
        e = Avx.Shuffle(ef0, gh0, 0x44);
        f = Avx.Shuffle(ef0, gh0, 0xEE);
        g = Avx.Shuffle(ef1, gh1, 0x44);
        h = Avx.Shuffle(ef1, gh1, 0xEE);
        Avx.Permute2x128(a, e, 0x20).Store(to);
        Avx.Permute2x128(b, f, 0x20).Store(to + toPitch);
        Avx.Permute2x128(c, g, 0x20).Store(to + 2 * toPitch);
        Avx.Permute2x128(d, h, 0x20).Store(to + 3 * toPitch);
        to += 4 * toPitch;
        Avx.Permute2x128(a, e, 0x31).Store(to);
        Avx.Permute2x128(b, f, 0x31).Store(to + toPitch);
        Avx.Permute2x128(c, g, 0x31).Store(to + 2 * toPitch);
        Avx.Permute2x128(d, h, 0x31).Store(to + 3 * toPitch);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// Copies part of a channel into an array of other extents, with zeros where there is nothing to copy:
/// <code>target[j…] = source⟨starts + steps·j⟩</code>
/// </summary>
internal static unsafe class PaddedCopy
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, ReadOnlySpan<int> sourceExtents, T* target, ReadOnlySpan<int> extents, ReadOnlySpan<int> starts, ReadOnlySpan<int> steps)
        where T : unmanaged
    {
        int last = extents.Length - 1, width = extents[last], step = steps[last];
        long first = starts[last];
        int before = (int)Math.Clamp(first >= 0 ? 0 : (-first + step - 1) / step, 0, width);
        int end = (int)Math.Clamp(first >= sourceExtents[last] ? 0 : (sourceExtents[last] - 1 - first) / step + 1, before, width);
        Span<int> index = stackalloc int[last];
        index.Clear();
        while (true)
        {
            long at = 0;
            bool isInside = true;
            for (int k = 0; k < last; k++)
            {
                long u = starts[k] + (long)steps[k] * index[k];
                isInside &= (ulong)u < (ulong)sourceExtents[k];
                at = (at + u) * sourceExtents[k + 1];
            }
            if (isInside && before < end)
            {
                Clear(target, before);
                if (step == 1)
                    Copy(source + at + first + before, target + before, end - before);
                else
                    CopyApart(source + at + first + (long)before * step, step, target + before, end - before);
                Clear(target + end, width - end);
            }
            else
                Clear(target, width);
            target += width;
            int axis = last - 1;
            while (axis >= 0 && ++index[axis] == extents[axis])
                index[axis--] = 0;
            if (axis < 0)
                return;
        }
    }

    // Rows are short, so a call of the library for each would take longer than the copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(T* from, T* to, int count)
        where T : unmanaged
    {
        int lanes = Vector256<byte>.Count / sizeof(T);
        if (count < lanes)
        {
            for (int k = 0; k < count; k++)
                to[k] = from[k];
            return;
        }
        for (int k = 0; k < count - lanes; k += lanes)
            Vector256.Store(Vector256.Load((byte*)(from + k)), (byte*)(to + k));
        Vector256.Store(Vector256.Load((byte*)(from + count - lanes)), (byte*)(to + count - lanes));
    }

    private static void CopyApart<T>(T* from, int step, T* to, int count)
        where T : unmanaged
    {
        for (int k = 0; k < count; k++)
            to[k] = from[(long)k * step];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear<T>(T* to, int count)
        where T : unmanaged
    {
        if (count > 8)
        {
            new Span<T>(to, count).Clear();
            return;
        }
        for (int k = 0; k < count; k++)
            to[k] = default;
    }
}

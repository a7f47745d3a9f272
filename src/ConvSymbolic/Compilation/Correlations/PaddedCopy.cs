using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// Copies part of a channel into an array of other extents, with zeros where there is nothing to copy:
/// <code>target[j…] = source⟨starts + steps·j⟩</code>
/// </summary>
internal static unsafe class PaddedCopy
{
    public static void Run<T>(T* source, ReadOnlySpan<int> sourceExtents, T* target, ReadOnlySpan<int> extents, ReadOnlySpan<int> starts, ReadOnlySpan<int> steps)
        where T : unmanaged
    {
        int last = extents.Length - 1, outer = Math.Max(0, last - 1);
        // An axis alone is a plane of one row.
        var rows = last > 0 ? new Inside(sourceExtents[last - 1], extents[last - 1], starts[last - 1], steps[last - 1]) : new Inside(1, 1, 0, 1);
        var row = new Inside(sourceExtents[last], extents[last], starts[last], steps[last]);
        Span<int> index = stackalloc int[outer];
        index.Clear();
        while (true)
        {
            long at = 0;
            bool isInside = row.Count > 0 && rows.Count > 0;
            for (int k = 0; k < outer; k++)
            {
                long u = starts[k] + (long)steps[k] * index[k];
                isInside &= (ulong)u < (ulong)sourceExtents[k];
                at = (at + u) * sourceExtents[k + 1];
            }
            if (isInside)
                CopyPlane(source + at * sourceExtents[last], sourceExtents[last], target, rows, row);
            else
                new Span<T>(target, rows.Extent * row.Extent).Clear();
            target += (long)rows.Extent * row.Extent;
            int axis = outer - 1;
            while (axis >= 0 && ++index[axis] == extents[axis])
                index[axis--] = 0;
            if (axis < 0)
                return;
        }
    }

    /// <summary>Rows that lie apart, one behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows<T>(T* source, nint sourcePitch, T* target, int width, int rows)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++, source += sourcePitch, target += width)
            Copy(source, target, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyPlane<T>(T* source, int sourceWidth, T* target, Inside rows, Inside row)
        where T : unmanaged
    {
        source += (long)rows.Source * sourceWidth + row.Source;
        new Span<T>(target, rows.Before * row.Extent + row.Before).Clear();
        target += (long)rows.Before * row.Extent + row.Before;
        nint step = (nint)rows.Step * sourceWidth;
        int between = row.Extent - row.Count;
        for (int k = 0; k < rows.Count; k++, source += step, target += row.Extent)
        {
            if (row.Step == 1)
                Copy(source, target, row.Count);
            else
                CopyApart(source, row.Step, target, row.Count);
            if (k < rows.Count - 1)
                ClearAhead(target + row.Count, between, row.Count);
        }
        new Span<T>(target - between, row.After + rows.After * row.Extent).Clear();
    }

    // What is cleared too much lies in the row that is written next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClearAhead<T>(T* to, int count, int next)
        where T : unmanaged
    {
        int lanes = Vector256<byte>.Count / sizeof(T);
        if (next < lanes)
        {
            for (int k = 0; k < count; k++)
                to[k] = default;
            return;
        }
        for (int k = 0; k < count; k += lanes)
            Vector256.Store(Vector256<byte>.Zero, (byte*)(to + k));
    }

    // Rows are short, so a call of the library for each would take longer than the copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(T* from, T* to, int count)
        where T : unmanaged
    {
        int lanes = Vector256<byte>.Count / sizeof(T), twice = 2 * lanes;
        if (count < lanes)
        {
            for (int k = 0; k < count; k++)
                to[k] = from[k];
        }
        else if (Vector512.IsHardwareAccelerated && count >= twice)
        {
            for (int k = 0; k < count - twice; k += twice)
                Vector512.Store(Vector512.Load((byte*)(from + k)), (byte*)(to + k));
            Vector512.Store(Vector512.Load((byte*)(from + count - twice)), (byte*)(to + count - twice));
        }
        else
        {
            for (int k = 0; k < count - lanes; k += lanes)
                Vector256.Store(Vector256.Load((byte*)(from + k)), (byte*)(to + k));
            Vector256.Store(Vector256.Load((byte*)(from + count - lanes)), (byte*)(to + count - lanes));
        }
    }

    private static void CopyApart<T>(T* from, int step, T* to, int count)
        where T : unmanaged
    {
        for (int k = 0; k < count; k++)
            to[k] = from[(long)k * step];
    }

    /// <summary>Which positions of the copy, on one axis, have a source: Count of them behind Before, from the source position Source on.</summary>
    private readonly struct Inside
    {
        public readonly int Extent, Before, Count, Source, Step;

        public Inside(int sourceExtent, int extent, int start, int step)
        {
            (Extent, Step) = (extent, step);
            long first = start;
            Before = (int)Math.Clamp(first >= 0 ? 0 : (-first + step - 1) / step, 0, extent);
            Count = (int)Math.Clamp(first >= sourceExtent ? 0 : (sourceExtent - 1 - first) / step + 1, Before, extent) - Before;
            Source = Count == 0 ? 0 : (int)(first + (long)Before * step);
        }

        public int After => Extent - Before - Count;
    }
}

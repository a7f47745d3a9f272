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
                new Span<T>(target, before).Clear();
                CopyRow(source + at + first + (long)before * step, step, target + before, end - before);
                new Span<T>(target + end, width - end).Clear();
            }
            else
                new Span<T>(target, width).Clear();
            target += width;
            int axis = last - 1;
            while (axis >= 0 && ++index[axis] == extents[axis])
                index[axis--] = 0;
            if (axis < 0)
                return;
        }
    }

    private static void CopyRow<T>(T* from, int step, T* to, int count)
        where T : unmanaged
    {
        if (step == 1)
        {
            new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
            return;
        }
        for (int k = 0; k < count; k++)
            to[k] = from[(long)k * step];
    }
}

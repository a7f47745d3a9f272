namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>An array of whole numbers, row by row.</summary>
public sealed record Grid(IReadOnlyList<int> Shape, long[] Values)
{
    public Grid(IReadOnlyList<int> shape) : this(shape, new long[shape.Aggregate(1, (product, extent) => product * extent)]) { }

    /// <summary>The entry at indices from 0, or nothing outside.</summary>
    public long? At(IReadOnlyList<int> index) => Flat(index) is { } flat ? Values[flat] : null;

    public int? Flat(IReadOnlyList<int> index)
    {
        int flat = 0;
        if (index.Count != Shape.Count)
            return null;
        for (int axis = 0; axis < Shape.Count; axis++)
        {
            if (index[axis] < 0 || index[axis] >= Shape[axis])
                return null;
            flat = flat * Shape[axis] + index[axis];
        }
        return flat;
    }

    public int[] Index(int flat)
    {
        int[] index = new int[Shape.Count];
        for (int axis = Shape.Count - 1; axis >= 0; axis--)
        {
            index[axis] = flat % Shape[axis];
            flat /= Shape[axis];
        }
        return index;
    }

    public bool Equal(Grid other) => Shape.SequenceEqual(other.Shape) && Values.SequenceEqual(other.Values);

    public Grid Turned() => new(Shape, [.. Values.Reverse()]);

    /// <summary>The second array slides over the first, with so many zeros around.</summary>
    public Grid? Correlate(Grid small, IReadOnlyList<int> frame)
    {
        if (small.Shape.Count != Shape.Count)
            return null;
        int[] shape = [.. Shape.Select((extent, axis) => extent + 2 * frame[axis] - small.Shape[axis] + 1)];
        if (shape.Any(extent => extent < 1))
            return null;
        var result = new Grid(shape);
        for (int place = 0; place < result.Values.Length; place++)
        {
            int[] at = result.Index(place);
            for (int tap = 0; tap < small.Values.Length; tap++)
            {
                int[] offset = small.Index(tap);
                result.Values[place] += small.Values[tap] * (At([.. at.Select((i, axis) => i + offset[axis] - frame[axis])]) ?? 0);
            }
        }
        return result;
    }

    /// <summary>With zeros between the entries.</summary>
    public Grid Spread(int stride)
    {
        var result = new Grid([.. Shape.Select(extent => stride * (extent - 1) + 1)]);
        for (int place = 0; place < Values.Length; place++)
            result.Values[result.Flat([.. Index(place).Select(i => i * stride)])!.Value] = Values[place];
        return result;
    }

    /// <summary>With a frame of zeros.</summary>
    public Grid Framed(int width)
    {
        var result = new Grid([.. Shape.Select(extent => extent + 2 * width)]);
        for (int place = 0; place < Values.Length; place++)
            result.Values[result.Flat([.. Index(place).Select(i => i + width)])!.Value] = Values[place];
        return result;
    }
}

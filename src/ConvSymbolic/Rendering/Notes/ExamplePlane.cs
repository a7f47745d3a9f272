using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>A plane of numbers: an array without its images, channels and filters.</summary>
internal sealed class ExamplePlane(int[] extents, int[] values) : IEquatable<ExamplePlane>
{
    /// <summary>The numbers in row-major order.</summary>
    public IReadOnlyList<int> Values => values;

    /// <summary>The planes of an array.</summary>
    public static IReadOnlyList<ExamplePlane> Of(VariableBlock block, int[] values)
    {
        int[] extents = [.. block.Extents.AsSpan()[block.LeadingAxes..]];
        return [.. values.Chunk(extents.Aggregate(1, (product, extent) => product * extent))
            .Select(plane => new ExamplePlane(extents, plane))];
    }

    /// <summary>By 180°: every axis reversed.</summary>
    public ExamplePlane Turned() => new(extents, [.. values.Reverse()]);

    /// <summary>The axes in reverse order; null where that has another shape or changes nothing.</summary>
    public ExamplePlane? Transposed()
    {
        if (!extents.SequenceEqual(extents.Reverse()))
            return null;
        int[] sources = [.. Enumerable.Range(0, values.Length).Select(k => Offset([.. Index(k).Reverse()]))];
        return sources.Select((source, k) => source == k).All(stays => stays) ? null : new(extents, [.. sources.Select(source => values[source])]);
    }

    /// <summary>The plane, and what it is turned, transposed and negated, where it can be different.</summary>
    public IEnumerable<ExamplePlane> Variants()
    {
        yield return this;
        yield return new(extents, [.. values.Select(value => -value)]);
        if (values.Length > 1)
            yield return Turned();
        if (Transposed() is { } transposed)
            yield return transposed;
    }

    /// <summary>Whether the numbers stand side by side somewhere in another plane.</summary>
    public bool IsPieceOf(ExamplePlane other) => Places(other).Any(place =>
        Enumerable.Range(0, values.Length).All(k => other.At([.. Index(k).Select((i, axis) => i + place[axis])]) == values[k]));

    public bool Equals(ExamplePlane? other) => other is not null && Shape.SequenceEqual(other.Shape) && values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as ExamplePlane);

    public override int GetHashCode() => values.Aggregate(0, HashCode.Combine);

    private int[] Shape => extents;

    private int At(int[] index) => values[Offset(index)];

    private IEnumerable<int[]> Places(ExamplePlane other)
    {
        int[] room = [.. other.Shape.Select((extent, axis) => extent - extents[axis] + 1)];
        int count = room.Aggregate(1, (product, places) => product * Math.Max(places, 0));
        for (int place = 0; place < count; place++)
            yield return Index(place, room);
    }

    private int[] Index(int offset) => Index(offset, extents);

    private static int[] Index(int offset, int[] shape)
    {
        int[] index = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
            (offset, index[axis]) = Math.DivRem(offset, shape[axis]);
        return index;
    }

    private int Offset(int[] index)
    {
        int offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
            offset = offset * extents[axis] + index[axis];
        return offset;
    }
}

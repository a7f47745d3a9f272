using System.Collections.Immutable;
using System.Globalization;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tensors;

/// <summary>The extents of an array. Elements are stored in row-major order: the last index runs fastest.</summary>
public sealed class Shape : IEquatable<Shape>
{
    /// <summary>A shape with these extents, slowest axis first.</summary>
    /// <param name="extents">The extents, each at least 1.</param>
    /// <exception cref="ConvSymbolicException">An extent is below 1, or there are more than 2³¹−1 elements.</exception>
    public Shape(params ReadOnlySpan<int> extents)
        : this("An array", extents)
    {
    }

    /// <summary>The same; an error calls the array as given.</summary>
    internal Shape(string array, params ReadOnlySpan<int> extents)
    {
        long count = 1;
        foreach (int extent in extents)
        {
            if (extent < 1)
                Fail.With("shape.extent", $"An extent of {extent} was given; every extent must be at least 1.", $"{extent}", "1 or more");
            count *= extent;
            if (count > int.MaxValue)
            {
                Fail.With(
                    "shape.too-large",
                    $"{array} of shape {Describe(extents)} has more than 2^31-1 elements, the most that can be indexed.",
                    Describe(extents),
                    "at most 2147483647 elements");
            }
        }
        Extents = [.. extents];
        Count = (int)count;
    }

    /// <summary>The extents, slowest axis first.</summary>
    public ImmutableArray<int> Extents { get; }

    /// <summary>How many axes.</summary>
    public int Rank => Extents.Length;

    /// <summary>How many elements.</summary>
    public int Count { get; }

    /// <summary>The extent of one axis, counted from 0.</summary>
    /// <param name="axis">The axis.</param>
    public int this[int axis] => Extents[axis];

    /// <summary>The row-major position of an element.</summary>
    /// <param name="index">0-based, one number an axis.</param>
    /// <exception cref="ConvSymbolicException">The wrong number of indices, or one outside its extent.</exception>
    public int Offset(params ReadOnlySpan<int> index)
    {
        if (index.Length != Rank)
        {
            string given = Counted.Of(index.Length, "index was", "indices were");
            Fail.With("shape.rank", $"{given} given for an array of shape {this}; it takes {Rank}.", $"{index.Length}", $"{Rank}");
        }
        int offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            if ((uint)index[axis] >= (uint)Extents[axis])
            {
                Fail.With(
                    "shape.index",
                    $"Index {index[axis]} of axis {axis + 1} lies outside an array of shape {this}; it runs from 0 to {Extents[axis] - 1}.",
                    $"{index[axis]}",
                    $"0 to {Extents[axis] - 1}");
            }
            offset = offset * Extents[axis] + index[axis];
        }
        return offset;
    }

    /// <summary>The 0-based index of the element at a row-major position: the inverse of <see cref="Offset"/>.</summary>
    /// <param name="offset">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>One number an axis.</returns>
    public int[] IndexOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Count);
        var index = new int[Rank];
        for (int axis = Rank - 1; axis >= 0; axis--)
            (offset, index[axis]) = Math.DivRem(offset, Extents[axis]);
        return index;
    }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && Extents.AsSpan().SequenceEqual(other.Extents.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int extent in Extents)
            hash.Add(extent);
        return hash.ToHashCode();
    }

    /// <summary>Writes <c>3×2</c>.</summary>
    public override string ToString() => Describe(Extents.AsSpan());

    private static string Describe(ReadOnlySpan<int> extents)
    {
        var parts = new string[extents.Length];
        for (int axis = 0; axis < extents.Length; axis++)
            parts[axis] = extents[axis].ToString(CultureInfo.InvariantCulture);
        return parts.Length == 0 ? "1" : string.Join('×', parts);
    }
}

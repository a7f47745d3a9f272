using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvSymbolic.Indices;

/// <summary>An immutable array that compares element by element, so that records that hold one have value equality.</summary>
/// <typeparam name="T">The element type.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>?
{
    private readonly ImmutableArray<T> _items;

    /// <summary>Wraps an immutable array.</summary>
    /// <param name="items">The elements.</param>
    public EquatableArray(ImmutableArray<T> items) => _items = items;

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> Span => _items.IsDefault ? [] : _items.AsSpan();

    private T[] Items => ImmutableCollectionsMarshal.AsArray(_items) ?? [];

    /// <summary>How many elements.</summary>
    public int Count => _items.IsDefault ? 0 : _items.Length;

    /// <summary>One element, counted from 0.</summary>
    /// <param name="index">Its position.</param>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>What <c>foreach</c> goes through, without an object for it.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => (_items.IsDefault ? [] : _items).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    // What LINQ takes for these would box the array and call an interface for every element; expressions are read by the ten thousand.

    /// <summary>Whether a condition holds for an element.</summary>
    public bool Any(Func<T, bool> condition)
    {
        foreach (var item in Span)
        {
            if (condition(item))
                return true;
        }
        return false;
    }

    /// <summary>Whether a condition holds for all elements.</summary>
    public bool All(Func<T, bool> condition)
    {
        foreach (var item in Span)
        {
            if (!condition(item))
                return false;
        }
        return true;
    }

    /// <summary>What a function makes of the elements.</summary>
    public IEnumerable<TResult> Select<TResult>(Func<T, TResult> map) => Items.Select(map);

    /// <summary>The elements for which a condition holds.</summary>
    public IEnumerable<T> Where(Func<T, bool> condition) => Items.Where(condition);

    /// <summary>Applies a function to every element.</summary>
    /// <typeparam name="TResult">The new element type.</typeparam>
    /// <param name="map">The function.</param>
    internal EquatableArray<TResult> Map<TResult>(Func<T, TResult> map)
        where TResult : IEquatable<TResult>
    {
        var results = ImmutableArray.CreateBuilder<TResult>(Count);
        foreach (var item in Span)
            results.Add(map(item));
        return new(results.MoveToImmutable());
    }
}

/// <summary>Makes <see cref="EquatableArray{T}"/> from collection expressions.</summary>
internal static class EquatableArray
{
    /// <summary>An array with these elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>? => new([.. items]);
}

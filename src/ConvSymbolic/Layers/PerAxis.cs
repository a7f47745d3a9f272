using System.Collections;
using System.Runtime.CompilerServices;

namespace ConvSymbolic.Layers;

/// <summary>One value for every spatial axis, or one value per axis: <c>stride: 2</c> or <c>stride: [1, 2]</c>.</summary>
/// <remarks>
/// Write <c>cond ? default(PerAxis) : 2</c>: in <c>cond ? default : 2</c> both branches are <see langword="int"/>, so that the default would
/// be 0.
/// </remarks>
[CollectionBuilder(typeof(PerAxis), nameof(Create))]
public readonly struct PerAxis : IEquatable<PerAxis>, IEnumerable<int>
{
    private readonly int[]? _values;

    private PerAxis(int[] values) => _values = values;

    internal ReadOnlySpan<int> Values => _values;

    /// <summary>Whether nothing was given, so that the option's default holds.</summary>
    public bool IsDefault => _values is null;

    /// <summary>The same value for every axis.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator PerAxis(int value) => new([value]);

    /// <summary>One value per axis.</summary>
    /// <param name="values">The values, in the order of the axes.</param>
    public static implicit operator PerAxis(int[] values) => Create(values);

    /// <summary>One value per axis; a single value stands for every axis.</summary>
    /// <param name="values">The values, in the order of the axes.</param>
    public static PerAxis Create(ReadOnlySpan<int> values) => new(values.ToArray());

    /// <summary>The same values, from an array.</summary>
    /// <param name="values">The values, in the order of the axes.</param>
    public static PerAxis FromInt32(params ReadOnlySpan<int> values) => Create(values);

    /// <inheritdoc/>
    public static bool operator ==(PerAxis left, PerAxis right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(PerAxis left, PerAxis right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PerAxis other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PerAxis other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => (_values ?? []).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes <c>2</c>, or <c>1,2</c> with a value per axis.</summary>
    public override string ToString() => IsDefault ? "default" : string.Join(',', Values.ToArray());
}

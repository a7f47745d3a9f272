using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Layers;

/// <summary>
/// The padding of a layer: one entry for every spatial axis, or one per axis.
/// <c>padding: 1</c>, <c>padding: [1, 2]</c>, <c>padding: [(1, 0), 2]</c>, <c>padding: Padding.Same</c>.
/// Nothing given (<c>default</c>) is <see cref="Valid"/>.
/// </summary>
[CollectionBuilder(typeof(Padding), nameof(Create))]
public readonly struct Padding : IEquatable<Padding>, IEnumerable<AxisPadding>
{
    private static readonly AxisPadding[] Nothing = [PaddingRule.Valid];

    private readonly AxisPadding[]? _axes;

    private Padding(AxisPadding[] axes) => _axes = axes;

    /// <summary>No padding.</summary>
    public static Padding Valid => PaddingRule.Valid;

    /// <summary>Output extent ⌈H / s⌉ on every axis.</summary>
    public static Padding Same => PaddingRule.Same;

    /// <summary>d(K−1) on both sides of every axis.</summary>
    public static Padding Full => PaddingRule.Full;

    internal ReadOnlySpan<AxisPadding> Axes => _axes ?? Nothing;

    /// <summary>The same number on both sides of every axis.</summary>
    /// <param name="both">The number; negative numbers crop.</param>
    public static implicit operator Padding(int both) => (AxisPadding)both;

    /// <summary>The same rule on every axis.</summary>
    /// <param name="rule">The rule.</param>
    public static implicit operator Padding(PaddingRule rule) => (AxisPadding)rule;

    /// <summary>The same padding on every axis.</summary>
    /// <param name="axis">The padding.</param>
    public static implicit operator Padding(AxisPadding axis) => new([axis]);

    /// <summary>A number before and a number after the data, on every axis.</summary>
    /// <param name="sides">Before, after.</param>
    public static implicit operator Padding((int Before, int After) sides) => (AxisPadding)sides;

    /// <summary>One entry per axis; a single entry stands for every axis.</summary>
    /// <param name="axes">The entries, in the order of the axes.</param>
    public static Padding Create(ReadOnlySpan<AxisPadding> axes) => axes.IsEmpty ? default : new(axes.ToArray());

    /// <summary>
    /// Reads <c>1</c>, <c>1,2</c>, <c>1:0,2:1</c>, <c>-1</c>, <c>same</c>, <c>valid</c>, <c>full</c>, and mixtures such as <c>same,1:0</c>.
    /// </summary>
    /// <param name="text">One entry, or one per axis with commas between them.</param>
    /// <exception cref="ConvSymbolicException">The text is none of these; the error says which part.</exception>
    public static Padding Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var axes = ImmutableArray.CreateBuilder<AxisPadding>();
        int column = 1;
        foreach (string part in text.Split(','))
        {
            axes.Add(ParseAxis(part, text, column));
            column += part.Length + 1;
        }
        return new([.. axes]);
    }

    /// <inheritdoc/>
    public static bool operator ==(Padding left, Padding right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Padding left, Padding right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Padding other) => Axes.SequenceEqual(other.Axes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Padding other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var axis in Axes)
            hash.Add(axis);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<AxisPadding> GetEnumerator() => (_axes ?? Nothing).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static AxisPadding ParseAxis(string part, string text, int column)
    {
        switch (part.Trim().ToUpperInvariant())
        {
            case "SAME": return PaddingRule.Same;
            case "VALID": return PaddingRule.Valid;
            case "FULL": return PaddingRule.Full;
        }
        string[] sides = part.Split(':');
        if (sides.Length <= 2 && ParseNumber(sides[0]) is { } before && ParseNumber(sides[^1]) is { } after)
            return (before, after);
        if (sides.Length <= 2)
            RefuseLarge(sides, text, column);
        return Fail.With<AxisPadding>(
            "padding.syntax",
            $"The padding '{text}' can't be read at character {column}: found '{part}', expected a whole number, before:after, same, valid or full.",
            part,
            "a whole number, before:after, same, valid or full",
            new SourceSpan(1, column, part.Length));
    }

    private static void RefuseLarge(string[] sides, string text, int column)
    {
        foreach (string side in sides)
        {
            if (!BigInteger.TryParse(side.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || ParseNumber(side) is not null)
                continue;
            string limit = number.Sign > 0 ? $"{int.MaxValue}, the largest" : $"{int.MinValue}, the smallest";
            Fail.With(
                "padding.too-large",
                $"The padding '{text}' can't be read at character {column}: {side.Trim()} is beyond {limit} that is supported.",
                side.Trim(),
                $"{int.MinValue} to {int.MaxValue}",
                new SourceSpan(1, column, side.Trim().Length));
        }
    }

    private static int? ParseNumber(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Writes what <see cref="Parse"/> reads: <c>1</c>, <c>same</c>, <c>1:0,2</c>.</summary>
    public override string ToString() => string.Join(',', Axes.ToArray());
}

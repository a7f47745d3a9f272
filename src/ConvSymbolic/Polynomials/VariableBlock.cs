using System.Collections.Immutable;

namespace ConvSymbolic.Polynomials;

/// <summary>An array of variables inside a <see cref="Ring"/>; their numbers run in row-major order from <see cref="First"/>.</summary>
public sealed class VariableBlock
{
    internal VariableBlock(string name, ImmutableArray<int> extents, int leadingAxes, int first, int count)
    {
        Name = name;
        Extents = extents;
        LeadingAxes = leadingAxes;
        First = first;
        Count = count;
    }

    /// <summary>The name of the array.</summary>
    public string Name { get; }

    /// <summary>The extents of the array, slowest axis first; none for a scalar.</summary>
    public ImmutableArray<int> Extents { get; }

    /// <summary>How many of the first axes count images and channels; the others are spatial.</summary>
    internal int LeadingAxes { get; }

    /// <summary>The array D whose ∂L/∂D it is; null for an array of its own.</summary>
    internal string? GradientOf { get; init; }

    /// <summary>The number of its first variable.</summary>
    public int First { get; }

    /// <summary>How many variables.</summary>
    public int Count { get; }

    /// <summary>The variable at a row-major position.</summary>
    /// <param name="offset">From 0 to <see cref="Count"/> − 1.</param>
    public Variable this[int offset]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Count);
            return new Variable(First + offset);
        }
    }

    /// <summary>The 0-based index of a variable of this block.</summary>
    /// <param name="variable">The variable.</param>
    /// <returns>One number an axis.</returns>
    public int[] IndexOf(Variable variable)
    {
        int offset = variable.Id - First;
        ArgumentOutOfRangeException.ThrowIfNegative(offset, nameof(variable));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Count, nameof(variable));
        var index = new int[Extents.Length];
        for (int axis = index.Length - 1; axis >= 0; axis--)
            (offset, index[axis]) = Math.DivRem(offset, Extents[axis]);
        return index;
    }

    /// <summary>Writes <c>X 3×3</c>.</summary>
    public override string ToString() => Extents.IsEmpty ? Name : $"{Name} {string.Join('×', Extents)}";
}

using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Tensors;

/// <summary>An array of polynomials, indexed from 0 whatever is printed.</summary>
public sealed class SymbolicTensor
{
    private readonly PolynomialTable? _table;
    private readonly int _first;
    private readonly Polynomial[] _entries = [];

    internal SymbolicTensor(Shape shape, PolynomialTable table, int first)
    {
        Shape = shape;
        _table = table;
        _first = first;
    }

    /// <summary>An array of any polynomials, in row-major order.</summary>
    internal SymbolicTensor(Shape shape, Polynomial[] entries)
    {
        Shape = shape;
        _entries = entries;
    }

    /// <summary>The extents.</summary>
    public Shape Shape { get; }

    /// <summary>How many terms all entries have together.</summary>
    public long TermCount
    {
        get
        {
            long count = 0;
            for (int offset = 0; offset < Shape.Count; offset++)
                count += At(offset).Count;
            return count;
        }
    }

    /// <summary>One entry.</summary>
    /// <param name="index">0-based, one number an axis.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The wrong number of indices, or one outside its extent.</exception>
    public Polynomial this[params ReadOnlySpan<int> index] => At(Shape.Offset(index));

    /// <summary>The entry at a row-major position.</summary>
    /// <param name="offset">From 0 to the number of entries − 1.</param>
    public Polynomial At(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Shape.Count);
        return _table is null ? _entries[offset] : _table[_first + offset];
    }

    internal ReadOnlySpan<ulong> WordsOf(int offset) => _table!.WordsOf(_first + offset);

    /// <summary>Writes <c>array of 3×3 polynomials</c>.</summary>
    public override string ToString() => $"array of {Shape} polynomials";
}

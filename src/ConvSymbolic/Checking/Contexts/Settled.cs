using ConvSymbolic.Expressions;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// Which expressions were found equal in which layers. A document is read in several ways, and most of them say the same of most lines: what
/// was compared once, entry by entry, need not be compared again.
/// </summary>
internal sealed class Settled
{
    // What is kept of a document of any length.
    private const int Most = 20_000;

    private readonly HashSet<Pair> _equal = [];

    /// <summary>Two expressions in a layer.</summary>
    /// <param name="Sample">The key of the layer.</param>
    /// <param name="HasBias">Whether its outputs have a bias.</param>
    /// <param name="IsFixed">Whether the extents of arrays are compared axis by axis.</param>
    /// <param name="Left">The left side.</param>
    /// <param name="Right">The right side.</param>
    /// <param name="Ranges">The values of the free indices.</param>
    public readonly record struct Pair(string Sample, bool HasBias, bool IsFixed, Expression Left, Expression Right, string Ranges);

    /// <summary>Whether they are known to be equal.</summary>
    public bool Contains(Pair pair) => _equal.Contains(pair);

    /// <summary>Keeps that they are equal.</summary>
    public void Add(Pair pair)
    {
        if (_equal.Count < Most)
            _equal.Add(pair);
    }
}

using ConvSymbolic.Expressions;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// Which expressions were found equal in which layers, and which of them take too many steps to compare. A document is read in several ways,
/// and most of them say the same of most lines: what was compared once, entry by entry, need not be compared again.
/// </summary>
internal sealed class Settled
{
    // What is kept of a document of any length.
    private const int Most = 20_000;

    private readonly Dictionary<Pair, string> _pairs = [];

    /// <summary>Two expressions in a layer.</summary>
    /// <param name="Sample">The key of the layer.</param>
    /// <param name="HasBias">Whether its outputs have a bias.</param>
    /// <param name="IsFixed">Whether the extents of arrays are compared axis by axis.</param>
    /// <param name="Left">The left side.</param>
    /// <param name="Right">The right side.</param>
    /// <param name="Ranges">The values of the free indices.</param>
    public readonly record struct Pair(string Sample, bool HasBias, bool IsFixed, Expression Left, Expression Right, string Ranges);

    /// <summary>Why two sides can't be compared; empty where they are equal, null where it is not known.</summary>
    public string? Of(Pair pair) => _pairs.GetValueOrDefault(pair);

    /// <summary>Keeps why two sides can't be compared; empty where they are equal.</summary>
    public void Add(Pair pair, string reason)
    {
        if (_pairs.Count < Most)
            _pairs[pair] = reason;
    }
}

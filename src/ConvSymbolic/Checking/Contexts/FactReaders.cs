namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// The readers of a document: with the same aliases and the same symbols that have indices an equality says the same, however often the document is
/// looked at without some of its lines.
/// </summary>
internal sealed class FactReaders
{
    private readonly Dictionary<string, FactReader> _readers = new(StringComparer.Ordinal);

    /// <summary>The reader for these.</summary>
    /// <param name="aliases">Symbols that stand for the gradient by another one: G = ∂L/∂Y.</param>
    /// <param name="indexed">The keys of the symbols that have indices somewhere.</param>
    public FactReader Of(IReadOnlyDictionary<string, string> aliases, IReadOnlySet<string> indexed)
    {
        string key = string.Join('\n', aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")
            .Concat(indexed.Order(StringComparer.Ordinal)));
        if (!_readers.TryGetValue(key, out var reader))
            _readers[key] = reader = new FactReader(aliases, indexed);
        return reader;
    }
}

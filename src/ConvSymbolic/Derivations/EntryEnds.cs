using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Derivations;

/// <summary>The first terms of an entry and its last one, and how many it has in all. A short entry is all first terms.</summary>
/// <param name="First">The first terms.</param>
/// <param name="Last">The last term; null where the first ones are all.</param>
/// <param name="Count">How many terms the entry has.</param>
internal sealed record EntryEnds(IReadOnlyList<Term> First, Term? Last, long Count)
{
    /// <summary>Those of an entry that is at hand.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="most">The most terms of a short entry.</param>
    /// <param name="first">How many first terms of a longer one are wanted.</param>
    public static EntryEnds Of(Polynomial entry, int most, int first) => entry.Count <= most
        ? new([.. entry.Terms], null, entry.Count)
        : new([.. entry.Terms.Take(first)], entry[entry.Count - 1], entry.Count);

    /// <summary>The terms that are there, in order.</summary>
    public IEnumerable<Term> Terms => Last is { } last ? First.Append(last) : First;

    /// <summary>How many are not.</summary>
    public long Omitted => Last is null ? 0 : Count - First.Count - 1;
}

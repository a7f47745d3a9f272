namespace ConvSymbolic.Polynomials;

/// <summary>
/// Many polynomials as slices of a few arrays of packed words, all coefficients 1: what every stage of a convolution's derivation produces.
/// Entry e has the words from the place starts[e] to ends[e].
/// </summary>
internal sealed class PolynomialTable(Ring ring, WordBlocks blocks, int[] starts, int[] ends)
{
    /// <summary>How many polynomials.</summary>
    public int Count => ends.Length;

    /// <summary>One polynomial, sharing the words of the table.</summary>
    public Polynomial this[int entry]
    {
        get
        {
            int start = starts[entry];
            return new(ring, blocks.ArrayOf(start), null, start - blocks.OriginOf(start), ends[entry] - start);
        }
    }

    /// <summary>The words of one polynomial.</summary>
    public Span<ulong> WordsOf(int entry)
    {
        int start = starts[entry];
        return blocks.ArrayOf(start).AsSpan(start - blocks.OriginOf(start), ends[entry] - start);
    }

    /// <summary>
    /// Brings every slice into canonical order. Convolutions produce their terms in order, so a scan nearly always suffices.
    /// The words of a slice must differ from each other.
    /// </summary>
    public void Sort()
    {
        for (int entry = 0; entry < Count; entry++)
        {
            var slice = WordsOf(entry);
            if (!IsSorted(slice))
                SortDistinct(slice);
        }
    }

    /// <summary>Whether each word is larger than the one before.</summary>
    public static bool IsSorted(ReadOnlySpan<ulong> words)
    {
        for (int k = 1; k < words.Length; k++)
        {
            if (words[k - 1] >= words[k])
                return false;
        }
        return true;
    }

    private static void SortDistinct(Span<ulong> slice)
    {
        slice.Sort();
        for (int k = 1; k < slice.Length; k++)
        {
            if (slice[k - 1] == slice[k])
                throw new InvalidOperationException("A table holds polynomials whose coefficients are all 1; a monomial came twice.");
        }
    }
}

namespace ConvSymbolic.Polynomials;

/// <summary>
/// Many polynomials as slices of one array of packed words, all coefficients 1: what every stage of a convolution's derivation produces.
/// Entry e has the words from starts[e] to starts[e + 1].
/// </summary>
internal sealed class PolynomialTable(Ring ring, ulong[] words, int[] starts)
{
    public Ring Ring => ring;

    /// <summary>How many polynomials.</summary>
    public int Count => starts.Length - 1;

    /// <summary>How many terms they have in all.</summary>
    public int TermCount => starts[^1];

    /// <summary>The words of all polynomials, one after the other.</summary>
    public ReadOnlySpan<ulong> Words => words.AsSpan(0, TermCount);

    /// <summary>One polynomial, sharing the words of the table.</summary>
    public Polynomial this[int entry] => new(ring, words, null, starts[entry], starts[entry + 1] - starts[entry]);

    /// <summary>The words of one polynomial.</summary>
    public ReadOnlySpan<ulong> WordsOf(int entry) => words.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);

    /// <summary>Room for so many words; a large array is not cleared first, for every word is written.</summary>
    public static ulong[] Allocate(int count) => count < 1 << 16 ? new ulong[count] : GC.AllocateUninitializedArray<ulong>(count);

    /// <summary>
    /// Brings every slice into canonical order. Convolutions produce their terms in order, so a scan nearly always suffices.
    /// The words of a slice must differ from each other.
    /// </summary>
    public static void Sort(ulong[] words, ReadOnlySpan<int> starts)
    {
        for (int entry = 0; entry + 1 < starts.Length; entry++)
        {
            var slice = words.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);
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

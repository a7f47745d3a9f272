namespace ConvSymbolic.Polynomials;

/// <summary>
/// Packs the variable numbers of a monomial into one word, smallest first and from the top, each plus one so that 0 means "no more".
/// Then the order of the words is the canonical order of the monomials. A ring of fewer than 2²¹ variables takes three factors of 21 bits,
/// a larger one two of 32.
/// </summary>
internal readonly struct Packing
{
    public Packing(int variables)
    {
        (Bits, Factors) = variables < (1 << 21) - 1 ? (21, 3) : (32, 2);
        Mask = (1UL << Bits) - 1;
        FirstShift = Bits * (Factors - 1);
        SecondShift = FirstShift - Bits;
    }

    /// <summary>How many bits a factor takes.</summary>
    public int Bits { get; }

    /// <summary>How many factors fit, counted with multiplicity.</summary>
    public int Factors { get; }

    /// <summary>The lowest <see cref="Bits"/> bits.</summary>
    public ulong Mask { get; }

    /// <summary>Where the first, smallest factor sits.</summary>
    public int FirstShift { get; }

    /// <summary>Where the second factor sits.</summary>
    public int SecondShift { get; }

    /// <summary>The word of a product of one variable.</summary>
    public ulong Pack(int id) => (ulong)(uint)(id + 1) << FirstShift;

    /// <summary>The word of a product of two variables, in either order.</summary>
    public ulong Pack(int first, int second) => first <= second
        ? ((ulong)(uint)(first + 1) << FirstShift) | ((ulong)(uint)(second + 1) << SecondShift)
        : Pack(second, first);

    /// <summary>Writes the variable numbers, smallest first; answers how many.</summary>
    public int Unpack(ulong word, Span<int> ids)
    {
        int count = 0;
        for (int shift = FirstShift; shift >= 0; shift -= Bits)
        {
            ulong field = (word >> shift) & Mask;
            if (field == 0)
                break;
            ids[count++] = (int)field - 1;
        }
        return count;
    }

    /// <summary>The word of a sorted list of variable numbers; false when there are too many.</summary>
    public bool TryPack(ReadOnlySpan<int> sortedIds, out ulong word)
    {
        word = 0;
        if (sortedIds.Length > Factors)
            return false;
        for (int k = 0; k < sortedIds.Length; k++)
            word |= (ulong)(uint)(sortedIds[k] + 1) << (FirstShift - k * Bits);
        return true;
    }
}

using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Calculus;

/// <summary>
/// The chain rule for a scalar L that depends on polynomials P_e: ∂L/∂v = Σ_e g_e ∂P_e/∂v, where the symbol g_e stands for ∂L/∂P_e.
/// All variables of a range are served in one pass over the terms: a term m of P_e that contains v contributes g_e·(m/v),
/// which is its derivative because every variable has the exponent 1 there.
/// </summary>
internal static class WeightedGradient
{
    /// <summary>A run of polynomials P_e and the variable g_e of the first; the others follow in order.</summary>
    public readonly record struct Piece(PolynomialTable Polynomials, int FirstWeight);

    /// <summary>The derivatives by the variables first, first + 1, …, in order.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="pieces">Gives the polynomials; called twice, to count and to fill.</param>
    /// <param name="first">The number of the first variable.</param>
    /// <param name="count">How many variables.</param>
    public static PolynomialTable Of(Ring ring, Func<IEnumerable<Piece>> pieces, int first, int count)
    {
        var starts = new int[count + 1];
        foreach (var piece in pieces())
            CountTerms(ring.Packing, piece, first, starts);
        for (int k = 0; k < count; k++)
            starts[k + 1] = checked(starts[k] + starts[k + 1]);
        var words = GC.AllocateUninitializedArray<ulong>(starts[count]);
        var next = starts.AsSpan(0, count).ToArray();
        foreach (var piece in pieces())
            Fill(ring.Packing, piece, first, next, words);
        PolynomialTable.Sort(words, starts);
        return new PolynomialTable(ring, words, starts);
    }

    // starts[v + 1] counts the terms that contain variable v.
    private static void CountTerms(Packing packing, Piece piece, int first, int[] starts)
    {
        int firstShift = packing.FirstShift, secondShift = packing.SecondShift;
        ulong mask = packing.Mask;
        uint count = (uint)starts.Length - 1;
        for (int entry = 0; entry < piece.Polynomials.Count; entry++)
        {
            foreach (ulong word in piece.Polynomials.WordsOf(entry))
            {
                RequireSquareFree(packing, word);
                uint left = (uint)(word >> firstShift) - 1 - (uint)first, right = (uint)((word >> secondShift) & mask) - 1 - (uint)first;
                if (left < count)
                    starts[left + 1]++;
                if (right < count)
                    starts[right + 1]++;
            }
        }
    }

    private static void Fill(Packing packing, Piece piece, int first, int[] next, ulong[] words)
    {
        int firstShift = packing.FirstShift, secondShift = packing.SecondShift;
        ulong mask = packing.Mask;
        uint count = (uint)next.Length;
        for (int entry = 0; entry < piece.Polynomials.Count; entry++)
        {
            ulong weight = (ulong)(uint)(piece.FirstWeight + entry) + 1;
            ulong high = weight << firstShift;
            foreach (ulong word in piece.Polynomials.WordsOf(entry))
            {
                ulong leftField = word >> firstShift, rightField = (word >> secondShift) & mask;
                uint left = (uint)leftField - 1 - (uint)first, right = (uint)rightField - 1 - (uint)first;
                if (left < count)
                    words[next[left]++] = weight <= rightField ? high | (rightField << secondShift) : Ordered(weight, rightField, firstShift, secondShift);
                if (right < count)
                    words[next[right]++] = weight <= leftField ? high | (leftField << secondShift) : Ordered(weight, leftField, firstShift, secondShift);
            }
        }
    }

    // The product of the weight with a smaller variable, or with none.
    private static ulong Ordered(ulong weight, ulong field, int firstShift, int secondShift) =>
        field == 0 ? weight << firstShift : (field << firstShift) | (weight << secondShift);

    private static void RequireSquareFree(Packing packing, ulong word)
    {
        ulong second = (word >> packing.SecondShift) & packing.Mask;
        if (second != 0 && (second == word >> packing.FirstShift || (packing.Factors > 2 && (word & packing.Mask) != 0)))
            throw new InvalidOperationException("The one-pass gradient takes terms of at most two different variables.");
    }
}

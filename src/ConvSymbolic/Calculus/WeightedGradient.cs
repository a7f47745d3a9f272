using System.Runtime.CompilerServices;
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
    public sealed record Piece(PolynomialTable Polynomials, int FirstWeight);

    /// <summary>The derivatives by the variables first, first + 1, …, in order.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="pieces">The polynomials; gone through twice, to count and to fill.</param>
    /// <param name="first">The number of the first variable.</param>
    /// <param name="count">How many variables.</param>
    public static PolynomialTable Of(Ring ring, IEnumerable<Piece> pieces, int first, int count)
    {
        var starts = new int[count + 1];
        foreach (var piece in pieces)
            CountTerms(ring.Packing, piece.Polynomials.Words, first, starts.AsSpan(1));
        for (int k = 0; k < count; k++)
            starts[k + 1] = checked(starts[k] + starts[k + 1]);
        var words = PolynomialTable.Allocate(starts[count]);
        var next = (int[])starts.Clone();
        bool isSorted = true;
        foreach (var piece in pieces)
            isSorted &= Fill(ring.Packing, piece, first, starts, next, words);
        if (!isSorted)
            PolynomialTable.Sort(words, starts);
        return new PolynomialTable(ring, words, starts);
    }

    // Counts the terms that contain each variable.
    private static void CountTerms(Packing packing, ReadOnlySpan<ulong> words, int first, Span<int> counts)
    {
        int firstShift = packing.FirstShift, secondShift = packing.SecondShift;
        ulong mask = packing.Mask, third = packing.Factors > 2 ? packing.Mask : 0;
        uint offset = (uint)first + 1;
        foreach (ulong word in words)
        {
            ulong leftField = word >> firstShift, rightField = (word >> secondShift) & mask;
            if (leftField == rightField || (word & third) != 0)
                throw new InvalidOperationException("The one-pass gradient takes terms of at most two different variables.");
            uint left = (uint)leftField - offset, right = (uint)rightField - offset;
            if (left < (uint)counts.Length)
                counts[(int)left]++;
            if (right < (uint)counts.Length)
                counts[(int)right]++;
        }
    }

    // Answers whether every word is larger than the one before it of the same variable: then no sorting is needed.
    // Compiled at full strength at once, not by what the first calls happened to look like: calls range from a row of biases to all outputs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Fill(Packing packing, Piece piece, int first, int[] starts, int[] next, ulong[] words)
    {
        int firstShift = packing.FirstShift, secondShift = packing.SecondShift;
        ulong mask = packing.Mask;
        uint offset = (uint)first + 1, count = (uint)starts.Length - 1;
        var table = piece.Polynomials;
        bool isSorted = true;
        for (int entry = 0; entry < table.Count; entry++)
        {
            ulong weight = (ulong)(uint)(piece.FirstWeight + entry) + 1;
            foreach (ulong word in table.WordsOf(entry))
            {
                ulong leftField = word >> firstShift, rightField = (word >> secondShift) & mask;
                uint left = (uint)leftField - offset, right = (uint)rightField - offset;
                if (left < count)
                    isSorted &= Append(starts, next, left, words, Multiply(weight, rightField, firstShift, secondShift));
                if (right < count)
                    isSorted &= Append(starts, next, right, words, Multiply(weight, leftField, firstShift, secondShift));
            }
        }
        return isSorted;
    }

    private static bool Append(int[] starts, int[] next, uint variable, ulong[] words, ulong word)
    {
        int place = next[variable]++;
        words[place] = word;
        return place == starts[variable] || words[place - 1] < word;
    }

    // The product of the weight with another variable, or with none (0), as a word; both are variable numbers plus one.
    private static ulong Multiply(ulong weight, ulong other, int firstShift, int secondShift) => weight <= other
        ? (weight << firstShift) | (other << secondShift)
        : other == 0 ? weight << firstShift : (other << firstShift) | (weight << secondShift);
}

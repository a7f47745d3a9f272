using System.Buffers;
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
        var counts = new int[count];
        foreach (var piece in pieces)
            CountTerms(ring.Packing, piece.Polynomials, first, counts);
        int total = 0;
        foreach (int terms in counts)
            total = checked(total + terms);
        var blocks = new WordBlocks(total);
        var starts = new int[count];
        for (int k = 0; k < count; k++)
            starts[k] = blocks.Reserve(counts[k]);
        var slices = ArrayPool<Slice>.Shared.Rent(count);
        var ends = counts;
        for (int k = 0; k < count; k++)
        {
            int position = starts[k] - blocks.OriginOf(starts[k]);
            slices[k] = new Slice { Words = blocks.ArrayOf(starts[k]), First = position, Next = position };
            ends[k] += starts[k];
        }
        bool isSorted = true;
        foreach (var piece in pieces)
            isSorted &= Fill(ring.Packing, piece, first, slices.AsSpan(0, count));
        ArrayPool<Slice>.Shared.Return(slices, clearArray: true);
        var table = new PolynomialTable(ring, blocks, starts, ends);
        if (!isSorted)
            table.Sort();
        return table;
    }

    // Counts the terms that contain each variable.
    private static void CountTerms(Packing packing, PolynomialTable table, int first, int[] counts)
    {
        int firstShift = packing.FirstShift, secondShift = packing.SecondShift;
        ulong mask = packing.Mask, third = packing.Factors > 2 ? packing.Mask : 0;
        uint offset = (uint)first + 1;
        for (int entry = 0; entry < table.Count; entry++)
        {
            foreach (ulong word in table.WordsOf(entry))
            {
                ulong leftField = word >> firstShift, rightField = (word >> secondShift) & mask;
                if (leftField == rightField || (word & third) != 0)
                    throw new InvalidOperationException("The one-pass gradient takes terms of at most two different variables.");
                uint left = (uint)leftField - offset, right = (uint)rightField - offset;
                if (left < (uint)counts.Length)
                    counts[left]++;
                if (right < (uint)counts.Length)
                    counts[right]++;
            }
        }
    }

    // Answers whether every word is larger than the one before it of the same variable: then no sorting is needed.
    // Compiled at full strength at once, not by what the first calls happened to look like: calls range from a row of biases to all outputs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Fill(Packing packing, Piece piece, int first, Span<Slice> slices)
    {
        int firstShift = packing.FirstShift, secondShift = packing.SecondShift;
        ulong mask = packing.Mask;
        uint offset = (uint)first + 1, count = (uint)slices.Length;
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
                    isSorted &= Append(ref slices[(int)left], Multiply(weight, rightField, firstShift, secondShift));
                if (right < count)
                    isSorted &= Append(ref slices[(int)right], Multiply(weight, leftField, firstShift, secondShift));
            }
        }
        return isSorted;
    }

    private static bool Append(ref Slice slice, ulong word)
    {
        int position = slice.Next++;
        var words = slice.Words;
        words[position] = word;
        return position == slice.First || words[position - 1] < word;
    }

    // The product of the weight with another variable, or with none (0), as a word; both are variable numbers plus one.
    private static ulong Multiply(ulong weight, ulong other, int firstShift, int secondShift) => weight <= other
        ? (weight << firstShift) | (other << secondShift)
        : other == 0 ? weight << firstShift : (other << firstShift) | (weight << secondShift);

    // Where the terms of one derivative go.
    private struct Slice
    {
        public ulong[] Words;
        public int First;
        public int Next;
    }
}

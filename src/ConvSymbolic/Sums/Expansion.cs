using ConvSymbolic.Models;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Sums;

/// <summary>Writes every entry of a defined array out as a polynomial in the symbols of the arrays that the definition reads.</summary>
internal static class Expansion
{
    /// <summary>The entries in row-major order.</summary>
    /// <param name="definition">The definition, whose extents are numbers.</param>
    /// <param name="ring">The symbols: a block for each array.</param>
    public static Polynomial[] Of(Definition definition, Ring ring)
    {
        string[] letters = [.. definition.Letters.Select(letter => letter.Name)];
        long[] extents = [.. definition.Letters.Select(letter => (letter.Last + 1).Constant!.Value)];
        LoopNest[] nests = [.. NormalForm.Of(definition.Body).Select(term => new LoopNest(term, letters, ring.BlockNamed))];
        var entries = new Polynomial[extents.Aggregate(1L, (count, extent) => checked(count * extent))];

        // Row-major in the letters is row-major in the axes: a view takes its axis apart row-major.
        var index = new long[letters.Length];
        for (int entry = 0; entry < entries.Length; entry++)
        {
            long rest = entry;
            for (int k = index.Length - 1; k >= 0; k--)
                (rest, index[k]) = Math.DivRem(rest, extents[k]);
            var sum = new TermBuilder(ring);
            foreach (var nest in nests)
                nest.AddTo(sum, index);
            entries[entry] = sum.Build();
        }
        return entries;
    }
}

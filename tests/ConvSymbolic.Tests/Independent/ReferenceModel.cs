using System.Numerics;
using System.Text;
using CsCheck;

namespace ConvSymbolic.Tests.Independent;

/// <summary>
/// A random definition Y[…] = Σ products, made and evaluated without the library: in numbers, by loops over everything. Coefficients are
/// halves, so that twice the value is a whole number.
/// </summary>
public sealed class ReferenceModel
{
    private static readonly string[] Letters = ["i", "j", "k", "u", "v", "w"];

    private ReferenceModel(int[] extents, int[][] axes, Term[] terms, Dictionary<string, int[]> arrays) =>
        (Extents, Axes, Terms, Arrays) = (extents, axes, terms, arrays);

    // Of the letters: the free ones come first, as many as the axes of Y have.
    private int[] Extents { get; }

    // Of Y: the letters of each axis, the slowest first; two see the axis as a product.
    private int[][] Axes { get; }

    private Term[] Terms { get; }

    /// <summary>The extents of the arrays that are read.</summary>
    public IReadOnlyDictionary<string, int[]> Arrays { get; }

    /// <summary>The extents of Y.</summary>
    public int[] Shape => [.. Axes.Select(axis => axis.Aggregate(1, (extent, letter) => extent * Extents[letter]))];

    private int Free => Axes.Sum(axis => axis.Length);

    public static Gen<ReferenceModel> Any { get; } =
        from axes in Gen.Int[1, 3].SelectMany(count => Gen.Frequency((4, Gen.Const(1)), (1, Gen.Const(2))).Array[count]).Where(axes => axes.Sum() <= 3)
        from extents in Gen.Int[1, 3].Array[6]
        from ranks in Gen.Int[1, 4].Array[3]
        from shapes in Gen.Int[1, 4].Array[12]
        let arrays = Enumerable.Range(0, 3).ToDictionary(k => "ABX"[k].ToString(), k => shapes[(4 * k)..(4 * k + ranks[k])])
        let free = axes.Sum()
        from terms in TermOf(free, arrays).Array[1, 3]
        select new ReferenceModel(Widened(extents, AxesOf(axes)), AxesOf(axes), terms, arrays);

    /// <summary>The formula in LaTeX.</summary>
    public string Latex
    {
        get
        {
            string left = string.Join(',', Axes.Select(axis => axis.Length == 1 ? Letters[axis[0]] : $"{Factor(Extents[axis[1]])}{Letters[axis[0]]}+{Letters[axis[1]]}"));
            var text = new StringBuilder($"Y_{{{left}}} = ");
            for (int k = 0; k < Terms.Length; k++)
                text.Append(Terms[k].Half < 0 ? " - " : k > 0 ? " + " : "").Append(Terms[k].Latex(Extents));
            return text.ToString();
        }
    }

    /// <summary>The extents of all arrays, as they are given beside the formula.</summary>
    public string Given => string.Join(", ", Arrays.Where(array => Terms.Any(term => term.Factors.Any(factor => factor.Array == array.Key)))
        .Select(array => $"{array.Key} {string.Join('x', array.Value)}").Append($"Y {string.Join('x', Shape)}"));

    public override string ToString() => $"{Latex} | {Given}";

    /// <summary>Twice every entry of Y, and twice the gradient of Σ weight·Y by every entry of every array.</summary>
    public (BigInteger[] Output, Dictionary<string, BigInteger[]> Gradients) Evaluate(IReadOnlyDictionary<string, BigInteger[]> values, BigInteger[] weights)
    {
        var output = new BigInteger[weights.Length];
        var gradients = values.ToDictionary(pair => pair.Key, pair => new BigInteger[pair.Value.Length]);
        foreach (var term in Terms)
        {
            int[] open = [.. Enumerable.Range(0, Free), .. term.Sums];
            var letters = new int[Letters.Length];
            Run(0);

            void Run(int depth)
            {
                if (depth < open.Length)
                {
                    for (letters[open[depth]] = 0; letters[open[depth]] < Extents[open[depth]]; letters[open[depth]]++)
                        Run(depth + 1);
                    return;
                }
                if (term.Condition is { } condition && condition[..^1].Zip(letters, (factor, letter) => factor * letter).Sum() + condition[^1] != 0)
                    return;
                int?[] places = [.. term.Factors.Select(factor => factor.Place(letters, Arrays[factor.Array]))];
                if (places.Any(place => place is null))
                    return;
                int entry = 0;
                foreach (int letter in Axes.SelectMany(axis => axis))
                    entry = entry * Extents[letter] + letters[letter];
                BigInteger[] read = [.. places.Select((place, k) => values[term.Factors[k].Array][place!.Value])];
                output[entry] += read.Aggregate((BigInteger)term.Half, (product, value) => product * value);
                for (int k = 0; k < read.Length; k++)
                {
                    var others = read.Where((_, other) => other != k).Aggregate((BigInteger)term.Half, (product, value) => product * value);
                    gradients[term.Factors[k].Array][places[k]!.Value] += weights[entry] * others;
                }
            }
        }
        return (output, gradients);
    }

    private static Gen<Term> TermOf(int free, Dictionary<string, int[]> arrays) =>
        from half in Gen.Int[-4, 4].Where(half => half != 0)
        from sums in Gen.Int[0, 2].Select(count => Enumerable.Range(free, count).ToArray())
        from factors in FactorOf(free, sums.Length, arrays).Array[1, 4]
        from condition in Gen.Frequency((3, Gen.Const((int[]?)null)), (1, IndexOf(free + sums.Length).Select(index => (int[]?)index)))
        select new Term(half, sums, factors, condition is not null && condition[..Letters.Length].Any(factor => factor != 0) ? condition : null);

    private static Gen<ReferenceFactor> FactorOf(int free, int sums, Dictionary<string, int[]> arrays) =>
        from array in Gen.Int[0, arrays.Count - 1].Select(k => arrays.Keys.ElementAt(k))
        from index in IndexOf(free + sums).Array[arrays[array].Length]
        select new ReferenceFactor(array, index);

    // A factor for each letter, then the constant. Most indices have one letter or two.
    private static Gen<int[]> IndexOf(int letters) =>
        from first in Gen.Int[0, letters - 1]
        from second in Gen.Int[0, letters - 1]
        from kind in Gen.Int[0, 5]
        from factor in Gen.Int[1, 2]
        from constant in Gen.Int[-1, 2]
        select Assembled(first, second, kind, factor, constant);

    private static int[] Assembled(int first, int second, int kind, int factor, int constant)
    {
        var index = new int[Letters.Length + 1];
        index[first] = kind == 5 ? -1 : factor;
        if (kind >= 3)
            index[second] += 1;
        index[^1] = kind == 5 ? 2 : kind is 1 or 4 ? constant : 0;
        return index;
    }

    private static int[][] AxesOf(int[] counts)
    {
        int next = 0;
        return [.. counts.Select(count => Enumerable.Range(next, count).Select(_ => next++).ToArray())];
    }

    // With one value only, the second letter of a product axis would leave no trace in the place a + b.
    private static int[] Widened(int[] extents, int[][] axes) =>
        [.. extents.Select((extent, letter) => axes.Any(axis => axis.Length == 2 && axis[1] == letter) ? Math.Max(extent, 2) : extent)];

    private static string Factor(int factor) => factor switch { 1 => "", -1 => "-", _ => $"{factor}" };

    private static string Index(int[] index)
    {
        var text = new StringBuilder();
        for (int letter = 0; letter < Letters.Length; letter++)
        {
            if (index[letter] != 0)
                text.Append(text.Length > 0 && index[letter] > 0 ? "+" : "").Append(Factor(index[letter])).Append(Letters[letter]);
        }
        if (index[^1] != 0 || text.Length == 0)
            text.Append(text.Length > 0 && index[^1] > 0 ? "+" : "").Append(index[^1]);
        return text.ToString();
    }

    private sealed record Term(int Half, int[] Sums, ReferenceFactor[] Factors, int[]? Condition)
    {
        public string Latex(int[] extents)
        {
            int size = Math.Abs(Half);
            string number = size == 2 ? "" : size % 2 == 0 ? $"{size / 2} \\cdot " : $"\\frac{{{size}}}{{2}} \\cdot ";
            string sums = string.Concat(Sums.Select(letter => $"\\sum_{{{Letters[letter]}=0}}^{{{extents[letter] - 1}}} "));
            string factors = string.Join(" ", Factors.Select(factor => $"{factor.Array}_{{{string.Join(',', factor.Index.Select(ReferenceModel.Index))}}}"));
            return number + sums + factors + (Condition is null ? "" : $" [{ReferenceModel.Index(Condition)} = 0]");
        }
    }

    private sealed record ReferenceFactor(string Array, int[][] Index)
    {
        public int? Place(int[] letters, int[] extents)
        {
            int place = 0;
            for (int axis = 0; axis < extents.Length; axis++)
            {
                int at = Index[axis][^1];
                for (int letter = 0; letter < letters.Length; letter++)
                    at += Index[axis][letter] * letters[letter];
                if (at < 0 || at >= extents[axis])
                    return null;
                place = place * extents[axis] + at;
            }
            return place;
        }
    }
}

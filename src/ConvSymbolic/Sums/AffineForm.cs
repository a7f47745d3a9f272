using ConvSymbolic.Diagnostics;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Sums;

/// <summary>An index as numbers: a constant and a factor for each letter, the letters by their places in the loop nest.</summary>
internal readonly struct AffineForm
{
    private readonly long _constant;
    private readonly (int Letter, long Factor)[] _terms;

    private AffineForm(long constant, (int Letter, long Factor)[] terms) => (_constant, _terms) = (constant, terms);

    /// <summary>The number of letters of the loop nest that have a value once this one has: one past the last that occurs.</summary>
    public int Depth => _terms.Length == 0 ? 0 : _terms.Max(term => term.Letter) + 1;

    /// <exception cref="ConvSymbolicException">The index is not affine, or has a letter that nothing runs over.</exception>
    public static AffineForm Of(IndexExpression index, IReadOnlyList<string> letters)
    {
        long constant = 0;
        var terms = new List<(int Letter, long Factor)>();
        foreach (var term in index.Terms)
        {
            switch (term.Atoms)
            {
                case []:
                    constant = term.Coefficient;
                    break;
                case [IndexName name] when IndexOf(letters, name.Name) is >= 0 and var letter:
                    terms.Add((letter, term.Coefficient));
                    break;
                default:
                    return Fail.With<AffineForm>("sums.not-affine", $"The index {index} is not affine in letters that have a range.", $"{index}", "such as 2·i+u-1");
            }
        }
        return new AffineForm(constant, [.. terms]);
    }

    /// <summary>The value at numbers for the letters.</summary>
    public long At(ReadOnlySpan<long> letters)
    {
        long value = _constant;
        foreach (var (letter, factor) in _terms)
            value = checked(value + checked(factor * letters[letter]));
        return value;
    }

    private static int IndexOf(IReadOnlyList<string> letters, string name)
    {
        for (int k = 0; k < letters.Count; k++)
        {
            if (letters[k] == name)
                return k;
        }
        return -1;
    }
}

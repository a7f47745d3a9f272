using ConvSymbolic.Indices;

namespace ConvSymbolic.Formulas;

/// <summary>The smallest and the largest value of an affine index, over all values of its letters.</summary>
internal static class IndexBounds
{
    /// <summary>Null where a letter has no range yet, or the index is not affine.</summary>
    public static (long Least, long Most)? Of(IndexExpression index, IReadOnlyDictionary<string, (long First, long Last)> ranges)
    {
        long least = 0, most = 0;
        foreach (var term in index.Terms)
        {
            long first = 1, last = 1;
            if (term.Atoms is [IndexName letter])
            {
                if (!ranges.TryGetValue(letter.Name, out var range))
                    return null;
                (first, last) = range;
            }
            else if (term.Atoms.Count > 0)
            {
                return null;
            }
            least = checked(least + term.Coefficient * (term.Coefficient > 0 ? first : last));
            most = checked(most + term.Coefficient * (term.Coefficient > 0 ? last : first));
        }
        return (least, most);
    }

    /// <summary>The factor of a letter in an affine index; 0 where it doesn't occur.</summary>
    public static long FactorOf(string letter, IndexExpression index) =>
        index.Terms.FirstOrDefault(term => term.Atoms is [IndexName name] && name.Name == letter)?.Coefficient ?? 0;

    /// <summary>Whether no two letters are multiplied with each other.</summary>
    public static bool IsAffine(IndexExpression index) => index.Terms.All(term => term.Atoms is [] or [IndexName]);
}

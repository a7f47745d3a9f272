using ConvSymbolic.Indices;

namespace ConvSymbolic.Rewriting;

/// <summary>Reads index expressions as linear in a name.</summary>
internal static class LinearIndex
{
    /// <summary>index = Coefficient·name + Others, neither with the name in it; null where the name occurs otherwise (squared, or inside ⌊⌋).</summary>
    public static (IndexExpression Coefficient, IndexExpression Others)? Split(this IndexExpression index, string name)
    {
        var coefficient = IndexExpression.Zero;
        foreach (var term in index.Terms)
        {
            int at = term.Atoms.ToList().FindIndex(atom => atom is IndexName only && only.Name == name);
            if (at >= 0)
                coefficient += term.Atoms.Where((_, k) => k != at).Aggregate(IndexExpression.FromInt64(term.Coefficient), (product, atom) => product * IndexExpression.Of(atom));
        }
        var rest = index - coefficient * name;
        return coefficient.Contains(name) || rest.Contains(name) ? null : (coefficient, rest);
    }

    /// <summary>Whether every term has a minus sign, so that sizes that are positive make it negative.</summary>
    public static bool IsNegative(this IndexExpression index) => index.Terms.Count > 0 && index.Terms.All(term => term.Coefficient < 0);
}

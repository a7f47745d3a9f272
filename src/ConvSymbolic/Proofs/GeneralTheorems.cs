using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Proofs;

/// <summary>Answers whether an equation in index notation follows from the derivation for all sizes.</summary>
internal static class GeneralTheorems
{
    /// <summary>
    /// Whether ∂L/∂F[…], ∂L/∂X[…] or ∂L/∂b[…] is the sum that is claimed, for every value of the sizes that are names: both sides are brought into
    /// one canonical form. Entries outside their arrays count as 0.
    /// </summary>
    /// <param name="layer">The sizes and settings, numbers or names; the output extents in the same names as the claim has them.</param>
    /// <param name="claim">The derivative of the loss by an entry, and what it is claimed to be: a Σ over a product, or an entry of a correlation.</param>
    /// <returns>Proved, or undecided: another form of the same sum may not be recognised.</returns>
    public static Verdict Covers(LayerSizes layer, Equation claim)
    {
        if (claim.Left is not Derivative { Of: Symbol { Name: Names.Loss }, By: Element { Array: Symbol array } by } || TargetOf(array.Name) is not { } target)
            return Verdict.Undecided;
        var entry = Schemas.EntryOf(layer, target);
        string[]? own = Letters(entry), theirs = Letters(by);
        if (own is null || theirs is null || own.Length != theirs.Length || entry.Subscript.Count != by.Subscript.Count)
            return Verdict.Undecided;
        var steps = Schemas.Of(layer, target);
        var derived = steps[^1].Rule == Rules.Recognise ? steps[^1].Before : steps[^1].After;
        return SumForm.Of(layer, derived, Free(own)) is { } left && SumForm.Of(layer, claim.Right, Free(theirs)) == left ? Verdict.Proved : Verdict.Undecided;
    }

    private static Target? TargetOf(string array) => array switch
    {
        Names.Filter => Target.FilterGradient,
        Names.Input => Target.InputGradient,
        Names.Bias => Target.BiasGradient,
        _ => null,
    };

    // The letters of a general entry: every index is a letter of its own.
    private static string[]? Letters(Element entry)
    {
        var letters = new List<string>();
        foreach (var index in entry.Superscript.Concat(entry.Subscript))
        {
            if (index.Terms is not [{ Coefficient: 1, Atoms: [IndexName name] }])
                return null;
            letters.Add(name.Name);
        }
        return letters.Distinct().Count() == letters.Count ? [.. letters] : null;
    }

    private static Func<string, string> Free(string[] letters) => name => Array.IndexOf(letters, name) is var at and >= 0 ? $"#free{at}" : name;
}

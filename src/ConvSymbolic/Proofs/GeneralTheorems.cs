using ConvSymbolic.Calculus;
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

    /// <summary>
    /// Whether two expressions are the same for every value of the sizes that are names. An entry of a gradient stands for what is derived for it, an entry of the
    /// output for its definition; ∂O[i]/∂F[a] is differentiated. Entries outside their arrays count as 0.
    /// </summary>
    /// <param name="layer">The sizes and settings, numbers or names, which no index of the sides has.</param>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side, with the same names for free indices.</param>
    /// <returns>Proved, or undecided: another form of the same sum may not be recognised.</returns>
    public static Verdict Agree(LayerSizes layer, Expression left, Expression right) =>
        TermsOf(layer, left, left) is { } first && TermsOf(layer, right, left) is { } second && first.SequenceEqual(second) ? Verdict.Proved : Verdict.Undecided;

    // The canonical forms of the terms of a side; the free indices are those of the entry that the left side may be the gradient by.
    private static List<string>? TermsOf(LayerSizes layer, Expression side, Expression left)
    {
        Dictionary<string, string> names = [];
        var extents = new Dictionary<string, IndexExpression>(new WholePlanes(layer).Extents);
        NoteGroups(layer, left, extents);
        switch (side)
        {
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Element { Array: Symbol array } by } when TargetOf(array.Name) is { } target:
                if (NamesOf(layer, Schemas.EntryOf(layer, target), by) is not var (own, planes))
                    return null;
                names = own;
                var steps = Schemas.Of(layer, target);
                side = (steps[^1].Rule == Rules.Recognise ? steps[^1].Before : steps[^1].After).Substitute(planes.GetValueOrDefault);
                break;
            case Element { Array: Symbol { Name: Names.Output } } output:
                side = Definition(layer, output);
                break;
            default:
                side = Differentiated(layer, side, (left as Derivative)?.By as Element, extents);
                break;
        }
        var terms = new List<string>();
        foreach (var term in side is Sum sum ? sum.Terms : [side])
        {
            string? text = term is Element { Array: Symbol { Name: Names.Bias } } bias
                ? $"{Names.Bias}[{string.Join(',', bias.Subscript)}]"
                : SumForm.Of(layer, term, name => names.GetValueOrDefault(name, name), extents);
            if (text is null)
                return null;
            terms.Add(text);
        }
        terms.Sort(StringComparer.Ordinal);
        return terms;
    }

    // The letters of the general entry with those of another entry, each a letter of its own, or with the general plane of the whole array.
    private static (Dictionary<string, string> Names, Dictionary<string, IndexExpression> Planes)? NamesOf(LayerSizes layer, Element entry, Element other)
    {
        if (entry.Superscript.Count != other.Superscript.Count || entry.Subscript.Count != other.Subscript.Count)
            return null;
        var (names, planes) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, IndexExpression>(StringComparer.Ordinal));
        var general = new WholePlanes(layer).Of(((Symbol)entry.Array).Name);
        foreach (var (own, theirs) in entry.Superscript.Concat(entry.Subscript).Zip(other.Superscript.Concat(other.Subscript)))
        {
            if (own.Constant is not null && own == theirs)
                continue;
            if (LetterOf(own) is not { } name)
                return null;
            if (LetterOf(theirs) is { } letter && !names.ContainsValue(letter))
                names[name] = letter;
            else if (general.Contains(theirs) || LettersOf(layer, theirs) is not null)
                planes[name] = theirs;
            else
                return null;
        }
        return (names, planes);
    }

    // γ and r of the entry X[γ·D + r, …]: what the equation is about is every group, and all that is in it.
    private static void NoteGroups(LayerSizes layer, Expression left, Dictionary<string, IndexExpression> extents)
    {
        Expression[] entries = left is Derivative derivative ? [derivative.Of, derivative.By] : [left];
        foreach (var index in entries.OfType<Element>().SelectMany(entry => entry.Superscript))
        {
            if (LettersOf(layer, index) is var (group, within, size))
                (extents[group], extents[within]) = (layer.Groups, size);
        }
    }

    private static (string Group, string Within, IndexExpression Size)? LettersOf(LayerSizes layer, IndexExpression index)
    {
        foreach (var size in (IndexExpression[])[layer.ChannelsPerGroup, layer.FiltersPerGroup])
        {
            foreach (string group in index.Names.Where(_ => size.Constant is not <= 1))
            {
                if (LetterOf(index - group * size) is { } within)
                    return (group, within, size);
            }
        }
        return null;
    }

    private static string? LetterOf(IndexExpression index) => index.Terms is [{ Coefficient: 1, Atoms: [IndexName name] }] ? name.Name : null;

    private static Expression Definition(LayerSizes layer, Element output)
    {
        int at = 0;
        var image = layer.Batch.Constant == 1 ? IndexExpression.Zero : output.Superscript[at++];
        var filter = layer.Filters.Constant == 1 ? IndexExpression.Zero : output.Superscript[at];
        return ForwardFormula.At(layer, image, filter, output.Subscript, "#");
    }

    // Derivatives worked out; the extents of the indices that stay inside an array, as they are those of an entry that is differentiated by.
    private static Expression Differentiated(LayerSizes layer, Expression side, Element? free, Dictionary<string, IndexExpression> extents)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        side.Transform(node =>
        {
            if (node is Summation summation)
                bound.UnionWith(summation.Ranges.Select(range => range.Name));
            return node;
        });
        if (free is { Array: Symbol { Name: var differentiated } } && TargetOf(differentiated) is { } target)
            Note(free, target);
        var unfolded = side.Transform(node =>
        {
            if (node is not Derivative { Of: not Symbol, By: Element { Array: Symbol by } entry } derivative || TargetOf(by.Name) is not { } target)
                return node;
            Note(entry, target);
            return derivative.Of is Element { Array: Symbol { Name: Names.Output } } of ? new Derivative(Definition(layer, of), entry) : node;
        });
        var flat = SumRules.Flatten(DerivativeRules.ResolveSymbols(DerivativeRules.PushInwards(unfolded)));
        if (layer.IsGrouped)
            flat = Ungrouped(layer, flat, extents);
        return flat;

        void Note(Element entry, Target target)
        {
            foreach (var (index, extent) in entry.Superscript.Concat(entry.Subscript).Zip(ExtentsOf(layer, target)))
            {
                if (LetterOf(index) is { } letter && !bound.Contains(letter))
                    extents[letter] = extent;
            }
        }
    }

    // [⌊o/O_g⌋·C_g + c' = c]: filter o is in the group of channel c.
    private static Expression Ungrouped(LayerSizes layer, Expression side, Dictionary<string, IndexExpression> extents)
    {
        if (side is not Summation sum)
            return side;
        foreach (var condition in Building.FactorsOf(sum.Body).OfType<Bracket>().SelectMany(bracket => bracket.Conditions))
        {
            if (LetterOf(condition.Right) is not { } channel || extents.GetValueOrDefault(channel) != layer.Channels)
                continue;
            foreach (string filter in sum.Ranges.Where(range => range.First == IndexExpression.Zero && range.Last == layer.Filters - 1).Select(range => range.Name))
            {
                if (LetterOf(condition.Left - IndexExpression.Floor(filter, layer.FiltersPerGroup) * layer.ChannelsPerGroup) is { } within && sum.Ranges.Any(range => range.Name == within && range.First == IndexExpression.Zero && range.Last == layer.ChannelsPerGroup - 1))
                    return GroupContraction.Apply(side, channel, filter, within, layer.ChannelsPerGroup, layer.FiltersPerGroup);
            }
        }
        return side;
    }

    // The extents of an array, in the order of its indices; those of which there is one only have no index.
    private static IEnumerable<IndexExpression> ExtentsOf(LayerSizes layer, Target target) => target switch
    {
        Target.InputGradient => Several(layer.Batch, layer.Channels).Concat(layer.Input),
        Target.BiasGradient => [layer.Filters],
        _ when layer.IsTransposed => Several(layer.Channels, layer.FiltersPerGroup).Concat(layer.Filter),
        _ => Several(layer.Filters, layer.ChannelsPerGroup).Concat(layer.Filter),
    };

    private static IEnumerable<IndexExpression> Several(params IndexExpression[] extents) => extents.Where(extent => extent.Constant != 1);

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

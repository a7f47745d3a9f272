using ConvSymbolic.Indices;

namespace ConvSymbolic.Proofs;

/// <summary>Quotients of group indices: ⌊(q·D + r)/D⌋ = q + ⌊r/D⌋, which is q where r runs from 0 to D − 1.</summary>
internal static class Floors
{
    /// <summary>The index with its quotients reduced.</summary>
    /// <param name="index">The index.</param>
    /// <param name="extents">How many values from 0 on a name takes.</param>
    public static IndexExpression Reduce(IndexExpression index, IReadOnlyDictionary<string, IndexExpression> extents)
    {
        if (!index.Terms.Any(term => term.Atoms.Any(atom => atom is IndexFloor)))
            return index;
        var sum = IndexExpression.Zero;
        foreach (var term in index.Terms)
        {
            sum += term.Atoms.Aggregate(IndexExpression.FromInt64(term.Coefficient), (product, atom) =>
                product * (atom is IndexFloor floor ? Quotient(Reduce(floor.Numerator, extents), floor.Denominator, extents) : IndexExpression.Of(atom)));
        }
        return sum;
    }

    private static IndexExpression Quotient(IndexExpression numerator, IndexExpression denominator, IReadOnlyDictionary<string, IndexExpression> extents)
    {
        if (Shared(numerator, denominator) is var (above, below))
            return Quotient(above, below, extents);
        var whole = IndexExpression.Zero;
        foreach (var term in numerator.Terms)
            whole += Divided(term, denominator) ?? IndexExpression.Zero;
        var rest = numerator - whole * denominator;
        bool isBelow = rest == IndexExpression.Zero || (rest.Terms is [{ Coefficient: 1, Atoms: [IndexName name] }] && extents.GetValueOrDefault(name.Name) == denominator);
        return isBelow ? whole : whole + IndexExpression.Floor(rest, denominator);
    }

    // (o·g)/(D·g) = o/D: a factor of the numerator and the denominator, which is a size.
    private static (IndexExpression Numerator, IndexExpression Denominator)? Shared(IndexExpression numerator, IndexExpression denominator)
    {
        if (denominator.Terms is not [{ Atoms.Count: > 1 } divisor])
            return null;
        foreach (var atom in divisor.Atoms)
        {
            var factor = IndexExpression.Of(atom);
            if (Divided(divisor, factor) is { } below && numerator.Terms.Select(term => Divided(term, factor)).ToList() is var above && !above.Contains(null))
                return (above.Aggregate(IndexExpression.Zero, (sum, term) => sum + term!), below);
        }
        return null;
    }

    // A term divided by a name or a number; null where nothing comes of it.
    private static IndexExpression? Divided(IndexTerm term, IndexExpression denominator)
    {
        if (denominator.Constant is > 0 and { } number)
            return term.Coefficient % number == 0 ? term.Atoms.Aggregate(IndexExpression.FromInt64(term.Coefficient / number), (product, atom) => product * IndexExpression.Of(atom)) : null;
        if (denominator.Terms is not [{ Coefficient: 1, Atoms: [var divisor] }])
            return null;
        int at = term.Atoms.ToList().IndexOf(divisor);
        return at < 0 ? null : term.Atoms.Where((_, k) => k != at).Aggregate(IndexExpression.FromInt64(term.Coefficient), (product, atom) => product * IndexExpression.Of(atom));
    }
}

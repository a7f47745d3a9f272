using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rewriting;

/// <summary>
/// The contraction Σ_a t(a)·[a = e] = t(e). Where e may leave the range of a, the entries that a indexes are read as zero-extended, which
/// makes t zero outside.
/// </summary>
internal static class Contraction
{
    /// <summary>
    /// Uses every condition that fixes a summation index with the coefficient 1 or −1.
    /// </summary>
    /// <param name="expression">A Σ over a product that contains the brackets.</param>
    /// <param name="names">The summation indices to contract.</param>
    /// <param name="extents">Extents of the free indices: an index stays inside its range when a free one of the same extent replaces it.</param>
    /// <param name="runsOver">Whether an index with a range runs over exactly an axis of an array: outside the range the array's zero extension
    /// is 0. Left out where every summation index does.</param>
    public static Expression Apply(
        Expression expression,
        IReadOnlyCollection<string> names,
        IReadOnlyDictionary<string, IndexExpression> extents,
        Func<Element, int, IndexRange, bool>? runsOver = null)
    {
        while (expression is Summation sum && Candidates(sum, names)
            .Select(found => Contract(sum, found.Bracket, found.Condition, found.Range, found.Value, extents, runsOver))
            .FirstOrDefault(contracted => contracted is not null) is { } next)
        {
            expression = next;
        }
        return expression;
    }

    private static IEnumerable<(Bracket Bracket, IndexCondition Condition, IndexRange Range, IndexExpression Value)> Candidates(Summation sum, IReadOnlyCollection<string> names)
    {
        foreach (var bracket in Building.FactorsOf(sum.Body).OfType<Bracket>())
        {
            foreach (var condition in bracket.Conditions)
            {
                foreach (var range in sum.Ranges.Where(range => names.Contains(range.Name)))
                {
                    if (Solve(condition.Left - condition.Right, range.Name) is { } value)
                        yield return (bracket, condition, range, value);
                }
            }
        }
    }

    // The value of the name at which the difference is 0, where it occurs once, alone, with the coefficient 1 or −1.
    private static IndexExpression? Solve(IndexExpression difference, string name)
    {
        if (difference.Names.Count(other => other == name) != 1)
            return null;
        foreach (var term in difference.Terms)
        {
            if (term.Atoms is [IndexName only] && only.Name == name && term.Coefficient is 1 or -1)
                return (IndexExpression.Variable(name) * term.Coefficient - difference) * term.Coefficient;
        }
        return null;
    }

    private static Expression? Contract(
        Summation sum,
        Bracket bracket,
        IndexCondition condition,
        IndexRange range,
        IndexExpression value,
        IReadOnlyDictionary<string, IndexExpression> extents,
        Func<Element, int, IndexRange, bool>? runsOver)
    {
        var rest = new Bracket([.. bracket.Conditions.Where(other => !ReferenceEquals(other, condition))]);
        var factors = Building.FactorsOf(sum.Body)
            .Select(factor => ReferenceEquals(factor, bracket) ? rest : factor)
            .Where(factor => factor is not Bracket { Conditions.Count: 0 });
        var body = Building.Times(factors);
        if (!StaysInside(range, value, extents))
        {
            // Without an entry that the index runs over, nothing would be 0 outside the range. Where one is 0, the others don't matter.
            var index = IndexExpression.Variable(range.Name);
            if (!body.Nodes().OfType<Element>().Any(element => Enumerable.Range(0, element.Subscript.Count)
                .Any(axis => element.Subscript[axis] == index && runsOver?.Invoke(element, axis, range) != false)))
                return null;
            body = body.Transform(node =>
                node is Element element && element.Subscript.Any(subscript => subscript.Contains(range.Name)) ? element with { IsExtended = true } : node);
        }
        return Building.SumOver(
            sum.Ranges.Where(other => other.Name != range.Name),
            body.Substitute(range.Name, value));
    }

    // e is a free index of the same extent, such an index reversed, or one shifted to the start of the range (a filter of a group).
    private static bool StaysInside(IndexRange range, IndexExpression value, IReadOnlyDictionary<string, IndexExpression> extents)
    {
        var extent = range.Last - range.First + 1;
        return extents.Any(free => free.Value == extent
            && (value == free.Key + range.First || value == range.Last - free.Key));
    }
}

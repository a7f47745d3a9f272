using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rewriting;

/// <summary>
/// The contraction for groups: [⌊o/O_g⌋·C_g + c′ = c] with 0 ≤ c′ &lt; C_g says that filter o belongs to the group ⌊c/C_g⌋ of channel c,
/// and that c′ is the number of c inside its group.
/// </summary>
internal static class GroupContraction
{
    /// <summary>Uses the condition, if there is one.</summary>
    /// <param name="expression">A Σ over a product that contains the bracket.</param>
    /// <param name="channel">The free channel index c.</param>
    /// <param name="filter">The summation index o.</param>
    /// <param name="within">The summation index c′.</param>
    /// <param name="channelsPerGroup">C_g.</param>
    /// <param name="filtersPerGroup">O_g.</param>
    public static Expression Apply(Expression expression, string channel, string filter, string within, IndexExpression channelsPerGroup, IndexExpression filtersPerGroup)
    {
        if (expression is not Summation sum)
            return expression;
        foreach (var bracket in Building.FactorsOf(sum.Body).OfType<Bracket>())
        {
            foreach (var condition in bracket.Conditions)
            {
                if (condition.Right != IndexExpression.Variable(channel) || !condition.Left.Contains(filter))
                    continue;
                var group = IndexExpression.Floor(channel, channelsPerGroup);
                var body = Building.Times(Building.FactorsOf(sum.Body).Select(factor => ReferenceEquals(factor, bracket)
                    ? new Bracket([.. bracket.Conditions.Where(other => !ReferenceEquals(other, condition))])
                    : factor));
                body = ReplaceGroup(body, IndexExpression.Floor(filter, filtersPerGroup), group);
                return Building.SumOver(
                    sum.Ranges.Select(range => Restrict(range, filter, group, filtersPerGroup)).Where(range => range is not null && range.Name != within)!,
                    body.Substitute(within, channel - group * channelsPerGroup));
            }
        }
        return expression;
    }

    // With one filter a group, ⌊o/1⌋ is o itself: it is replaced by the group, and nothing is left to sum over.
    private static IndexRange? Restrict(IndexRange range, string filter, IndexExpression group, IndexExpression filtersPerGroup)
    {
        if (range.Name != filter)
            return range;
        return filtersPerGroup.Constant == 1 ? null : new IndexRange(filter, group * filtersPerGroup, group * filtersPerGroup + filtersPerGroup - 1);
    }

    // Inside the group, ⌊o/O_g⌋ is the same number for every o.
    private static Expression ReplaceGroup(Expression body, IndexExpression groupOfFilter, IndexExpression group)
    {
        var atomOfGroup = groupOfFilter.Terms[0].Atoms[0];

        IndexExpression Replace(IndexExpression index)
        {
            var sum = IndexExpression.Zero;
            foreach (var term in index.Terms)
            {
                var product = IndexExpression.FromInt64(term.Coefficient);
                foreach (var atom in term.Atoms)
                    product *= atom.Equals(atomOfGroup) ? group : IndexExpression.Of(atom);
                sum += product;
            }
            return sum;
        }

        return body.Transform(node => node switch
        {
            Element element => element with { Superscript = element.Superscript.Map(Replace), Subscript = element.Subscript.Map(Replace) },
            Bracket bracket => new Bracket(bracket.Conditions.Map(condition => new IndexCondition(Replace(condition.Left), Replace(condition.Right)))),
            _ => node,
        });
    }
}

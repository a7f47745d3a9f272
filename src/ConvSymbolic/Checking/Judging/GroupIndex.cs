using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Judging;

/// <summary>An index γ·D + r of a channel or a filter: the r-th of the group γ, where a group has D of them.</summary>
/// <param name="Group">The letter of the group.</param>
/// <param name="Within">The letter inside the group.</param>
/// <param name="Size">How many a group has.</param>
/// <param name="First">The smallest value of the group: 1 for (γ − 1)·D + r.</param>
internal sealed record GroupIndex(string Group, string Within, IndexExpression Size, int First)
{
    /// <summary>Where a letter stands in such an index; null where it doesn't.</summary>
    /// <param name="context">The roles and the positions.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="forms">Where to look.</param>
    public static (GroupIndex Index, Role Role, AxisPosition Position)? Find(Context context, string letter, Form forms)
    {
        foreach (var reference in FormTree.Within(forms).OfType<RefForm>())
        {
            if (context.RoleOf(reference) is not { } role)
                continue;
            var positions = context.PositionsOf(role);
            for (int k = 0; k < positions.Length && positions.Length == reference.Indices.Count; k++)
            {
                if (positions[k].Kind is AxisKind.Channel or AxisKind.Filter && reference.Indices[k].Divisor is null && Of(reference.Indices[k].Value, context.Samples[0].Sizes.ContainsKey) is { } index && (index.Group == letter || index.Within == letter))
                    return (index, role, positions[k]);
            }
        }
        return null;
    }

    private static GroupIndex? Of(IndexExpression index, Func<string, bool> isSize)
    {
        string[] letters = [.. index.Names.Where(name => !isSize(name)).Distinct()];
        if (letters.Length != 2)
            return null;
        foreach (var (group, within) in ((string, string)[])[(letters[0], letters[1]), (letters[1], letters[0])])
        {
            if (SymbolicAxis.Coefficient(index, within) is not { Constant: 1 } || SymbolicAxis.Coefficient(index, group) is not { } size || size.Constant is <= 1 || !size.Names.All(isSize))
                continue;
            var rest = index - group * size - within;
            if (rest == IndexExpression.Zero || rest == -size)
                return new(group, within, size, rest == IndexExpression.Zero ? 0 : 1);
        }
        return null;
    }
}

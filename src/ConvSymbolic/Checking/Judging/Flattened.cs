using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// Entries that are numbered through: ∂L/∂F_i = Σ_k ∂L/∂O_k ∂O_k/∂F_i, where F_{11} and O_{11} have more indices elsewhere. Then i and k stand for all
/// indices of an array.
/// </summary>
internal static class Flattened
{
    /// <summary>The forms with an index for every axis in the place of the single one; null where they are not written so.</summary>
    public static Form[]? Written(Context context, params Form[] forms)
    {
        var ranks = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var reference in forms.SelectMany(FormTree.Within).OfType<RefForm>().Where(reference => reference.Indices.Count > 0))
        {
            if (context.RoleOf(reference) is not (Role.Input or Role.Filter or Role.Output or Role.Upstream or Role.InputGradient or Role.FilterGradient) || reference.Indices is not [{ Variable: { } name }])
                return null;
            var array = ArrayOf(context.RoleOf(reference)!.Value);
            if (context.PositionsOf(array).Length < 2 || context.PositionsOf(array).Count(position => position.Kind != AxisKind.Spatial) == 1 || ranks.GetValueOrDefault(name, array) != array)
                return null;
            ranks[name] = array;
        }
        return ranks.Count == 0 || !forms.SelectMany(FormTree.Within).OfType<BigSumForm>().All(AllEntries) ? null : [.. forms.Select(form => FormTree.Map(form, Spread))];

        // Σ_{k=1}^{M} has a name for the number of entries, or that number.
        bool AllEntries(BigSumForm sum) => sum.Limits.All(limit => ranks.TryGetValue(limit.Name, out var array)
            && (limit.Last?.Value.Constant - limit.First?.Value.Constant + 1 is not { } count || (context.SizesAreKnown && count == context.PositionsOf(array).Aggregate(1L, (total, position) => total * context.Samples[0].ExtentOf(array, position)))));

        Form? Spread(Form form) => form switch
        {
            RefForm { Indices: [{ Variable: { } name } index] } reference when ranks.ContainsKey(name) => reference with { Indices = [.. Names(name).Select(one => index with { Value = IndexExpression.Variable(one) })] },
            BigSumForm sum => sum with { Limits = [.. sum.Limits.SelectMany(limit => Names(limit.Name)).Select(one => new LimitForm(one, null, null))], Body = FormTree.Map(sum.Body, Spread) },
            _ => null,
        };

        IEnumerable<string> Names(string name) => context.PositionsOf(ranks[name]).Select((_, axis) => $"{name}#{axis}");
    }

    private static Role ArrayOf(Role role) => role switch
    {
        Role.Upstream => Role.Output,
        Role.InputGradient => Role.Input,
        Role.FilterGradient => Role.Filter,
        _ => role,
    };
}

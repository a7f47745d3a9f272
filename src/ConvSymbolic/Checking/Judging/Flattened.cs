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
    private const char Mark = '#';

    /// <summary>The forms with an index for every axis in the place of the single one; null where they are not written so.</summary>
    public static Form[]? Written(Context context, params Form[] forms)
    {
        List<RefForm> references = [];
        foreach (var form in forms)
        {
            foreach (var part in FormTree.Within(form))
            {
                if (part is RefForm { Indices.Count: > 0 } reference)
                    references.Add(reference);
            }
        }
        if (!references.Exists(reference => reference.Indices is [{ Variable: not null }] && context.Layout.PositionsOf(context.RoleOf(reference)).Length != 1))
            return null;
        var arrays = new Dictionary<string, Role>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (context.RoleOf(reference) is not (Role.Input or Role.Filter or Role.Output or Role.Upstream or Role.InputGradient or Role.FilterGradient))
                return null;
            var array = ArrayOf(context.RoleOf(reference)!.Value);
            var positions = context.PositionsOf(array);
            if (positions.Length == reference.Indices.Count)
                others.UnionWith(reference.Indices.SelectMany(index => index.Value.Names));
            else if (reference.Indices is not [{ Variable: { } name }] || positions.Count(position => position.Kind != AxisKind.Spatial) == 1 || arrays.GetValueOrDefault(name, array) != array)
                return null;
            else
                arrays[name] = array;
        }
        var counts = new Dictionary<IndexExpression, Role>();
        var limits = forms.SelectMany(FormTree.Within).OfType<BigSumForm>().SelectMany(sum => sum.Limits).ToList();
        others.UnionWith(limits.Select(limit => limit.Name).Where(name => !arrays.ContainsKey(name)));
        return arrays.Count == 0 || arrays.Keys.Any(others.Contains) || !limits.Where(limit => arrays.ContainsKey(limit.Name)).All(CountsAll) ? null : [.. forms.Select(form => FormTree.Map(form, Spread))];

        // Σ_{k=1}^{M} has a name for the number of entries, or that number.
        bool CountsAll(LimitForm limit)
        {
            var array = arrays[limit.Name];
            if (limit.First is { Value: var first, Divisor: var divisor } && (divisor is not null || first.Constant is not (0 or 1)))
                return false;
            if (limit.Last is not { } last)
                return true;
            var count = last.Value - (limit.First?.Value ?? context.IndexBase) + 1;
            if (last.Divisor is not null)
                return false;
            if (count.Names.Any() && !count.Names.Any(context.Samples[0].Sizes.ContainsKey))
                return count.Terms is [{ Coefficient: 1 }] && !count.Names.Any(name => others.Contains(name) || arrays.ContainsKey(name)) && (counts.TryAdd(count, array) || counts[count] == array);
            return (count.Constant is null || context.SizesAreKnown)
                && context.Samples.Take(count.Constant is null ? context.Samples.Count : 1).All(sample => sample.Numbered(count).Constant == context.PositionsOf(array).Aggregate(1L, (total, position) => total * sample.ExtentOf(array, position)));
        }

        Form? Spread(Form form) => form switch
        {
            RefForm { Indices: [{ Variable: { } name } index] } reference when arrays.ContainsKey(name) => reference with { Indices = [.. Names(name).Select(one => index with { Value = IndexExpression.Variable(one) })] },
            BigSumForm sum => sum with { Limits = [.. sum.Limits.SelectMany(limit => arrays.ContainsKey(limit.Name) ? Names(limit.Name).Select(one => new LimitForm(one, null, null)) : [limit])], Body = FormTree.Map(sum.Body, Spread) },
            _ => null,
        };

        IEnumerable<string> Names(string name) => context.PositionsOf(arrays[name]).Select((_, axis) => $"{name}{Mark}{axis}");
    }

    /// <summary>The author's letter for an index.</summary>
    public static string Letter(string index) => index.Split(Mark)[0];

    private static Role ArrayOf(Role role) => role switch
    {
        Role.Upstream => Role.Output,
        Role.InputGradient => Role.Input,
        Role.FilterGradient => Role.Filter,
        _ => role,
    };
}

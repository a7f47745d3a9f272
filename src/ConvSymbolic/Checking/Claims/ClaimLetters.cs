using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// The letters of a claim that are sizes and settings of the layer. A letter that a sum binds, or that stands alone as an index on the
/// left, is an index; every other one of the usual letters is
/// the layer's, and none is what would make the claim true.
/// </summary>
internal sealed class ClaimLetters
{
    private readonly Dictionary<string, ClaimLetter> _letters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indices = new(StringComparer.Ordinal), _free = new(StringComparer.Ordinal),
        _bound = new(StringComparer.Ordinal);
    private readonly ArrayLayout _layout;

    private ClaimLetters(ArrayLayout layout) => _layout = layout;

    /// <summary>The letters by name.</summary>
    public IReadOnlyDictionary<string, ClaimLetter> All => _letters;

    /// <summary>A usual letter of a setting that is an index in one place and free in another, so that it can't be told what it is; null
    /// where there is none.</summary>
    public string? Ambiguous { get; private set; }

    /// <summary>The letters of equalities.</summary>
    public static ClaimLetters Of(IReadOnlyList<(Form Left, Form Right)> equalities, Context context, bool isTransposed)
    {
        var letters = new ClaimLetters(context.Layout);
        foreach (var (left, right) in equalities)
            letters._indices.UnionWith(
                Given(left is BigSumForm or ProductForm or SumForm && right is RefForm or GradientForm or EntryForm ? right : left));
        foreach (var form in equalities.SelectMany(equality => new[] { equality.Left, equality.Right }))
            letters.Collect(form, [], context);
        foreach (string name in letters._free.Where(name => !letters._indices.Contains(name)))
        {
            if (ClaimLetter.Usual(name, context.Layout) is { } usual)
                letters._letters[name] = usual;
        }
        letters.ReadLimits(equalities, context, isTransposed);
        letters.ShareAxes();
        letters.Ambiguous =
            letters._bound.Where(letters._free.Contains).FirstOrDefault(name => ClaimLetter.Usual(name, context.Layout) is not null);
        return letters;
    }

    /// <summary>The letters of formulas of sizes, which have no indices.</summary>
    public static ClaimLetters OfSizes(IReadOnlyDictionary<string, ClaimLetter> letters)
    {
        var known = new ClaimLetters(ArrayLayout.Plain(1));
        foreach (var (name, letter) in letters)
            known._letters[name] = letter;
        return known;
    }

    /// <summary>Whether the claim has a letter for a setting.</summary>
    public bool Writes(ClaimSetting setting) => _letters.Values.Any(letter => letter.Setting == setting);

    /// <summary>Whether the claim has a letter for a stride, a dilation or a padding.</summary>
    public bool WritesSettings =>
        Writes(ClaimSetting.Stride) || Writes(ClaimSetting.Dilation) || Writes(ClaimSetting.Before) || Writes(ClaimSetting.After);

    /// <summary>Whether one letter stands for a setting on all axes.</summary>
    public bool IsShared(ClaimSetting setting) => _letters.Values.Any(letter => letter.Setting == setting && letter.Axis is null);

    /// <summary>The numbers of the letters in a layer; null where one of them would have several.</summary>
    public Dictionary<string, long>? At(Layer layer)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, letter) in _letters)
        {
            if (letter.At(layer) is not { } number)
                return null;
            numbers[name] = number;
        }
        return numbers;
    }

    // The letters that stand alone as indices.
    private static IEnumerable<string> Given(Form form) =>
        FormTree.Within(form).SelectMany(IndicesOf).Select(index => index.Variable).OfType<string>();

    private static IEnumerable<IndexForm> IndicesOf(Form form) => form switch
    {
        RefForm reference => reference.Indices,
        EntryForm entry => entry.Indices,
        _ => [],
    };

    private void Collect(Form form, HashSet<string> bound, Context context)
    {
        foreach (var index in IndicesOf(form))
            Free(index, bound);
        switch (form)
        {
            case RefForm { Indices.Count: 0 } reference when context.RoleOf(reference) is null && !bound.Contains(reference.Key):
                _free.Add(reference.Key);
                break;
            case BracketForm bracket:
                foreach (var condition in bracket.Conditions)
                    Free((condition.Left - condition.Right).Names.Concat(condition.Left.Names), bound);
                break;
            case OperatorForm applied:
                if (applied.Amount is { } amount)
                    Free(IndexReader.Value(amount)?.Names ?? [], bound);
                foreach (var argument in applied.Arguments)
                    Free(Nodes.Within(argument.Value).Select(IndexReader.NameOf).OfType<string>().Where(name => name != ":"), bound);
                break;
            case BigSumForm sum:
                var inside = new HashSet<string>(bound);
                foreach (var limit in sum.Limits)
                {
                    foreach (var end in new[] { limit.First, limit.Last }.OfType<IndexForm>())
                        Free(end, inside);
                    inside.Add(limit.Name);
                }
                _bound.UnionWith(sum.Limits.Select(limit => limit.Name));
                _indices.UnionWith(sum.Limits.Select(limit => limit.Name));
                Collect(sum.Body, inside, context);
                return;
        }
        foreach (var child in FormTree.Children(form))
            Collect(child, bound, context);
    }

    private void Free(IndexForm index, HashSet<string> bound) => Free(index.Value.Names.Concat(index.Divisor?.Names ?? []), bound);

    private void Free(IEnumerable<string> names, HashSet<string> bound) => _free.UnionWith(names.Where(name => !bound.Contains(name)));

    // M in Σ_{u=0}^{M−1} F_u, no usual letter of anything: the extent of what u runs over.
    private void ReadLimits(IReadOnlyList<(Form Left, Form Right)> equalities, Context context, bool isTransposed)
    {
        var extents = new Dictionary<string, HashSet<ClaimLetter>>(StringComparer.Ordinal);
        foreach (var sum in equalities.SelectMany(equality => new[] { equality.Left, equality.Right }).SelectMany(FormTree.Within)
            .OfType<BigSumForm>())
        {
            foreach (var limit in sum.Limits)
            {
                if (limit is not { First: { Divisor: null } first, Last: { Divisor: null } last }
                    || PlaceOf(limit.Name, sum.Body, context) is not var (role, position))
                    continue;
                var extent = last.Value - first.Value + 1;
                if (extent.Terms is [{ Coefficient: 1, Atoms: [IndexName { Name: var name }] }]
                    && first.Value.Constant == context.BaseOf(position.Kind) && !_letters.ContainsKey(name) && !_indices.Contains(name))
                    (extents.TryGetValue(name, out var places) ? places : extents[name] = [])
                        .Add(ClaimLetter.Of(role, position, isTransposed));
            }
        }
        foreach (var (name, places) in extents)
        {
            if (places.Count == 1)
                _letters[name] = places.First();
            else if (places.Select(place => place.Setting).Distinct().Count() == 1)
                _letters[name] = new(places.First().Setting, null);
        }
    }

    private static (Role Role, AxisPosition Position)? PlaceOf(string variable, Form body, Context context)
    {
        foreach (var reference in FormTree.Within(body).OfType<RefForm>())
        {
            if (context.RoleOf(reference) is not { } role || context.PositionsOf(role).Length != reference.Indices.Count)
                continue;
            var positions = context.PositionsOf(role);
            for (int k = 0; k < positions.Length; k++)
            {
                if (reference.Indices[k].Variable == variable)
                    return (role, positions[k]);
            }
        }
        return null;
    }

    // An H without a W is that of all axes.
    private void ShareAxes()
    {
        if (_layout.Axes == 1)
            return;
        foreach (var setting in (ClaimSetting[])[ClaimSetting.Input, ClaimSetting.Output])
        {
            var own = _letters.Where(pair => pair.Value.Setting == setting).ToList();
            if (own.Count == 1 && own[0].Key[0] is 'H' or 'W')
                _letters[own[0].Key] = new(setting, null);
        }
    }
}

using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

// Index positions, index base, geometry and sizes, once the arrays are known.
internal sealed partial class Inference
{
    private const int MostExtent = 64;

    private readonly Dictionary<SymbolOf, Role?> _rolesOfAnyLayer = [];

    // What rows say that share a side with an earlier one: one of their sides may be copied, the other is the author's own.
    private List<IndexTriple> _copied = [];

    private Context Complete(SymbolicRelation? variant = null)
    {
        SetRoles();
        _rolesOfAnyLayer.Clear();
        _indexLetters = null;
        FindDefinitions();
        var symbolic = variant ?? Relations().FirstOrDefault().Relation;
        if (variant is not null)
            Specialise();
        var declared = _declared.IsWhole ? new DeclaredLayers(_declared) : null;
        var layout = declared?.Layout ?? symbolic?.Layout ?? LayoutByCounts();
        _base = _declared.IndexBase ?? FindBase(symbolic, layout);
        _channelBase = ChannelBase(layout);
        var sizes = new SizeSearch(_seen, _facts.Where(fact => !fact.IsGradient).Select(fact => fact.Equality.Right.Form), _shapes, layout, _base, _channelBase, RoleOfAnyLayer);
        var evidence = Evidence();
        var triples = evidence.SelectMany(fact => NumericTriples(fact, layout)).ToList();
        _copied = [.. _facts.Except(evidence, ReferenceEqualityComparer.Instance).Cast<Fact>().SelectMany(fact => NumericTriples(fact, layout))];
        bool isKnown = declared is { IsNamed: false }, isTrue = _declared.IsTrueConvolution ?? false;

        // A transposed convolution of unknown sizes is nothing to judge by.
        var samples = declared?.Samples() ?? (_declared.IsTransposed ? new List<Sample>() : null) ?? Samples(layout, symbolic, triples, sizes, out isKnown, out isTrue);
        if (declared is not null && samples.Count > 0)
            _evidence.Add(declared.IsNamed ? "Its sizes are names: declared." : $"Sizes: {Rendering.LayerText.Of(samples[0].Layer)}.");
        else if (isTrue)
            _evidence.Add($"{_filter} is read backwards in the forward equations: true convolution.");
        var context = new Context
        {
            Roles = _roles,
            LetterRoles = Letters(),
            Layout = layout,
            IndexBase = _base,
            ChannelBase = _channelBase,
            IsTrueConvolution = isTrue,
            Forward = [.. _facts.Where(fact => !fact.IsGradient && fact.IsNumeric).Select(fact => fact.Equality)],
            WritesCorrelations = isTrue && (_declared.WritesCorrelations ?? WritesCorrelations()),
            Activation = Activation.Of(_equalities, _forms, _roles),
            CountedApart = CountedApart(symbolic),
            SizeLetters = _sizeLetters,
            Letters = FirstLetters(),
            HasStars = HasStars(),
            Behind = Activation.Behind(_equalities, _roles),
            Samples = samples,
            SizesAreKnown = isKnown,
            Fixed = isKnown ? FixedRoles(layout, sizes) : [],
            LooksTransposed = _looksTransposed,
            MayBeTransposed = _mayBeTransposed,
            Relation = declared is null ? symbolic : null,
            Declared = declared,
            IndexDefinitions = _definitions,
            RelatedIndices = RelatedIndices(),
            Evidence = _evidence,
            Names = Names(),
            OwnWriting = new(() => new Writing(_equalities, RoleOf)),
        };
        return _declared.IndexBase is null && declared is null ? context with { CountedOtherwise = () => CountedOtherwise(context, sizes, symbolic) } : context;
    }

    // The arrays whose extents are declared or stated; the output where nothing of the layer is left open.
    private HashSet<Role> FixedRoles(ArrayLayout layout, SizeSearch sizes)
    {
        List<AxisFacts> facts = [.. Enumerable.Range(0, layout.Axes).Select(axis => FactsOf(axis, layout.Axes, sizes))];
        var roles = new HashSet<Role>();
        if (facts.All(axis => axis.Input is not null))
            roles.Add(Role.Input);
        if (facts.All(axis => axis.Filter is not null))
            roles.Add(Role.Filter);
        if (roles.Count == 2 && facts.All(axis => axis is { Stride: not null, Before: not null }))
            roles.Add(Role.Output);
        return roles;
    }

    // k − 1 is the last index of k entries from 0, and of k − 1 entries from 1.
    private Context CountedOtherwise(Context context, SizeSearch sizes, SymbolicRelation? symbolic)
    {
        _base = 1 - context.IndexBase;
        return context with
        {
            IndexBase = _base,
            Samples = [.. context.Samples.Select(sample => new Sample(sample.Layer, Sizes(context.Layout, sample.Layer, Settings(sample.Layer), sizes, symbolic)))],
            Evidence = [.. context.Evidence, $"Formulas count from {_base}: they hold only so."],
        };
    }

    // The relations that index sums give, the usual one first, and whether a forward equation or several displays give it. In a claim the axes have one order.
    private IEnumerable<(SymbolicRelation Relation, bool IsFirm)> Relations() => _facts.Where(fact => !fact.IsNumeric)
        .Select(fact => (Relation: Relate(fact)!, IsForward: !fact.IsGradient, fact.Equality.Chain)).Where(pair => pair.Relation is not null && (_declared.Axes ?? pair.Relation.Axes.Length) == pair.Relation.Axes.Length && (!_declared.IsOfClaim || pair.Relation.Layout.IsInOrder))
        .GroupBy(pair => pair.Relation.Signature).OrderByDescending(group => group.Count() + (group.Any(pair => pair.IsForward) ? 1 : 0))
        .Select(group => (group.OrderBy(pair => pair.IsForward ? 0 : 1).ThenBy(pair => pair.Relation.Axes.Sum(axis => axis.Offset.Terms.Count)).Select(pair => pair.Relation with { IsForward = pair.IsForward }).First(), group.Any(pair => pair.IsForward) || group.Select(pair => pair.Chain).Distinct().Skip(1).Any()));

    // Stride 1 and dilation 1 in definitions with names for them.
    private void Specialise()
    {
        var names = Relations().SelectMany(pair => pair.Relation.Axes).SelectMany(axis => axis.Stride.Names.Concat(axis.Dilation.Names)).ToHashSet();
        foreach (var (name, value) in _definitions.ToList())
            _definitions[name] = value.Substitute(other => names.Contains(other) ? IndexExpression.FromInt64(1) : null);
    }

    private Role? RoleOf(RefForm reference) => _roles.TryGetValue(reference.Key, out var role) ? role : null;

    // In sums over w^{l+1} the limits say what they say for w^l.
    private Role? RoleOfAnyLayer(RefForm reference)
    {
        var symbol = new SymbolOf(reference.Key, reference.Indices.Count > 1);
        if (!_rolesOfAnyLayer.TryGetValue(symbol, out var role))
            _rolesOfAnyLayer[symbol] = role = RoleInAnyLayer(reference);
        return role;
    }

    private Role? RoleInAnyLayer(RefForm reference) =>
        RoleOf(reference) ?? (reference.Indices.Count > 1 ? RoleOf(Context.OtherCase(reference.Key)) : null) ?? RoleOf(LayerTags.Further(reference.Key, -1)) ?? RoleOf(LayerTags.Further(reference.Key, 1));

    private Role? RoleOf(string? key) => key is not null && _roles.TryGetValue(key, out var role) ? role : null;

    private void SetRoles()
    {
        _roles[_input] = Role.Input;
        _roles[_filter] = Role.Filter;
        _roles[_output] = Role.Output;
        foreach (var (name, key) in _aliases)
        {
            if (GradientRole(key) is { } role)
                _roles.TryAdd(name, role);
        }
        foreach (var gradient in _forms.Gradients)
        {
            if (gradient.Loss is { } loss)
                _roles.TryAdd(loss.Key, Role.Loss);
        }

        // A δ without a definition is what arrives from the next layer, as is one that stands where ∂L/∂O would.
        foreach (var reference in _forms.References.Where(reference => reference.Name == "delta"))
        {
            if (_facts.Any(fact => fact.IsGradient && fact.Products[0].Left.Key == FactReader.Unknown + reference.Tag))
                _roles.TryAdd(reference.Key, Role.Upstream);
        }
        foreach (var fact in _facts.Where(fact => fact.IsGradient && fact.Target.Key.StartsWith(FactReader.Unknown[0])))
        {
            // δ^{l-1} on the left, where the products hold the filter, is the gradient of the input.
            if (fact.Products[0].Right.Key == _filter && fact.Equality.Head.Form is RefForm target)
                _roles.TryAdd(target.Key, Role.InputGradient);
        }
        if (_output.StartsWith(FactReader.Unknown[0]) && !_roles.ContainsKey("delta"))
            _roles.TryAdd("delta" + (_output.Length > 1 ? "^" + _output[1..] : ""), Role.Upstream);
        foreach (var fact in _facts)
        {
            if (fact.Bias is { } bias)
                _roles.TryAdd(bias.Key, Role.Bias);
        }
        // O = X * F + b
        foreach (var equality in _equalities)
        {
            if (equality is { Left.Form: RefForm left, Right.Form: Forms.SumForm { Terms: [{ Term: var applied }, { Sign: > 0, Term: RefForm { Indices.Count: 0 } added }] } } && left.Key == _output && Operands(applied) is not null)
                _roles.TryAdd(added.Key, Role.Bias);
        }
        foreach (var gradient in _forms.Gradients)
        {
            if (gradient.By.Name is "b" or "beta" or "B")
                _roles.TryAdd(gradient.By.Key, Role.Bias);
        }
        foreach (var (name, role) in (IEnumerable<(string?, Role)>)[(_declared.Upstream, Role.Upstream), (_declared.Bias, Role.Bias), (_declared.Loss, Role.Loss)])
        {
            if (name is not null)
                _roles[name] = role;
        }
        foreach (string rate in (string[])["eta", "alpha", "mu", "gamma", "lr", "lambda", "epsilon", "eps"])
            _roles.TryAdd(rate, Role.Rate);
    }

    private Role? GradientRole(string key) => key == _output ? Role.Upstream : key == _input ? Role.InputGradient : key == _filter ? Role.FilterGradient : null;

    // Letters that have one role whatever stands above them.
    private Dictionary<string, Role> Letters()
    {
        var letters = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var group in _roles.GroupBy(pair => pair.Key.Split('^')[0]))
        {
            if (group.Select(pair => pair.Value).Distinct().Take(2).Count() == 1)
                letters[group.Key] = group.First().Value;
        }
        return letters;
    }

    private Dictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, word) in (IEnumerable<(Role, string)>)[(Role.Input, "input"), (Role.Filter, "filter"), (Role.Output, "output"), (Role.Loss, "loss"), (Role.Upstream, "upstream"), (Role.Bias, "bias")])
        {
            if (_roles.FirstOrDefault(pair => pair.Value == role).Key is { } key && key[0] is not ('?' or '*'))
                names[word] = key;
        }
        return names;
    }

    // h = s·p + d·r − p₀ says what h is.
    private void FindDefinitions()
    {
        foreach (var equality in _equalities)
        {
            if (equality.Left.Node is not (Latex.NameNode or Latex.ScriptNode) || IndexReader.NameOf(equality.Left.Node) is not { Length: 1 or 2 } name || !char.IsAsciiLetterLower(name[0]) || _roles.ContainsKey(name))
                continue;
            // The indices of the output are given by its equation.
            if (_facts.Any(fact => !fact.IsGradient && fact.Target.Indices.Any(index => index.Variable == name)))
                continue;
            if (IndexReader.Value(equality.Right.Node) is { Constant: null } value && value.Terms.Count > 1 && !value.Contains(name))
                _definitions.TryAdd(name, value);
        }
    }

    private int FindBase(SymbolicRelation? symbolic, ArrayLayout layout)
    {
        // Channels may be counted in another way; where nothing but they have numbers, in this one.
        if ((Smallest(layout, isOfPlanes: false, withBias: false) ?? Smallest(layout, isOfPlanes: true, withBias: false)) is { } least)
        {
            int smallest = Displayed() ?? (least <= 0 ? 0 : 1);

            // One w_{11} in a text of formulas is an entry like any other.
            if (smallest == 1 && symbolic is { IsForward: true } && !_facts.Any(fact => fact.IsNumeric) && NeedsZero(symbolic))
            {
                _evidence.Add("Indices start at 0: the windows would start behind the first entry otherwise.");
                return 0;
            }
            _evidence.Add(least <= 0 == (smallest == 0) ? $"Indices start at {smallest}: the smallest that is written is {least}." : $"Indices start at {smallest}: those of displayed arrays do.");
            return smallest;
        }
        var limits = _forms.Sums.SelectMany(sum => sum.Limits).Select(limit => limit.First?.Value.Constant).OfType<long>().Where(first => first is 0 or 1).ToList();
        if (limits.Count > 0)
        {
            int usual = limits.Count(first => first == 0) >= limits.Count(first => first == 1) ? 0 : 1;
            _evidence.Add($"Indices start at {usual}: sums do.");
            return usual;
        }

        // The base that agrees with the padding that an operator is called with.
        if (symbolic is { Axes: [{ IsFlipped: false, Offset.Constant: { } shift, Stride.Constant: { } s, Dilation.Constant: { } d }, ..] })
        {
            foreach (var argument in _forms.Operators.SelectMany(form => form.Arguments).Where(argument => argument.Name is "padding" or "pad" or "p"))
            {
                if (IndexReader.Value(argument.Value)?.Constant is { } padding && (padding == -shift || padding == -(shift + s + d - 1)))
                {
                    _evidence.Add($"Indices start at {(padding == -shift ? 0 : 1)}: with a padding of {padding} they do.");
                    return padding == -shift ? 0 : 1;
                }
            }
        }

        if (symbolic is not null && NeedsZero(symbolic))
        {
            _evidence.Add("Indices start at 0: the windows would start behind the first entry otherwise.");
            return 0;
        }
        return 1;
    }

    // The first index of arrays that are displayed entry by entry, where they agree.
    private int? Displayed()
    {
        var firsts = _equalities.Select(equality => equality is { Left.Form: RefForm { Indices.Count: 0 } array, Right.Form: GridForm { Rows: [[RefForm { Indices.Count: > 0 } first, ..], ..] } grid }
            && RoleOf(first) is Role.Input or Role.Filter or Role.Output && Context.OtherCase(array.Key) is var other && (array.Key == first.Key || other == first.Key)
            && grid.Rows.SelectMany(row => row).All(cell => cell is RefForm entry && entry.Key == first.Key && entry.Indices.Count == first.Indices.Count)
            ? first.Indices.Select(index => index.Value.Constant).Distinct().ToList() : []).Where(indices => indices.Count > 0).ToList();
        return firsts.Count > 0 && firsts.All(indices => indices is [0]) ? 0 : firsts.Count > 0 && firsts.All(indices => indices is [1]) ? 1 : null;
    }

    // The base that needs no padding, or the least: x = y + f is 0-based, x = y + f − 1 is 1-based.
    private static bool NeedsZero(SymbolicRelation relation) => relation is { Axes: [{ IsFlipped: false } axis, ..] } && axis.Offset.Substitute(_ => 2).Constant is { } offset
        && (axis.Stride.Constant ?? 2) + (axis.Dilation.Constant ?? 2) - 1 is var step && -(offset + step) < 0 && -offset >= 0;

    // The smallest index that is a number and counts positions, or images, channels and filters; null where none does.
    private long? Smallest(ArrayLayout layout, bool isOfPlanes, bool withBias)
    {
        long? smallest = null;
        foreach (var reference in _forms.References)
        {
            if (reference.Indices.Count == 0 || RoleOf(reference) is not { } role || role is Role.Loss or Role.Rate
                || (role is Role.Bias && !withBias))
                continue;
            var positions = layout.PositionsOf(role);
            for (int k = 0; k < reference.Indices.Count; k++)
            {
                if ((positions.Length == reference.Indices.Count && positions[k].Kind != AxisKind.Spatial) == isOfPlanes
                    && reference.Indices[k].Value.Constant is { } index && (smallest is null || index < smallest))
                    smallest = index;
            }
        }
        return smallest;
    }

    // Channels and images may be counted from another number than positions: c = 1, …, C beside m = 0, …, k − 1.
    private int ChannelBase(ArrayLayout layout)
    {
        if (_declared.IndexBase is not null)
            return _base;
        var firsts = new List<long>();
        foreach (var sum in _forms.Sums)
        {
            foreach (var limit in sum.Limits)
            {
                if (limit.First?.Value.Constant is not (0 or 1))
                    continue;
                foreach (var reference in FormTree.Within(sum.Body).OfType<RefForm>())
                {
                    var positions = layout.PositionsOf(RoleOf(reference));
                    for (int k = 0; k < positions.Length && positions.Length == reference.Indices.Count; k++)
                    {
                        if (positions[k].Kind != AxisKind.Spatial && reference.Indices[k].Variable == limit.Name)
                            firsts.Add(limit.First.Value.Constant!.Value);
                    }
                }
            }
        }
        if (firsts.Count == 0)
        {
            return Smallest(layout, isOfPlanes: true, withBias: true) is not { } smallest ? _base : smallest <= 0 ? 0 : 1;
        }
        return (int)firsts.GroupBy(first => first).OrderByDescending(group => group.Count()).First().Key;
    }

    // What is said of entries; of rows with one left side or one right side in common only the first: another may be copied.
    private List<Fact> Evidence()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<Fact>();
        foreach (var fact in _facts)
        {
            var (target, sum) = (fact.TargetText, fact.SumText);
            if (fact.IsNumeric && (targets.GetValueOrDefault(target, sum) != sum || (fact.Products.Count > 1 && sums.GetValueOrDefault(sum, target) != target)))
                continue;
            targets[target] = sum;
            sums[sum] = target;
            kept.Add(fact);
        }
        return kept;
    }
}

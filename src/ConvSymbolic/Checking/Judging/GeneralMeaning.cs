using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using SumForm = ConvSymbolic.Checking.Forms.SumForm;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// Reads forms as expressions with names for all sizes: the index sums and the convolutions of whole arrays that the proof for all sizes knows. Indices are 0-based.
/// </summary>
/// <param name="context">The roles and conventions.</param>
/// <param name="sizes">The names of the sizes.</param>
internal sealed partial class GeneralMeaning(Context context, GeneralSizes sizes)
{
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);

    private readonly WholePlanes _planes = new(sizes.Layer);

    // The free indices, which the left side gives, and their smallest values.
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    // Whether a whole array is each plane of it.
    private bool _readsPlanes = true;

    // The extents that a convolution between two arrays is to give.
    private EquatableArray<IndexExpression>? _wanted;

    // Whether operators are read in the order in which their operands stand.
    private bool IsLiteral { get; set; }

    /// <summary>Both sides, whole arrays as their entries at the same indices; null where a part is not covered.</summary>
    public (Expression Left, Expression Right)? Read(Form left, Form right)
    {
        if (right is not (OperatorForm or ProductForm) && left is OperatorForm or ProductForm { Factors.Count: > 1 })
            return Read(right, left) is var (second, first) ? (first, second) : null;
        IsLiteral = context.IsLiteral || OperandOrder.IsLiteral(left, right);
        var bound = FormTree.Within(left).OfType<BigSumForm>().SelectMany(sum => sum.Limits).Select(limit => limit.Name).ToHashSet();
        var indices = FormTree.Within(left).SelectMany(form => form is RefForm reference && context.RoleOf(reference) != Role.Loss ? reference.Indices : form is EntryForm entry ? entry.Indices : []);
        _given.Clear();
        foreach (string name in indices.SelectMany(index => index.Value.Names).Where(name => !bound.Contains(name) && !sizes.IsSize(name)))
            _given[name] = sizes.PlaceOf(name, left) is null && GroupIndex.Find(context, name, left) is var (index, _, position)
                ? index.Group == name ? index.First : context.BaseOf(position.Kind)
                : context.BaseOf(sizes.PlaceOf(name, left)?.Position.Kind ?? AxisKind.Spatial);
        if (Read(left) is not { } one)
            return null;
        _wanted = IsArray(one) ? Extents(one) : null;
        if (Read(right) is not { } two || IsArray(one) != IsArray(two))
            return null;
        if (!IsArray(one))
            return (one, two);
        return Extents(one) is { } first1 && Extents(two) is { } second1 && first1 == second1 && At(one, first1.Count) is { } entry1 && At(two, first1.Count) is { } entry2 ? (entry1, entry2) : null;
    }

    private EquatableArray<IndexExpression>? Extents(Expression array) => array switch
    {
        Product { Factors: [.., var last] } => Extents(last),
        Summation sum => Extents(sum.Body),
        Sum sum => Extents(sum.Terms.First(IsArray)),
        Symbol { Name: Names.Output } => sizes.Layer.Output,
        Application { Operator: Expressions.Operator.Pad, Operands: [var inner], Arguments: [var padding] } when Extents(inner) is { } extents =>
            [.. extents.Select((extent, axis) => extent + padding.Values[2 * axis] + padding.Values[2 * axis + 1])],
        _ => Proofs.SumForm.ExtentsOf(sizes.Layer, array),
    };

    private static Expression? At(Expression array, int axes)
    {
        EquatableArray<IndexExpression> letters = [.. Enumerable.Range(0, axes).Select(axis => IndexExpression.Variable($"#at{axis}"))];
        return array switch
        {
            Product { Factors: [.., var last] factors } => At(last, axes) is { } entry ? new Product([.. factors.SkipLast(1), entry]) : null,
            Summation sum => At(sum.Body, axes) is { } entry ? sum with { Body = entry } : null,
            Sum sum => sum.Terms.Select(term => IsArray(term) ? At(term, axes) : term).ToList() is var terms && terms.Contains(null) ? null : new Sum([.. terms.Select(term => term!)]),
            Element plane => plane with { Subscript = letters },
            Derivative { Of: Symbol { Name: Names.Loss }, By: Element plane } => new Derivative(new Symbol(Names.Loss), plane with { Subscript = letters }),
            Derivative { Of: Symbol { Name: Names.Loss }, By: Symbol by } => new Derivative(new Symbol(Names.Loss), new Element(by, [], letters)),
            Symbol or Application => new Element(array, [], letters),
            _ => null,
        };
    }

    private static bool IsArray(Expression expression) =>
        expression is Symbol or Application or Derivative { By: Symbol } or Element { Subscript.Count: 0 } or Derivative { By: Element { Subscript.Count: 0 } } || (expression is Summation sum && IsArray(sum.Body)) || (expression is Sum terms && terms.Terms.Any(IsArray)) || (expression is Product { Factors: [.., var last] } && IsArray(last));

    private Expression? Read(Form form) => form switch
    {
        NumberForm number => new Number(number.Value),
        RefForm reference => context.RoleOf(reference) is { } role ? Reference(reference, role) : Kronecker.Of(reference) is { } bracket ? Read(bracket) : null,
        GradientForm gradient => Gradient(gradient.By),
        DerivativeForm { Of: RefForm of, By: var by } when context.RoleOf(of) == Role.Loss => Gradient(by),
        BracketForm bracket => new Bracket([.. bracket.Conditions.Select(condition => new IndexCondition(Resolved(condition.Left), Resolved(condition.Right)))]),
        DerivativeForm { By: var by } derivative when context.RoleOf(by) is Role.Input or Role.Filter or Role.Bias => Derived(derivative),
        SumForm sum => All(sum.Terms) is { } terms ? new Sum(terms) : null,
        ProductForm product => Product(product),
        BigSumForm sum => BigSum(sum),
        OperatorForm applied => Operator(applied),
        EntryForm entry => Entry(entry),
        _ => null,
    };

    // The derivative of an entry, or of anything in a declared layer, by an entry whose indices are letters.
    private Derivative? Derived(DerivativeForm derivative)
    {
        if ((context.Declared is null && derivative.Of is not RefForm { Indices.Count: > 0 }) || Read(derivative.Of) is not { } of || IsArray(of))
            return null;
        if (Read(derivative.By) is not Element { Subscript.Count: > 0 } entry || !(entry.Array is Symbol { Name: Names.Bias } || entry.Superscript.Concat(entry.Subscript).All(IsLetter)))
            return null;
        return of is Element { Array: Symbol { Name: Names.Output } } output && !output.Subscript.All(IsLetter) ? null : new Derivative(of, entry);
    }

    private Expression? Gradient(RefForm by) => context.RoleOf(by) switch
    {
        Role.Input => Array(Names.Input, Role.Input, by, isGradient: true),
        Role.Filter => Array(Names.Filter, Role.Filter, by, isGradient: true),
        Role.Output => Array(Names.Output, Role.Output, by, isGradient: true),
        Role.Bias => Bias(by) is { } bias ? new Derivative(new Symbol(Names.Loss), bias) : null,
        _ => null,
    };

    // Arrays of the same extents, and numbers that are added to every entry.
    private EquatableArray<Expression>? All(EquatableArray<TermForm> forms)
    {
        var read = new List<Expression>();
        foreach (var term in forms)
        {
            if (Read(term.Term) is not { } value)
                return null;
            read.Add(term.Sign < 0 ? new Product([new Number(-1), value]) : value);
        }
        var extents = read.Where(IsArray).Select(Extents).Distinct().ToList();
        return extents.Count > 1 || extents.Contains(null) ? null : [.. read];
    }

    private Expression? Reference(RefForm reference, Role role) => role switch
    {
        Role.Input => Array(Names.Input, Role.Input, reference, isGradient: false),
        Role.Filter => Array(Names.Filter, Role.Filter, reference, isGradient: false),
        Role.Output => Array(Names.Output, Role.Output, reference, isGradient: false),
        Role.Upstream => Array(Names.Output, Role.Output, reference, isGradient: true),
        Role.InputGradient => Array(Names.Input, Role.Input, reference, isGradient: true),
        Role.FilterGradient => Array(Names.Filter, Role.Filter, reference, isGradient: true),
        Role.Bias => Bias(reference),
        Role.BiasGradient => Bias(reference) is { } bias ? new Derivative(new Symbol(Names.Loss), bias) : null,
        _ => null,
    };

    // A bias without an index is that of the only filter.
    private Element? Bias(RefForm reference)
    {
        if (sizes.Layer.Filters.Constant == 1)
            return reference.Indices is [] or [{ Variable: not null }] ? new Element(new Symbol(Names.Bias), [], [IndexExpression.Zero]) : null;
        if (reference.Indices.Count == 0)
            return new Element(new Symbol(Names.Bias), [], _planes.Of(Names.Bias));
        return reference.Indices is [{ Divisor: null } index] ? new Element(new Symbol(Names.Bias), [], [Resolved(index.Value) - context.ChannelBase]) : null;
    }

    private Expression? Array(string name, Role role, RefForm reference, bool isGradient)
    {
        Expression whole = isGradient ? new Derivative(new Symbol(Names.Loss), new Symbol(name)) : new Symbol(name);
        if (reference.Indices.Count == 0)
            return _readsPlanes ? _planes.PlaneOf(whole) : whole;
        return Meaning.IsPosition(context.PositionsOf(role), reference)
            ? null
            : Entry(whole, role, reference.Indices);
    }

    private Expression? Entry(Expression whole, Role role, EquatableArray<IndexForm> indices)
    {
        var positions = context.PositionsOf(role);

        // X^{(n,c)} without positions is a plane.
        bool isPlane = positions.Length != indices.Count && positions.Count(position => position.Kind != AxisKind.Spatial) == indices.Count;
        if (isPlane)
            positions = [.. positions.Where(position => position.Kind != AxisKind.Spatial)];
        if (positions.Length != indices.Count)
            return null;
        AxisKind[] leading = role == Role.Filter ? (sizes.Layer.IsTransposed ? [AxisKind.Channel, AxisKind.Filter] : [AxisKind.Filter, AxisKind.Channel]) : role == Role.Input ? [AxisKind.Image, AxisKind.Channel] : [AxisKind.Image, AxisKind.Filter];
        var superscript = new List<IndexExpression>();
        foreach (var kind in leading)
        {
            int place = System.Array.FindIndex(positions, position => position.Kind == kind);
            if (sizes.ExtentOf(role, new AxisPosition(kind))?.Constant == 1)
            {
                if (place >= 0 && Resolved(indices[place].Value).Constant is { } only && only != context.BaseOf(kind))
                    return null;
                continue;
            }
            if (place < 0)
                return null;
            superscript.Add(Resolved(indices[place].Value) - context.BaseOf(kind));
        }
        if (isPlane)
            return whole is Derivative { By: Symbol array } ? new Derivative(new Symbol(Names.Loss), new Element(array, [.. superscript], [])) : new Element(whole, [.. superscript], []);
        var subscript = new IndexExpression[positions.Count(position => position.Kind == AxisKind.Spatial)];
        var strides = new IndexExpression[subscript.Length];
        for (int k = 0; k < positions.Length; k++)
        {
            if (positions[k].Kind != AxisKind.Spatial)
                continue;
            var index = Solved(indices[k]);
            int axis = positions[k].Axis;
            strides[axis] = index.Divisor is null ? 1 : sizes.Marked(index.Divisor);
            subscript[axis] = Resolved(index.Value) - strides[axis] * context.IndexBase;
        }
        if (strides.Any(stride => stride.Constant != 1))
            whole = new Application(Expressions.Operator.Stuff, [whole], [new Argument(ArgumentName.Stride, [.. strides])]);
        return whole is Derivative { By: Symbol by }
            ? new Derivative(new Symbol(Names.Loss), new Element(by, [.. superscript], [.. subscript]))
            : new Element(whole, [.. superscript], [.. subscript], IsExtended: true);
    }

    private Expression? Entry(EntryForm entry)
    {
        // (I * K)_{ij} is an output.
        if (context.Declared is null
            && (entry.Array is ProductForm || (entry.Array is OperatorForm { Operands.Count: 2 } && !context.AreWordsLiteral))
                && FormTree.Children(entry.Array).Select(form => form is RefForm reference ? context.RoleOf(reference) : null).ToHashSet().SetEquals([Role.Input, Role.Filter]))
            return Entry(new Symbol(Names.Output), Role.Output, entry.Indices);
        var role = Behind(entry.Array) switch
        {
            RefForm { Indices.Count: 0 } reference => context.RoleOf(reference),
            GradientForm { By: { Indices.Count: 0 } by } => context.RoleOf(by),
            _ => null,
        };
        if (role is { } known)
            return Whole(entry.Array) is { } whole && IsArray(whole) ? Entry(whole, known, entry.Indices) : null;

        // What operators make of planes, or a convolution of two of them, is a plane.
        return (context.Declared is not null || context.AreWordsLiteral) && entry.Indices.Count == sizes.Layer.Axes
            && entry.Indices.All(index => index.Divisor is null) && Read(entry.Array) is { } plane && IsArray(plane)
            ? new Element(plane, [], [.. entry.Indices.Select(index => Resolved(index.Value) - context.IndexBase)]) : null;
    }

    // An array whose images, channels and filters are said behind it.
    private Expression? Whole(Form array)
    {
        _readsPlanes = false;
        var whole = Read(array);
        _readsPlanes = true;
        return whole;
    }

    // The array behind operators that leave its images and channels as they are.
    private static Form Behind(Form array) => array is OperatorForm { Operands: [var inner] } ? Behind(inner) : array;

    private static bool IsExtreme(IndexForm? limit) => limit?.Value.Terms.Any(term => term.Atoms.Any(atom => atom is IndexLargest)) ?? false;

    private Summation? BigSum(BigSumForm sum)
    {
        var ranges = new List<IndexRange>();
        var shifts = new Dictionary<string, IndexExpression>(StringComparer.Ordinal);
        foreach (var limit in sum.Limits)
        {
            if (_given.ContainsKey(limit.Name) || sizes.IsSize(limit.Name) || !_bound.Add(limit.Name) || limit.First?.Divisor is not null || limit.Last?.Divisor is not null || IsExtreme(limit.First) || IsExtreme(limit.Last))
                return null;
            var (first, last) = (limit.First is null ? null : Counted(limit.First.Value), limit.Last is null ? null : Counted(limit.Last.Value));
            if (first is null || last is null)
            {
                if (sizes.PlaceOf(limit.Name, sum.Body) is not var (role, position) || sizes.ExtentOf(role, position) is not { } extent)
                {
                    if (first is not null || last is not null)
                        return null;
                    ranges.Add(Proofs.SumForm.Everything(limit.Name));
                    continue;
                }
                first ??= context.BaseOf(position.Kind);
                last ??= context.BaseOf(position.Kind) + extent - 1;
            }
            // Every index of a sum starts at 0.
            (first, last) = (Shifted(first), Shifted(last));
            ranges.Add(IndexRange.UpTo(limit.Name, last - first + 1));
            shifts[limit.Name] = limit.Name + first;
        }
        var body = Read(sum.Body);
        _bound.ExceptWith(sum.Limits.Select(limit => limit.Name));
        return body is null || IsArray(body) ? null : new Summation([.. ranges], body.Substitute(name => shifts.GetValueOrDefault(name)));

        IndexExpression Shifted(IndexExpression index) => index.Substitute(name => shifts.GetValueOrDefault(name));
    }

    // Indices that are defined elsewhere and not given on the left: h stands for s·p + d·r − p₀. A given letter counts from 0.
    private IndexExpression Resolved(IndexExpression index) => Counted(index.Substitute(name =>
        _bound.Contains(name) || _given.ContainsKey(name) ? null : context.IndexDefinitions.GetValueOrDefault(name)));

    private IndexExpression Counted(IndexExpression index) => sizes.Marked(index.Substitute(name => _given.TryGetValue(name, out int smallest) ? name + IndexExpression.FromInt64(smallest) : null));

    // Where h = s·p + d·r − p₀ is given on the left and p is summed over, r is (h + p₀ − s·p)/d.
    private IndexForm Solved(IndexForm index)
    {
        if (index.Variable is not { } name || _bound.Contains(name) || _given.ContainsKey(name) || context.IndexDefinitions.ContainsKey(name))
            return index;
        foreach (var (defined, value) in context.IndexDefinitions)
        {
            if (_given.ContainsKey(defined) && SymbolicAxis.Coefficient(value, name) is { } coefficient && coefficient != IndexExpression.Zero)
                return index with { Value = IndexExpression.Variable(defined) - value.Substitute(other => other == name ? IndexExpression.Zero : null), Divisor = coefficient };
        }
        return index;
    }

    private static bool IsLetter(IndexExpression index) => index.Terms is [{ Coefficient: 1, Atoms: [IndexName] }] or [{ Coefficient: 1, Atoms: [IndexName] }, { Atoms: [] }];
}

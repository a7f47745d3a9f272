using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// Reads a form as an expression of the layer: roles in the place of letters, 0-based indices, numbers for sizes, sums over the ranges that are meant.
/// </summary>
/// <param name="context">The roles and conventions.</param>
/// <param name="sample">The layer.</param>
/// <param name="evaluator">Knows the extents of arrays.</param>
internal sealed partial class Meaning(Context context, Sample sample, ExpressionEvaluator evaluator)
{
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);

    // Indices whose limits move with another index: they leave their array, where it counts as 0.
    private readonly HashSet<string> _moving = new(StringComparer.Ordinal);

    /// <summary>Why the last form could not be read.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether a whole array is each plane of it, where it has several.</summary>
    public bool ReadsPlanes { get; set; }

    /// <summary>The planes of this layer.</summary>
    public WholePlanes Planes => sample.Planes;

    /// <summary>The extents that the other side has, where a convolution is to give them; null when they are not known.</summary>
    public int[]? Wanted { get; set; }

    /// <summary>The expression; null with a <see cref="Reason"/> where a part is not understood.</summary>
    public Expression? Read(Form form)
    {
        switch (form)
        {
            case NumberForm number:
                return new Number(number.Value);
            case RefForm reference:
                return Reference(reference);
            case GradientForm gradient:
                return Gradient(gradient.By);
            case DerivativeForm derivative:
                return Derivative(derivative);
            case SumForm sum:
                return Sum(sum);
            case ProductForm product:
                return Product(product);
            case QuotientForm quotient:
                return Quotient(quotient);
            case BigSumForm sum:
                return BigSum(sum);
            case GridForm grid:
                return Grid(grid);
            case OperatorForm applied:
                return Operator(applied);
            case EntryForm entry:
                return Entry(entry);
            case BracketForm bracket:
                return new Bracket([.. bracket.Conditions.Select(condition => new IndexCondition(Resolved(condition.Left), Resolved(condition.Right)))]);
            case DotsForm:
                return No("something is left out by dots");
            case OtherForm other:
                return No(other.Reason);
            default:
                return No("a part is not understood");
        }
    }

    /// <summary>Indices that are defined elsewhere: h stands for s·p + d·r − p₀.</summary>
    public IReadOnlyDictionary<string, IndexExpression> Definitions { get; init; } = new Dictionary<string, IndexExpression>();

    /// <summary>The indices that the left side gives.</summary>
    public IReadOnlySet<string> Given { get; init; } = new HashSet<string>();

    private Expression? No(string reason)
    {
        Reason = Reason.Length == 0 ? reason : Reason;
        return null;
    }

    private Expression? Reference(RefForm reference)
    {
        switch (context.RoleOf(reference))
        {
            case Role.Input:
                return Array(Names.Input, Role.Input, reference, isGradient: false);
            case Role.Filter:
                return Array(Names.Filter, Role.Filter, reference, isGradient: false);
            case Role.Output:
                return Array(Names.Output, Role.Output, reference, isGradient: false);
            case Role.Upstream:
                return Array(Names.Output, Role.Output, reference, isGradient: true);
            case Role.InputGradient:
                return Array(Names.Input, Role.Input, reference, isGradient: true);
            case Role.FilterGradient:
                return Array(Names.Filter, Role.Filter, reference, isGradient: true);
            case Role.Bias:
                return Bias(reference);
            case Role.BiasGradient:
                return new Derivative(new Symbol(Names.Loss), Bias(reference)!);
            case Role.Loss:
                return new Symbol(Names.Loss);
            case Role.Rate:
                // Any rate where none is given: a number that nothing else will have.
                return new Number(context.Numbers.TryGetValue((Role.Rate, 0), out var rate) ? rate : 1_000_003);
            case null when sample.Numbered(IndexExpression.Variable(reference.Name)).Constant is { } size && reference.Indices.Count == 0:
                return new Number(size);
            case null when Kronecker.Of(reference) is { } bracket:
                return Read(bracket);
            default:
                return No($"{reference.Key} is not known");
        }
    }

    private Expression? Gradient(RefForm by) => context.RoleOf(by) switch
    {
        Role.Input => Array(Names.Input, Role.Input, by, isGradient: true),
        Role.Filter => Array(Names.Filter, Role.Filter, by, isGradient: true),
        Role.Output => Array(Names.Output, Role.Output, by, isGradient: true),
        Role.Bias => Bias(by) is { } bias ? new Derivative(new Symbol(Names.Loss), bias) : null,
        _ => No($"{by.Key} is not known"),
    };

    // A bias without an index is that of the only filter.
    private Element? Bias(RefForm reference)
    {
        if (reference.Indices is [{ Divisor: null } index] && (sample.Layer.Filters > 1 || index.Variable is null))
            return new Element(new Symbol(Names.Bias), [], [Resolved(index.Value) - context.ChannelBase]);
        return new Element(new Symbol(Names.Bias), [], ReadsPlanes && reference.Indices.Count == 0 ? Planes.Of(Names.Bias) : [IndexExpression.Zero]);
    }

    private Expression? Array(string name, Role role, RefForm reference, bool isGradient)
    {
        Expression whole = isGradient ? new Derivative(new Symbol(Names.Loss), new Symbol(name)) : new Symbol(name);
        if (reference.Indices.Count == 0)
            return ReadsPlanes ? Planes.PlaneOf(whole) : whole;
        return IsPosition(context.PositionsOf(role), reference)
            ? No($"{reference.Key} has {Diagnostics.Counted.Of(reference.Indices.Count, "index", "indices")} here where it has {context.PositionsOf(role).Length} elsewhere")
            : Entry(whole, role, reference.Key, reference.Indices);
    }

    /// <summary>Whether what stands below a symbol is a position, although there are as few indices as a plane has: X_{i+u}, beside X^{(n)}.</summary>
    public static bool IsPosition(AxisPosition[] positions, RefForm reference) =>
        reference.IndexRange.Length > 0 && reference.Indices.Count < positions.Length
        && reference.Indices.Any(index => index.Value.Names.Distinct().Skip(1).Any());

    // The author's index, 0-based and with numbers for sizes.
    private IndexExpression Index(IndexForm index) => Resolved(index.Value) - context.IndexBase;

    // Where h = s·p + d·r − p₀ is given on the left and p is summed over, r is (h + p₀ − s·p)/d.
    private IndexForm Solved(IndexForm index)
    {
        if (index.Variable is not { } name || context.IndexDefinitions.Count == 0 || _bound.Contains(name) || Given.Contains(name) || Definitions.ContainsKey(name))
            return index;
        foreach (var (defined, value) in context.IndexDefinitions)
        {
            if (Given.Contains(defined) && SymbolicAxis.Coefficient(value, name) is { } coefficient && coefficient != IndexExpression.Zero)
            {
                var rest = value.Substitute(other => other == name ? IndexExpression.Zero : null);
                return index with { Value = IndexExpression.Variable(defined) - rest, Divisor = coefficient };
            }
        }
        return index;
    }

    private IndexExpression Resolved(IndexExpression index) =>
        sample.Numbered(Definitions.Count == 0 ? index : index.Substitute(name => _bound.Contains(name) ? null : Definitions.GetValueOrDefault(name)));

    private Expression? Entry(Expression whole, Role role, string name, EquatableArray<IndexForm> indices)
    {
        var positions = context.PositionsOf(role);

        // X^{(n,c)} without positions is a plane.
        bool isPlane = positions.Length != indices.Count && positions.Count(position => position.Kind != AxisKind.Spatial) == indices.Count;
        if (isPlane)
            positions = [.. positions.Where(position => position.Kind != AxisKind.Spatial)];
        if (positions.Length != indices.Count)
            return No($"{name} has {Diagnostics.Counted.Of(indices.Count, "index", "indices")} here where it has {positions.Length} elsewhere");
        if (FirstOutside(role, positions, indices) is { } outside)
            Diagnostics.Fail.With("expression.outside", $"The index {outside} of {name} is that of no entry, where there is only one.");
        var superscript = Superscript(role, positions, indices);
        if (isPlane)
            return whole is Derivative { By: Symbol plane } ? new Derivative(new Symbol(Names.Loss), new Element(plane, superscript, [])) : new Element(whole, superscript, []);
        var subscript = new IndexExpression[positions.Count(position => position.Kind == AxisKind.Spatial)];
        var strides = new IndexExpression[subscript.Length];
        bool isExtended = false, isStuffed = false;
        for (int k = 0; k < positions.Length; k++)
        {
            if (positions[k].Kind != AxisKind.Spatial)
                continue;
            var index = Solved(indices[k]);
            int axis = positions[k].Axis;
            strides[axis] = index.Divisor is null ? 1 : sample.Numbered(index.Divisor);
            var value = Resolved(index.Value);
            subscript[axis] = value - strides[axis] * context.IndexBase;
            isStuffed |= index.Divisor is not null;
            isExtended |= index.Divisor is not null || (value.Constant is null && (index.Variable is not { } variable || Definitions.ContainsKey(variable) || _moving.Contains(variable)));

            // In a claim the left side says how far its letters run; beside these arrays are zeros.
            isExtended |= context.AreWordsLiteral && index.Variable is { } free && !_bound.Contains(free)
                && (whole is Symbol ? role == Role.Input : role == Role.Output);
        }
        isExtended |= !isStuffed && role == Role.Input && whole is Symbol && IsInPadding(subscript);
        if (isStuffed)
        {
            if (strides.Any(stride => stride.Constant is not > 0))
                return No("an index is divided by something that is no number here");
            whole = new Application(Expressions.Operator.Stuff, [whole], [new Argument(ArgumentName.Stride, [.. strides])]);
        }
        Expression entry = whole is Derivative { By: Symbol by } && !isExtended && !isStuffed
            ? new Derivative(new Symbol(Names.Loss), new Element(by, superscript, [.. subscript]))
            : new Element(whole, superscript, [.. subscript], isExtended);
        return Alone(entry, role, positions, indices);
    }

    // Numbers that leave the input by no more than its padding: an entry that is 0.
    private bool IsInPadding(IndexExpression[] index)
    {
        var layer = sample.Layer;
        return !layer.IsTransposed && index.Select((at, axis) => at.Constant is { } place && place >= -layer.PaddingBefore[axis] && place < layer.Input[axis] + layer.PaddingAfter[axis]).All(isInside => isInside)
            && index.Select((at, axis) => at.Constant < 0 || at.Constant >= layer.Input[axis]).Any(isOutside => isOutside);
    }

    // Image, channel and filter, in the order of the array; those that have one value only are not said.
    private EquatableArray<IndexExpression> Superscript(Role role, AxisPosition[] positions, EquatableArray<IndexForm> indices)
    {
        AxisKind[] leading = role == Role.Filter ? (sample.Layer.IsTransposed ? [AxisKind.Channel, AxisKind.Filter] : [AxisKind.Filter, AxisKind.Channel]) : role == Role.Input ? [AxisKind.Image, AxisKind.Channel] : [AxisKind.Image, AxisKind.Filter];
        var superscript = new List<IndexExpression>();
        foreach (var kind in leading)
        {
            int place = System.Array.FindIndex(positions, position => position.Kind == kind);
            if (place >= 0 && sample.ExtentOf(role, positions[place]) != 1)
                superscript.Add(Resolved(indices[place].Value) - context.BaseOf(kind));
        }
        return [.. superscript];
    }

    private Expression? Derivative(DerivativeForm derivative)
    {
        if (Whole(derivative.Of) is not { } of)
            return null;
        switch (context.RoleOf(derivative.By))
        {
            case Role.Input or Role.Filter:
                return Whole(derivative.By) is { } by ? new Derivative(of, by) : null;
            case Role.Bias:
                return new Derivative(of, Bias(derivative.By)!);
            case Role.Output when derivative.By.Indices.Count == 0 || derivative.Of is RefForm:
                return Whole(derivative.By) is { } output ? new Derivative(of, output) : null;
            default:
                return No($"a derivative by {derivative.By.Key} is not known");
        }
    }

    private Sum? Sum(SumForm sum)
    {
        var terms = new List<Expression>();
        foreach (var term in sum.Terms)
        {
            if (Read(term.Term) is not { } value)
                return null;
            terms.Add(term.Sign < 0 ? new Product([new Number(-1), value]) : value);
        }
        return new Sum([.. terms]);
    }

    private Expression? Quotient(QuotientForm quotient)
    {
        if (Read(quotient.Numerator) is not { } numerator || Read(quotient.Denominator) is not { } denominator)
            return null;
        return denominator is Number { Value.IsZero: false } number
            ? new Product([new Number(1 / number.Value), numerator])
            : No("a quotient of symbols");
    }

    private Expression? Grid(GridForm grid)
    {
        var cells = new List<Expression>();
        foreach (var row in grid.Rows)
        {
            if (row.Count != grid.Columns)
                return No("the rows of a matrix have different lengths");
            foreach (var cell in row)
            {
                if (cell is null)
                    return No("a cell of a matrix is blank");
                if (Read(cell) is not { } value)
                    return null;
                cells.Add(value);
            }
        }
        return new Matrix(grid.Rows.Count, grid.Columns, [.. cells]);
    }

    private Expression? BigSum(BigSumForm sum)
    {
        var ranges = new List<IndexRange>();
        foreach (var limit in sum.Limits)
        {
            if (limit.First?.Divisor is not null || limit.Last?.Divisor is not null)
                return No("a limit of a sum is a quotient");
            var (first, last) = (limit.First is null ? null : sample.Numbered(limit.First.Value), limit.Last is null ? null : sample.Numbered(limit.Last.Value));
            if (first is null || last is null)
            {
                var (low, high) = RangeOf(limit.Name, sum.Body) ?? Everything();
                first ??= low;
                last ??= high;
            }
            foreach (string name in first.Names.Concat(last.Names))
            {
                if (ranges.All(range => range.Name != name) && !_bound.Contains(name) && !Given.Contains(name))
                    return No($"the limit {name} of a sum has no number here");
                if (context.SizeLetters.Contains(name))
                    return No($"{name} is a size and an index");
            }
            if (last.Constant - first.Constant is > 10_000)
                return No("a sum runs over more values than the layer has");
            ranges.Add(new IndexRange(limit.Name, first, last));
        }
        string[] added = [.. sum.Limits.Select(limit => limit.Name).Where(_bound.Add)], moving = [.. ranges.Where(range => range.First.Names.Concat(range.Last.Names).Any()).Select(range => range.Name).Where(_moving.Add)];
        var body = Read(sum.Body);
        _bound.ExceptWith(added);
        _moving.ExceptWith(moving);
        return body is null ? null : new Summation([.. ranges], body);
    }

    /// <summary>All values that an index can matter at: sums without limits run over them.</summary>
    public (IndexExpression First, IndexExpression Last) Everything()
    {
        var layer = sample.Layer;
        int reach = layer.Input.Concat(layer.Filter).Concat(layer.Output).Max() * layer.Stride.Concat(layer.Dilation).Max() + layer.PaddingBefore.Max(Math.Abs) + 2;
        return (-reach, reach);
    }

    /// <summary>The values that a variable takes as an index of an array, in the author's base; null where it stands alone nowhere.</summary>
    public (IndexExpression First, IndexExpression Last)? RangeOf(string variable, Form body)
    {
        if (Planes.Extents.TryGetValue(variable, out var extent))
            return (0, extent - 1);
        foreach (var form in FormTree.Within(body))
        {
            if (form is EntryForm { Array: GridForm grid, Indices: [var down, var across] } && (down.Variable == variable || across.Variable == variable))
                return (context.IndexBase, context.IndexBase + (down.Variable == variable ? grid.Rows.Count : grid.Columns) - 1);
            var (role, indices) = form switch
            {
                RefForm reference => (context.RoleOf(reference), reference.Indices),
                EntryForm entry => (RoleOfArray(entry.Array), entry.Indices),
                _ => (null, []),
            };
            if (role is not { } known)
                continue;
            var positions = context.PositionsOf(known);
            if (positions.Length != indices.Count)
                positions = [.. positions.Where(position => (position.Kind == AxisKind.Spatial) == form is EntryForm)];
            for (int k = 0; k < Math.Min(positions.Length, indices.Count); k++)
            {
                if (positions.Length == indices.Count && indices[k].Variable == variable)
                    return (context.BaseOf(positions[k].Kind), context.BaseOf(positions[k].Kind) + sample.ExtentOf(known, positions[k]) - 1);
            }
        }
        if (GroupIndex.Find(context, variable, body) is not var (index, array, position) || sample.Numbered(index.Size).Constant is not (> 0 and var size) || sample.ExtentOf(array, position) % size != 0)
            return null;
        return index.Group == variable ? (index.First, index.First + sample.ExtentOf(array, position) / size - 1) : (context.BaseOf(position.Kind), context.BaseOf(position.Kind) + size - 1);
    }

    private Role? RoleOfArray(Form array) => RoleOfArray(context, array);

    /// <summary>The array behind a rotation, which has its extents; a padded one has others.</summary>
    internal static Role? RoleOfArray(Context context, Form array) => array switch
    {
        RefForm reference => context.RoleOf(reference),
        GradientForm gradient => context.RoleOf(gradient.By),
        OperatorForm { Kind: OperatorKind.Rotate, Operands: [var inner] } => RoleOfArray(context, inner),
        ProductForm or OperatorForm { Operands.Count: 2 } => Role.Output,
        _ => null,
    };
}

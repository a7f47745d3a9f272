using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Numbers;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Proofs;

/// <summary>
/// A sum of products in canonical form: every entry is read at an index of its own that runs over its whole array, and what was said by the indices, brackets, zero
/// insertion, rotation and correlation is said by equations between these indices. Entries outside their array count as 0.
/// </summary>
internal sealed class SumForm
{
    private static readonly IndexExpression Unlimited = "#∞";

    private readonly LayerSizes _layer;
    private readonly Dictionary<string, IndexExpression> _extents = [];
    private readonly Dictionary<string, EquatableArray<IndexExpression>> _planes = [];
    private List<IndexRange> _ranges = [];
    private List<IndexExpression> _equations = [];
    private Rational _coefficient = 1;

    private SumForm(LayerSizes layer) => _layer = layer;

    /// <summary>The form of an expression as a text that is the same for equal sums; null where it has none: several terms, two entries of one array, a sum without an end.</summary>
    /// <param name="layer">The extents of the arrays.</param>
    /// <param name="expression">Σ over a product of entries, brackets and numbers.</param>
    /// <param name="rename">What free index names are called in the text.</param>
    /// <param name="free">The extents of free indices that stay inside them, as those of an entry that is differentiated by.</param>
    public static string? Of(LayerSizes layer, Expression expression, Func<string, string> rename, IReadOnlyDictionary<string, IndexExpression>? free = null)
    {
        var form = new SumForm(layer);
        foreach (var (name, extent) in free ?? new Dictionary<string, IndexExpression>())
            form._extents[name] = extent;
        expression = SumRules.Flatten(expression);
        var body = expression is Summation sum ? sum.Body : expression;
        if (expression is Summation { Ranges: var ranges })
            form._ranges.AddRange(ranges);
        if (form._ranges.DistinctBy(range => range.Name).Count() < form._ranges.Count || !Building.FactorsOf(body).All(form.Add))
            return null;
        form.Tidy();
        form.Eliminate();
        return form._ranges.Any(range => range.First == Unlimited) ? null : form.Write(rename);
    }

    /// <summary>A range over all whole numbers: only where an entry fixes the index, so that what is summed is 0 outside the entry's array.</summary>
    public static IndexRange Everything(string name) => new(name, Unlimited, Unlimited);

    /// <summary>The extents of a plane of symbols or of what an operator makes of it; null where they are not known.</summary>
    public static EquatableArray<IndexExpression>? ExtentsOf(LayerSizes layer, Expression array) => new SumForm(layer).ExtentsOf(array);

    private bool Add(Expression factor)
    {
        switch (factor)
        {
            case Number number:
                _coefficient *= number.Value;
                return true;
            case Bracket bracket:
                _equations.AddRange(bracket.Conditions.Select(condition => condition.Left - condition.Right));
                return true;
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Element { Subscript.Count: > 0 } by } derivative:
                return Read(derivative with { By = by.Array }, by.Superscript, by.Subscript);
            case Element element:
                return Read(element.Array, element.Superscript, element.Subscript);
            default:
                return false;
        }
    }

    // A read of an array at an index: of an operator's result by the operator's definition, of an array of symbols at a new index of its own.
    private bool Read(Expression array, EquatableArray<IndexExpression> planes, EquatableArray<IndexExpression> index, EquatableArray<IndexExpression>? stuffing = null)
    {
        switch (array)
        {
            case Element { Subscript: [] } plane:
                return Read(plane.Array, plane.Superscript, index, stuffing);
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Element { Subscript: [], Array: Symbol { Name: Names.Output } by } plane }:
                return ReadSymbols("∂" + by.Name, plane.Superscript, index, stuffing);
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Symbol { Name: Names.Output } by }:
                return ReadSymbols("∂" + by.Name, planes, index, stuffing);
            case Symbol { Name: Names.Input or Names.Filter } symbol:
                return ReadSymbols(symbol.Name, planes, index, stuffing);
            case Application { Operator: Operator.Stuff, Operands: [var inner], Arguments: [{ Name: ArgumentName.Stride } stride] } when stuffing is null:
                return Read(inner, planes, index, stride.Values);
            case Application { Operator: Operator.Pad, Operands: [var inner], Arguments: [var zeros] } when stuffing is null:
                return Read(inner, planes, [.. index.Select((at, axis) => at - zeros.Values[2 * axis])]);
            case Application { Operator: Operator.Rot180, Operands: [var inner] } when stuffing is null && ExtentsOf(inner) is { } extents && extents.Count == index.Count:
                return Read(inner, planes, [.. index.Select((at, axis) => extents[axis] - 1 - at)]);
            case Application { Operator: Operator.Correlate, Operands: [var image, var kernel] } correlation when stuffing is null:
                return Correlate(image, kernel, planes, index, axis => ArgumentOf(correlation, ArgumentName.Stride, axis, 1), axis => ArgumentOf(correlation, ArgumentName.Dilation, axis, 1), axis => ArgumentOf(correlation, ArgumentName.Padding, 2 * axis, 0));
            case Application { Operator: Operator.Full, Operands: [var kernel, var image], Arguments: [] } when stuffing is null && ExtentsOf(kernel) is { } reach:
                return Correlate(image, kernel, planes, index, _ => 1, _ => 1, axis => reach[axis] - 1);
            default:
                return false;
        }
    }

    private bool Correlate(
        Expression image, Expression kernel, EquatableArray<IndexExpression> planes, EquatableArray<IndexExpression> index,
        Func<int, IndexExpression> stride, Func<int, IndexExpression> dilation, Func<int, IndexExpression> before)
    {
        if (ExtentsOf(kernel) is not { } extents || extents.Count != index.Count)
            return false;
        EquatableArray<IndexExpression> taps = [.. extents.Select((_, axis) => IndexExpression.Variable($"#tap{_ranges.Count + axis}"))];
        _ranges.AddRange(extents.Select((extent, axis) => IndexRange.UpTo(taps[axis].ToString(), extent)));
        return Read(image, planes, [.. index.Select((at, axis) => stride(axis) * at + dilation(axis) * taps[axis] - before(axis))]) && Read(kernel, planes, taps);
    }

    private bool ReadSymbols(string name, EquatableArray<IndexExpression> planes, EquatableArray<IndexExpression> index, EquatableArray<IndexExpression>? stuffing)
    {
        var extents = ExtentsOf(name);

        // Two reads of one array would need a choice of which is which.
        if (extents.Count != index.Count || !_planes.TryAdd(name, planes))
            return false;
        for (int axis = 0; axis < index.Count; axis++)
        {
            string own = $"#{name}{axis}";
            _extents[own] = extents[axis];
            _equations.Add((stuffing is { } steps ? steps[axis] : 1) * own - index[axis]);
        }
        return true;
    }

    // Every sum starts at 0, and the group of ⌊(γ·D + c)/D⌋ with 0 ≤ c < D is γ.
    private void Tidy()
    {
        for (int at = 0; at < _ranges.Count; at++)
        {
            var range = _ranges[at];
            if (range.First == Unlimited || range.First == IndexExpression.Zero)
                continue;
            Put(range.Name, range.Name + range.First, null);
            _ranges[at] = IndexRange.UpTo(range.Name, range.Last - range.First + 1);
        }
        var extents = new Dictionary<string, IndexExpression>(_extents);
        foreach (var range in _ranges.Where(range => range.First != Unlimited))
            extents[range.Name] = range.Last + 1;
        Change(index => Floors.Reduce(index, extents));
        _equations = [.. _equations.Where(equation => !SaysDivisible(equation))];
    }

    // N − D⌊N/D⌋ = 0 beside D·u = N for an index u: the latter says that D divides N.
    private bool SaysDivisible(IndexExpression equation) =>
        equation.Terms.SelectMany(term => term.Atoms).OfType<IndexFloor>().FirstOrDefault() is { } floor
        && (equation == floor.Numerator - floor.Denominator * IndexExpression.Of(floor) || -equation == floor.Numerator - floor.Denominator * IndexExpression.Of(floor))
        && _extents.Keys.Any(own => _equations.Contains(floor.Denominator * IndexExpression.Variable(own) - floor.Numerator));

    // An index that is summed over and is fixed by an equation goes, where the equation also keeps it in its range.
    private void Eliminate()
    {
        for (int at = 0; at < _ranges.Count; at++)
        {
            var range = _ranges[at];
            foreach (var equation in _equations)
            {
                if (equation.Split(range.Name) is not var (coefficient, others) || coefficient.Constant is not (1 or -1))
                    continue;
                var value = others * -coefficient;
                if (range.First != Unlimited && !_extents.Any(own => own.Value == range.Last - range.First + 1 && (value == range.First + own.Key || value == range.Last - own.Key)))
                    continue;
                Put(range.Name, value, equation);
                _ranges.RemoveAt(at);
                at = -1;
                break;
            }
        }
    }

    // The value for the index, everywhere but in the equation that says it.
    private void Put(string index, IndexExpression value, IndexExpression? equation)
    {
        _equations = [.. _equations.Where(other => !ReferenceEquals(other, equation))];
        Change(expression => expression.Substitute(name => name == index ? value : null));
    }

    private void Change(Func<IndexExpression, IndexExpression> change)
    {
        _equations = [.. _equations.Select(change)];
        _ranges = [.. _ranges.Select(range => range.First == Unlimited ? range : range with { First = change(range.First), Last = change(range.Last) })];
        foreach (var (name, planes) in _planes.ToList())
            _planes[name] = planes.Map(change);
    }

    private string Write(Func<string, string> rename)
    {
        // What is still summed over counts images or filters; it is named by its place.
        var names = _ranges.OrderBy(range => range.Last.ToString(), StringComparer.Ordinal).ThenBy(range => range.First.ToString(), StringComparer.Ordinal)
            .Select((range, k) => (range.Name, Place: $"#sum{k}")).ToDictionary(pair => pair.Name, pair => pair.Place);
        IndexExpression Renamed(IndexExpression index) => index.Substitute(name => names.TryGetValue(name, out string? place) ? place : rename(name));
        var equations = _equations.Where(equation => equation != IndexExpression.Zero).Select(Renamed)
            .Select(equation => equation.Terms[0].Coefficient < 0 ? -equation : equation).Select(equation => equation.ToString()).Order(StringComparer.Ordinal);
        var ranges = _ranges.Select(range => $"{names[range.Name]}={Renamed(range.First)}..{Renamed(range.Last)}").Order(StringComparer.Ordinal);
        return $"{_coefficient} {string.Join(' ', ranges)} {string.Join(' ', PlanesOf(Renamed))} {string.Join(' ', equations)}";
    }

    private IEnumerable<string> PlanesOf(Func<IndexExpression, IndexExpression> renamed) =>
        _planes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}[{string.Join(',', entry.Value.Select(renamed))}]");

    private EquatableArray<IndexExpression>? ExtentsOf(Expression array) => array switch
    {
        Symbol { Name: Names.Input or Names.Filter } symbol => ExtentsOf(symbol.Name),
        Element { Subscript: [] } plane => ExtentsOf(plane.Array),
        Derivative { Of: Symbol { Name: Names.Loss }, By: var by } => ExtentsOf(by),
        Symbol { Name: Names.Output } => _layer.Output,
        Application { Operator: Operator.Rot180, Operands: [var inner] } => ExtentsOf(inner),
        Application { Operator: Operator.Pad, Operands: [var inner], Arguments: [var zeros] } when ExtentsOf(inner) is { } extents =>
            [.. extents.Select((extent, axis) => extent + zeros.Values[2 * axis] + zeros.Values[2 * axis + 1])],
        Application { Operator: Operator.Stuff, Operands: [var inner], Arguments: [{ Name: ArgumentName.Stride } stride] } when ExtentsOf(inner) is { } extents =>
            [.. extents.Select((extent, axis) => stride.Values[axis] * (extent - 1) + 1)],
        Application { Operator: Operator.Correlate, Operands: [var image, var kernel] } correlation when ExtentsOf(image) is { } extents && ExtentsOf(kernel) is { } taps =>
            [.. extents.Select((extent, axis) => CorrelationExtent(correlation, axis, extent, taps[axis]))],
        _ => null,
    };

    private EquatableArray<IndexExpression> ExtentsOf(string name) => name switch
    {
        Names.Input => _layer.Input,
        Names.Filter => _layer.Filter,
        _ => _layer.Output,
    };

    private static IndexExpression CorrelationExtent(Application correlation, int axis, IndexExpression image, IndexExpression kernel)
    {
        var room = image + ArgumentOf(correlation, ArgumentName.Padding, 2 * axis, 0) + ArgumentOf(correlation, ArgumentName.Padding, 2 * axis + 1, 0)
            - ArgumentOf(correlation, ArgumentName.Dilation, axis, 1) * (kernel - 1) - 1;
        return ArgumentOf(correlation, ArgumentName.Size, axis, Floors.Reduce(IndexExpression.Floor(room, ArgumentOf(correlation, ArgumentName.Stride, axis, 1)), new Dictionary<string, IndexExpression>()) + 1);
    }

    private static IndexExpression ArgumentOf(Application application, ArgumentName name, int at, IndexExpression other) =>
        application.Arguments.FirstOrDefault(argument => argument.Name == name) is { } argument ? argument.Values[at] : other;
}

using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Decides by numbers whether an equation holds in a layer: random values for every symbol, every value for every free index.</summary>
public sealed class Truth
{
    private const long Prime = 2_147_483_647;

    private readonly Layer _layer;
    private readonly ReferenceLayer _reference;
    private readonly IndexPositions _positions;
    private readonly Dictionary<string, long> _sizes;
    private readonly int _base;
    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>? _own;
    private Dictionary<string, long>? _numbers;
    private bool _hasBias;

    private Truth(Draft draft, int number)
    {
        _layer = draft.Layers[number];
        _reference = new ReferenceLayer(_layer);
        (_positions, _sizes, _base, _own) = (draft.Axes, draft.Sizes[number], draft.Style.Base, draft.Numbers);
    }

    /// <summary>A value: a number, or an array of them.</summary>
    private sealed record Value(int[]? Extents, long[] Data);

    public static Truth[] Of(Draft draft) => [.. Enumerable.Range(0, draft.Layers.Length).Select(number => new Truth(draft, number))];

    /// <summary>Whether every equality of the chain holds.</summary>
    public bool Holds(Equation equation)
    {
        var numbers = equation.Kind == Kind.Numbers ? _own : null;
        bool hasBias = equation.Sides.SelectMany(Terms.Within).Any(term => term is Entry { Of: Letter.Bias } or Slope { By: Letter.Bias });
        if (numbers != _numbers || hasBias != _hasBias)
            _known.Clear();

        // A bias may be left out where it does not matter.
        (_numbers, _hasBias) = (numbers, hasBias);
        return equation.Kind switch
        {
            Kind.Definition => true,
            Kind.Size => SizeTruth.Holds(equation, _sizes),
            Kind.Step => StepHolds(equation),
            _ => Enumerable.Range(1, equation.Sides.Length - 1).All(k => Same(equation.Sides[k - 1], equation.Sides[k], equation.Sides[0])),
        };
    }

    private static bool StepHolds(Equation equation) =>
        equation.Sides is [Version { IsNew: true } after, Added { Terms: [{ Sign: 1, Term: Version { IsNew: false } before }, { Sign: -1, Term: var step }] }]
        && before.Of == after.Of && Terms.Within(step).OfType<WholeSlope>().SingleOrDefault()?.By == after.Of;

    private bool Same(Term left, Term right, Term head)
    {
        string[] given = [.. Names(head).Where(name => !_sizes.ContainsKey(name)).Distinct()];
        foreach (var free in Assignments(given, 0, new(_sizes), head))
        {
            if (Evaluate(left, free) is not { } first || Evaluate(right, free) is not { } second || !(first.Extents ?? []).SequenceEqual(second.Extents ?? []) || !first.Data.SequenceEqual(second.Data))
                return false;
        }
        return true;
    }

    // The names of the indices of the left side, which take all values that they have there alone.
    private static IEnumerable<string> Names(Term term) => Terms.Within(term).SelectMany(Indices).SelectMany(index => index.Parts).Select(part => part.Name);

    private static Ix[] Indices(Term term) => term switch
    {
        Entry entry => entry.At,
        Slope slope => slope.At,
        Local local => [.. local.Of, .. local.At],
        _ => [],
    };

    private IEnumerable<Dictionary<string, long>> Assignments(string[] names, int k, Dictionary<string, long> values, Term head)
    {
        if (k == names.Length)
        {
            yield return values;
            yield break;
        }
        for (int value = 0; value < Extent(names[k], head); value++)
        {
            foreach (var all in Assignments(names, k + 1, new(values) { [names[k]] = value + _base }, head))
                yield return all;
        }
    }

    private int Extent(string name, Term head)
    {
        foreach (var part in Terms.Within(head))
        {
            foreach (var (of, at) in Arrays(part))
            {
                int position = Array.FindIndex(at, index => index.Same(Ix.Of(name)));
                if (position >= 0 && position < Extents(of).Length)
                    return Extents(of)[position];
            }
        }
        return 0;
    }

    private static IEnumerable<(Letter Of, Ix[] At)> Arrays(Term term)
    {
        switch (term)
        {
            case Entry entry:
                yield return (entry.Of, entry.At);
                break;
            case Slope slope:
                yield return (slope.By, slope.At);
                break;
            case Local local:
                yield return (Letter.Output, local.Of);
                yield return (local.By, local.At);
                break;
        }
    }

    /// <summary>The extents of the index positions that are written.</summary>
    public int[] Extents(Letter of) => of switch
    {
        Letter.Input => [.. _positions.Batch ? [_layer.Batch] : Array.Empty<int>(), .. _positions.Channels ? [_layer.Channels] : Array.Empty<int>(), .. _layer.Input],
        Letter.Filter => [.. _positions.Filters ? [_layer.Filters] : Array.Empty<int>(), .. _positions.Channels ? [_layer.Channels] : Array.Empty<int>(), .. _layer.Filter],
        Letter.Output => [.. _positions.Batch ? [_layer.Batch] : Array.Empty<int>(), .. _positions.Filters ? [_layer.Filters] : Array.Empty<int>(), .. _reference.OutputExtents[2..]],
        _ => _positions.Filters ? [_layer.Filters] : [],
    };

    // The reference's index, complete and 0-based; null outside the array, which is 0 where the index moves.
    private int[]? Complete(Letter of, Ix[] at, Dictionary<string, long> free, out bool isZero)
    {
        isZero = false;
        int[] extents = Extents(of);
        if (at.Length != extents.Length)
            return null;
        var index = new int[at.Length];
        for (int k = 0; k < at.Length; k++)
        {
            if (at[k].Value(free) is not { } value)
                return null;
            index[k] = (int)value - _base;
            if (index[k] >= 0 && index[k] < extents[k])
                continue;
            isZero = !at[k].IsNumber;
            if (!isZero)
                return null;
        }
        if (isZero)
            return null;
        int used = 0;
        int first = of is Letter.Filter ? Taken(_positions.Filters) : of is Letter.Bias ? 0 : Taken(_positions.Batch);
        int second = of is Letter.Output ? Taken(_positions.Filters) : of is Letter.Bias ? Taken(_positions.Filters) : Taken(_positions.Channels);
        return of == Letter.Bias ? [second] : [first, second, .. index[used..]];

        int Taken(bool isWritten) => isWritten ? index[used++] : 0;
    }

    private long Symbol(string name) => name[0] == 'b' && !_hasBias ? 0 : _numbers is not null && _numbers.TryGetValue(name, out long number) ? number : (long)(name.Aggregate(1_469_598_103_934_665_603UL, (hash, c) => (hash ^ c) * 1_099_511_628_211UL) % 1_000_003) + 2;

    private long Value0(string key, Func<ReferencePolynomial> polynomial)
    {
        if (!_known.TryGetValue(key, out long value))
            _known[key] = value = (long)(((polynomial().Evaluate(name => Symbol(name)) % Prime) + Prime) % Prime);
        return value;
    }

    private long? At(bool isSlope, Letter of, Ix[] at, Dictionary<string, long> free)
    {
        if (Complete(of, at, free, out bool isZero) is not { } index)
            return isZero ? 0 : null;
        return At(isSlope, of, index);
    }

    private long At(bool isSlope, Letter of, int[] index)
    {
        string key = $"{isSlope}{of}{string.Join(',', index)}";
        return (isSlope, of) switch
        {
            (false, Letter.Output) => Value0(key, () => _reference.Output(index)),
            (false, _) => Symbol(ReferenceLayer.Name(of == Letter.Input ? "X" : of == Letter.Filter ? "F" : "b", index)),
            (true, Letter.Output) => Symbol(ReferenceLayer.Name("G", index)),
            (true, Letter.Input) => Value0(key, () => _reference.InputGradient(index)),
            (true, Letter.Filter) => Value0(key, () => _reference.FilterGradient(index)),
            _ => Value0(key, () => _reference.BiasGradient(index[0])),
        };
    }

    private long? Derivative(Local local, Dictionary<string, long> free)
    {
        if (Complete(Letter.Output, local.Of, free, out bool isZero) is not { } of)
            return isZero ? 0 : null;
        if (Complete(local.By, local.At, free, out isZero) is not { } by)
            return isZero ? 0 : null;
        if (local.By == Letter.Output)
            return of.SequenceEqual(by) ? 1 : 0;
        string symbol = ReferenceLayer.Name(local.By == Letter.Input ? "X" : local.By == Letter.Filter ? "F" : "b", by);
        long sum = 0;
        foreach (var (_, coefficient, others) in _reference.Output(of).Derivatives().Where(part => part.Symbol == symbol))
            sum = (sum + others.Aggregate((long)coefficient, (product, name) => product * Symbol(name) % Prime)) % Prime;
        return sum;
    }

    private static Value? Scalar(long? value) => value is { } number ? new Value(null, [((number % Prime) + Prime) % Prime]) : null;

    private Value? Evaluate(Term term, Dictionary<string, long> free)
    {
        switch (term)
        {
            case Num number:
                return Scalar(number.Value);
            case Entry entry:
                return Scalar(At(false, entry.Of, entry.At, free));
            case Slope slope:
                return Scalar(At(true, slope.By, slope.At, free));
            case Local local:
                return Scalar(Derivative(local, free));
            case Whole whole:
                return Plane(false, whole.Of);
            case WholeSlope slope:
                return Plane(true, slope.By);
            case Bracketed bracketed:
                return Evaluate(bracketed.Inner, free);
            case Added sum:
                Value? added = null;
                foreach (var (sign, part) in sum.Terms.Select(part => (part.Sign, part.Term)))
                {
                    if (Evaluate(part, free) is not { } value)
                        return null;
                    value = value with { Data = [.. value.Data.Select(number => sign < 0 ? (Prime - number) % Prime : number)] };
                    if ((added = added is null ? value : Combine(added, value)) is null)
                        return null;
                }
                return added;
            case Times { Factors: [WholeSlope { By: Letter.Output }, WholeLocal local] }:
                return Plane(true, local.By);
            case Times product:
                Value? all = Scalar(1);
                foreach (var factor in product.Factors)
                {
                    if (all is null || Evaluate(factor, free) is not { } next || (all.Extents is not null && next.Extents is not null))
                        return null;
                    var (array, number) = next.Extents is null ? (all, next.Data[0]) : (next, all.Data[0]);
                    all = array with { Data = [.. array.Data.Select(value => value * number % Prime)] };
                }
                return all;
            case Summed sum:
                return Sum(sum, 0, free);
            case Grid grid:
                var cells = grid.Rows.SelectMany(row => row).Select(cell => Evaluate(cell, free)).ToArray();
                return cells.All(cell => cell is { Extents: null }) && grid.Rows.All(row => row.Length == grid.Rows[0].Length)
                    ? new Value([grid.Rows.Length, grid.Rows[0].Length], [.. cells.Select(cell => cell!.Data[0])]) : null;
            case Applied applied:
                return Planes.Apply(applied, operand => Evaluate(operand, free) is { Extents: { } extents } value ? new Plane(extents, value.Data) : null, _layer) is { } plane ? new Value(plane.Extents, plane.Data) : null;
            default:
                return null;
        }
    }

    private Value? Plane(bool isSlope, Letter of)
    {
        if (_positions != new IndexPositions(false, false, false) || of == Letter.Bias)
            return of == Letter.Bias && !_positions.Filters ? Scalar(At(isSlope, of, [0])) : null;
        int[] extents = Extents(of);
        return new Value(extents, [.. ReferenceLayer.Indices(extents).Select(index => At(isSlope, of, [0, 0, .. index]))]);
    }

    private static Value? Combine(Value total, Value? next) =>
        next is null || !(total.Extents ?? []).SequenceEqual(next.Extents ?? []) ? null : total with { Data = [.. total.Data.Zip(next.Data, (a, b) => (a + b) % Prime)] };

    private Value? Sum(Summed sum, int k, Dictionary<string, long> free)
    {
        if (k == sum.Bounds.Length)
            return Evaluate(sum.Body, free);
        var bound = sum.Bounds[k];
        int all = Extent(bound.Name, sum.Body);
        long? first = bound.First is null ? _base - (all == 0 ? 12 : 0) : bound.First.Value(free), last = bound.Last is null ? _base + (all == 0 ? 12 : all) - 1 : bound.Last.Value(free);
        if (first is null || last is null)
            return null;
        Value? total = Scalar(0);
        for (long value = first.Value; value <= last && total is not null; value++)
            total = Combine(total, Sum(sum, k + 1, new(free) { [bound.Name] = value }));
        return total;
    }
}

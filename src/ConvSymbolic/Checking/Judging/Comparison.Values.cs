using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

// Values of both sides, entry by entry.
internal sealed partial class Comparison
{
    private Outcome Each(List<(string Name, long First, long Last)> ranges, int depth, Dictionary<string, long> indices,
        Func<IReadOnlyDictionary<string, long>, Outcome> compare)
    {
        if (depth == ranges.Count)
        {
            var here = compare(indices);
            return here.Kind == OutcomeKind.Equal ? here : here with { Free = new Dictionary<string, long>(indices) };
        }
        var (name, first, last) = ranges[depth];
        Outcome outcome = new(OutcomeKind.Equal), different = outcome;
        for (long value = first; value <= last; value++)
        {
            indices[name] = value;
            outcome = Each(ranges, depth + 1, indices, compare);
            if (outcome.Kind != OutcomeKind.Equal && (Sides is null || outcome.Kind == OutcomeKind.Unknown))
                return outcome;
            if (outcome.Kind != OutcomeKind.Equal)
                different = outcome;
        }
        indices.Remove(name);
        return different.Kind == OutcomeKind.Equal ? outcome : different;
    }

    private Outcome Values(Polynomial left, Polynomial right, Sample sample, int[] index)
    {
        if (isSymmetric)
            (left, right) = (Symmetric(left, sample), Symmetric(right, sample));
        Sides?.Add(new(index, left, right));
        if (left == right)
            return new Outcome(OutcomeKind.Equal);

        // Equations with numbers put in.
        bool isNumber = IsConstant(left) || IsConstant(right);
        if (context.Numbers.Count > 0 && isNumber && context.ValueOf(left, sample) is { } first
            && context.ValueOf(right, sample) is { } second)
        {
            _usesNumbers = true;
            return first == second
                ? new Outcome(OutcomeKind.Equal)
                : new Outcome(OutcomeKind.Different)
                {
                    Slip = "wrong-number",
                    Reason = $"the value is {(IsConstant(left) && !IsConstant(right) ? second : first)}",
                    Values = (left, right)
                };
        }
        if (IsConstant(left) != IsConstant(right) && !(IsConstant(left) ? left : right).IsZero)
            return Outcome.Unknown("the numbers of the arrays are not given");
        return new Outcome(OutcomeKind.Different) { Values = (left, right) };
    }

    // The entries of the second half of every filter plane are those of the first half.
    private static Polynomial Symmetric(Polynomial polynomial, Sample sample)
    {
        var filter = sample.Layer.FilterSymbols;
        int plane = sample.Layer.Filter.Aggregate(1, (product, extent) => product * extent);
        return polynomial.Substitute(variable =>
        {
            int offset = variable.Id - filter.First;
            if (offset < 0 || offset >= filter.Count)
                return null;
            int place = offset % plane;
            return Polynomial.Of(polynomial.Ring, filter[offset - place + Math.Min(place, plane - 1 - place)]);
        });
    }

    private static bool IsConstant(Polynomial polynomial) => polynomial.Terms.All(term => term.Monomial.Powers.Length == 0);

    // The image and the channel of the plane that is compared, where whole arrays have several.
    private static int[] Lead(Expression side, IReadOnlyDictionary<string, long> indices, WholePlanes planes)
    {
        if (!indices.Keys.Any(planes.Extents.ContainsKey) || Plane(side) is not { } plane)
            return [];
        return [.. plane.Superscript.Select(index => (int)(index.ValueAt(indices) ?? 0))];

        static Element? Plane(Expression side) => side switch
        {
            Element { Subscript.Count: 0 } own => own,
            Derivative { By: Element { Subscript.Count: 0 } by } => by,
            Application { Operands: [var inner] } => Plane(inner),
            Product { Factors: [.., var last] } => Plane(last),
            _ => null,
        };
    }

    private Outcome Arrays(ArrayValue left, ArrayValue right, Sample sample, int[]? only, int[] lead)
    {
        int[] first = Squeezed(left.Extents), second = Squeezed(right.Extents);

        // An array with one axis is a row or a column; where there are two and their extents are facts, a column is no row.
        if (!first.SequenceEqual(second)
            || (IsFixed(sample) && left.Extents.Length == right.Extents.Length && !left.Extents.SequenceEqual(right.Extents)))
            return new Outcome(OutcomeKind.Different)
            {
                Slip = "wrong-size",
                Reason = $"the left side has {Diagnostics.Counted.Entries([.. left.Extents])}, the right side {string.Join('×', right.Extents)}"
            };
        var shape = new Shape(left.Extents);
        var other = new Shape(right.Extents);
        if (shape.Count > MostValues)
            return Outcome.Unknown("there are too many entries to compare");
        var wrong = new List<int[]>();
        var values = new List<(Polynomial, Polynomial)>();
        if (only is not null && only.Length == left.Extents.Length && !only.Where((index, axis) => index >= left.Extents[axis]).Any())
            return Values(left.At(only), right.At(other.IndexOf(shape.Offset(only))), sample, only);
        for (int offset = 0; offset < shape.Count; offset++)
        {
            var (a, b) = (left.At(shape.IndexOf(offset)), right.At(other.IndexOf(offset)));
            var outcome = Values(a, b, sample, [.. lead, .. shape.IndexOf(offset)]);
            if (outcome.Kind == OutcomeKind.Unknown)
                return outcome;
            if (outcome.Kind == OutcomeKind.Equal)
                continue;
            values.Add((a, b));
            wrong.Add([.. lead, .. shape.IndexOf(offset)]);
        }
        return wrong.Count == 0 ? new Outcome(OutcomeKind.Equal)
            : new Outcome(OutcomeKind.Different) { Values = values[0], Index = wrong[0], Entries = wrong, EntryValues = values };
    }

    private bool IsFixed(Sample sample) => sample == context.Samples[0] && sample.Layer.Axes > 1 && context.Fixed.Contains(Role.Input)
        && context.Fixed.Contains(Role.Filter);

    private static int[] Squeezed(int[] extents) => [.. extents.Where(extent => extent != 1)];
}

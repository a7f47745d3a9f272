using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>
/// The numbers of a worked example: small, whole, never 0, and such that every slip shows. The filter differs from itself turned,
/// transposed and
/// negated, so do the results; the upstream gradient is no piece of the other arrays. They are found by trial, the same ones at every call.
/// </summary>
internal sealed class ExampleNumbers
{
    private const int MostTrials = 300;

    // Where a layer has more planes than there are small numbers, some planes are alike; that is the least of the faults.
    private const int Grave = 100;

    // How often a plane is drawn anew until it is told from the others.
    private const int MostDraws = 40;

    private static readonly int[] InputValues = [1, 2, 3, 4, 5], FilterValues = [1, 2, 3, -1, -2, -3],
        UpstreamValues = [1, 2, 3, -1, -2, -3];

    // Beside large arrays of small numbers only larger ones are no piece of them.
    private static readonly int[] MoreUpstreamValues = [1, 2, 3, 4, 5, -1, -2, -3, -4, -5];

    // Arrays with one entry a plane: numbers that no other array has.
    private static readonly int[] LoneFilterValues = [6, -7, 8, -9], LoneUpstreamValues = [10, -11, 12, -13];

    private static readonly int[] BiasValues = [1, -2, 3, 2];

    private readonly Layer _layer;
    private readonly int[] _input, _filter, _upstream;

    private ExampleNumbers(Layer layer, ulong seed, int draws)
    {
        _layer = layer;
        _input = Draw(layer.InputSymbols, InputValues, seed, 1, _ => true);
        _filter = Draw(layer.FilterSymbols, PlaneSize(layer.FilterSymbols) == 1 ? LoneFilterValues : FilterValues, seed + 1000, draws,
            plane => plane.Variants().Distinct().Count() == plane.Variants().Count());
        var others = ExamplePlane.Of(layer.InputSymbols, _input).Concat(ExamplePlane.Of(layer.FilterSymbols, _filter)).ToList();
        int[] upstream = PlaneSize(layer.UpstreamSymbols) == 1 ? LoneUpstreamValues : draws == 1 ? UpstreamValues : MoreUpstreamValues;
        _upstream = Draw(layer.UpstreamSymbols, upstream, seed + 2000, draws,
            plane => !plane.Variants().Any(variant => others.Exists(variant.IsPieceOf)));
    }

    /// <summary>The first numbers that have every property; those with most where a layer is too small for all of them.</summary>
    public static ExampleNumbers For(Derivation derivation)
    {
        (ExampleNumbers Numbers, int Faults)? best = null;
        foreach (int draws in (int[])[1, MostDraws])
        {
            for (ulong seed = 1; seed <= MostTrials && best is not { Faults: 0 }; seed++)
            {
                var numbers = new ExampleNumbers(derivation.Layer, seed, draws);
                int faults = numbers.FaultsOfArrays();
                if (faults >= best?.Faults)
                    continue;
                faults += Grave * numbers.FaultsOfResults(derivation);
                if (best is null || faults < best.Value.Faults)
                    best = (numbers, faults);
            }

            // With many planes hardly ever are all of them right at once: then each is drawn until it is.
            if (best is { Faults: < Grave })
                break;
        }
        return best!.Value.Numbers;
    }

    /// <summary>The number of a symbol.</summary>
    public Rational this[Variable variable] => With(_filter, variable);

    private Rational With(int[] filter, Variable variable)
    {
        var block = _layer.Ring.BlockOf(variable);
        int k = variable.Id - block.First;
        if (block == _layer.InputSymbols)
            return _input[k];
        if (block == _layer.FilterSymbols)
            return filter[k];
        return block == _layer.BiasSymbols ? BiasValues[k % BiasValues.Length] : _upstream[k];
    }

    // What a reader could mistake for another array.
    private int FaultsOfArrays()
    {
        int faults = 0;
        var (inputs, filters, upstreams) = (
            ExamplePlane.Of(_layer.InputSymbols, _input), ExamplePlane.Of(_layer.FilterSymbols, _filter),
            ExamplePlane.Of(_layer.UpstreamSymbols, _upstream));
        foreach (var (plane, weight) in inputs.Concat(upstreams).Select(plane => (plane, 1))
            .Concat(filters.Select(plane => (plane, Grave))))
        {
            var variants = plane.Variants().ToList();
            for (int k = 0; k < variants.Count; k++)
                faults += weight * variants.Take(k).Count(variants[k].Equals);
        }
        foreach (var planes in new[] { inputs, filters, upstreams })
        {
            for (int k = 0; k < planes.Count; k++)
                faults += planes.Take(k).Count(planes[k].Equals);
        }
        foreach (var variant in upstreams.SelectMany(plane => plane.Variants()))
            faults += Grave * (inputs.Count(variant.IsPieceOf) + filters.Count(variant.IsPieceOf))
                + filters.Count(filter => filter.IsPieceOf(variant));
        return faults;
    }

    // Results that are the same after a slip although their formulas are not, and sums that vanish.
    private int FaultsOfResults(Derivation derivation)
    {
        int faults = derivation.BiasGradient is { } bias
            ? Enumerable.Range(0, bias.Shape.Count).Count(k => Value(bias.At(k), _filter).IsZero) : 0;
        faults += Turned(derivation.InputGradient, _layer.InputSymbols) + Turned(derivation.FilterGradient, _layer.FilterSymbols);
        foreach (int[] slip in FilterSlips())
        {
            faults += Unchanged(derivation.Output, slip);
            faults += Unchanged(derivation.InputGradient, slip);
        }
        return faults;
    }

    // 1 where a plane of a gradient is its own rotation and the polynomials are not.
    private int Turned(SymbolicTensor tensor, VariableBlock block)
    {
        int size = PlaneSize(block), faults = 0;
        for (int first = 0; first < tensor.Shape.Count; first += size)
        {
            var pairs = Enumerable.Range(first, size / 2).Select(k => (tensor.At(k), tensor.At(2 * first + size - 1 - k))).ToList();
            if (pairs.Any(pair => !pair.Item1.Equals(pair.Item2))
                && pairs.All(pair => Value(pair.Item1, _filter) == Value(pair.Item2, _filter)))
                faults++;
        }
        return faults;
    }

    private int Unchanged(SymbolicTensor tensor, int[] slip) =>
        Enumerable.Range(0, tensor.Shape.Count).All(k => Value(tensor.At(k), _filter) == Value(tensor.At(k), slip)) ? 1 : 0;

    private Rational Value(Polynomial polynomial, int[] filter) => polynomial.Evaluate(variable => With(filter, variable));

    // The filter turned, and transposed where it is square.
    private IEnumerable<int[]> FilterSlips()
    {
        var planes = ExamplePlane.Of(_layer.FilterSymbols, _filter);
        if (PlaneSize(_layer.FilterSymbols) > 1)
            yield return [.. planes.SelectMany(plane => plane.Turned().Values)];
        if (planes.All(plane => plane.Transposed() is not null))
            yield return [.. planes.SelectMany(plane => plane.Transposed()!.Values)];
    }

    private static int PlaneSize(VariableBlock block) =>
        block.Extents[block.LeadingAxes..].Aggregate(1, (product, extent) => product * extent);

    // Plane by plane, each drawn until it is right, as often as is allowed.
    private static int[] Draw(VariableBlock block, int[] values, ulong seed, int draws, Func<ExamplePlane, bool> isRight)
    {
        int size = PlaneSize(block);
        int[] extents = [.. block.Extents.AsSpan()[block.LeadingAxes..]], drawn = new int[block.Count];
        ulong state = seed * 0x9E3779B97F4A7C15;
        for (int first = 0; first < drawn.Length; first += size)
        {
            int[] plane = new int[size];
            for (int draw = 0; draw == 0 || (draw < draws && !isRight(new(extents, plane))); draw++)
            {
                for (int k = 0; k < size; k++)
                    plane[k] = values[Next(ref state) % (ulong)values.Length];
            }
            plane.CopyTo(drawn, first);
        }
        return drawn;
    }

    // A step of the generator SplitMix64.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

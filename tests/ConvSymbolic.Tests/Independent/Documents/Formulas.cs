namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Equations for every entry at once, all right.</summary>
public sealed partial class Formulas(FreshLayer layer, Notation notation, Dice dice, SizeNames? names = null)
{
    private readonly IReadOnlyList<string> _o = notation.Letters[0], _t = notation.Letters[1], _m = notation.Letters[2];

    private readonly bool _filterFirst = dice.Chance(40);

    private readonly SizeNames _names = names ?? new();

    private int B => notation.Base;

    private int N => layer.Axes.Count;

    private Coefficient Stride(int axis) => new(_names.Stride, layer.Axes[axis].Stride);

    private Coefficient Dilation(int axis) => new(_names.Dilation, layer.Axes[axis].Dilation);

    private Place Padded(Place place, int axis, int sign) =>
        _names.Padding is { } name ? place.Plus(name, sign) : place.Plus(sign * layer.Axes[axis].Before);

    private Place Last(Place place, int axis, int sign) =>
        new Coefficient(_names.Filter, layer.Axes[axis].Filter).Add(place, sign).Plus(-sign);

    private Place Tap(int axis, string letter) => layer.IsTurned ? Turned(axis, letter) : Place.Of(letter);

    private Place Turned(int axis, string letter) =>
        new Coefficient(_names.Filter, layer.Axes[axis].Filter).Add(Place.Number(2 * B - 1), 1).Plus(letter, -1);

    /// <summary>Where output letter and tap letter meet the large array; the tap may be counted from behind.</summary>
    private Place Meets(int axis, string output, string tap, bool isTurned = false)
    {
        var place = Dilation(axis).AddFrom(Stride(axis).AddFrom(Place.Number(B), output, B, 1), tap, B, isTurned ? -1 : 1);
        if (isTurned)
            place = place.Plus(layer.Axes[axis].Dilation * (layer.Axes[axis].Filter - 1));
        return Padded(place, axis, -1);
    }

    private IReadOnlyList<Place> With(Quantity of, Func<int, Place> spatial) => [.. Planes(of), .. Enumerable.Range(0, N).Select(spatial)];

    /// <summary>The letters of images, channels and filters. With groups no formula is written.</summary>
    private IEnumerable<Place> Planes(Quantity of)
    {
        bool isFilter = of.Array() == Quantity.Filter, isOutput = of.Array() == Quantity.Output;
        if (layer.WritesBatch && !isFilter)
            yield return Place.Of(notation.Image);
        if (layer.IsTransposed && isFilter)
        {
            if (layer.WritesChannels)
                yield return Place.Of("c");
            if (layer.WritesFilters)
                yield return Place.Of("o");
            yield break;
        }
        if (layer.WritesFilters && (isFilter || isOutput))
            yield return Place.Of("o");
        if (layer.WritesChannels && !isOutput)
            yield return Place.Of("c");
    }

    private Entry At(Quantity of, IReadOnlyList<string> letters) => new(of, With(of, axis => Place.Of(letters[axis])));

    private Letter Over(string letter, int extent, bool hasLimits, string? size = null) => !hasLimits ? new(letter, null, null)
        : size is null ? new(letter, Place.Number(B), Place.Number(B + extent - 1))
        : new(letter, Place.Number(B), Place.Of(size).Plus(B - 1));

    private List<Letter> PlaneLetters(bool images, bool channels, bool filters, bool hasLimits)
    {
        List<Letter> letters = [];
        if (images && layer.WritesBatch)
            letters.Add(Over(notation.Image, layer.Batch, hasLimits));
        if (filters && layer.WritesFilters)
            letters.Add(Over("o", layer.Filters, hasLimits));
        if (channels && layer.WritesChannels)
            letters.Add(Over("c", layer.Channels, hasLimits));
        return letters;
    }

    private IEnumerable<Letter> Taps(bool hasLimits) =>
        Enumerable.Range(0, N).Select(axis => Over(_t[axis], layer.Axes[axis].Filter, hasLimits, _names.Filter));

    private IEnumerable<Letter> Places(Quantity of, IReadOnlyList<string> names, bool hasLimits) =>
        Enumerable.Range(0, N).Select(axis => Over(
            names[axis], layer.Shape(of)[layer.Planes(of) + axis], hasLimits && _names.Filter is null));

    private Product Pair(Node input, Node filter) => new(_filterFirst ? [filter, input] : [input, filter]);

    /// <summary>The definition of the layer.</summary>
    public Claim Forward(bool hasLimits)
    {
        var filter = new Entry(Quantity.Filter, With(Quantity.Filter, axis => Tap(axis, _t[axis])));
        var input = new Entry(Quantity.Input, With(Quantity.Input, axis => Meets(axis, _o[axis], _t[axis])));
        Node sum = new Summation([.. PlaneLetters(false, true, false, hasLimits), .. Taps(hasLimits)], Pair(input, filter));
        if (layer.HasBias)
            sum = new Addition([(1, sum), (1, new Entry(Quantity.Bias, layer.WritesFilters ? [Place.Of("o")] : []))]);
        return new("forward formula", [At(Quantity.Output, _o), sum]);
    }

    public Claim FilterGradient(bool hasLimits)
    {
        var input = layer.IsTurned
            ? new Entry(Quantity.Input, With(Quantity.Input, axis => Meets(axis, _o[axis], _t[axis], isTurned: true)))
            : new Entry(Quantity.Input, With(Quantity.Input, axis => Meets(axis, _o[axis], _t[axis])));
        return new("filter gradient formula", [At(Quantity.FilterGradient, _t), new Summation(
            [.. PlaneLetters(true, false, false, hasLimits), .. Places(Quantity.Output, _o, hasLimits)],
                new Product([At(Quantity.OutputGradient, _o), input]))]);
    }

    /// <summary>Over the taps where every step is 1, or over the outputs.</summary>
    public Claim? InputGradient(bool hasLimits)
    {
        var left = At(Quantity.InputGradient, _m);
        bool isDilated = layer.Axes.Any(axis => axis.Dilation != 1) || _names.Dilation is not null;
        if (_names.Stride is null && layer.Axes.All(axis => axis.Stride == 1) && dice.Chance(70))
        {
            // Perhaps with the sum reversed: the filter turned.
            bool isReversed = !layer.IsTurned && !isDilated && dice.Chance(40);
            var filter = new Entry(Quantity.Filter,
                With(Quantity.Filter, axis => isReversed ? Turned(axis, _t[axis]) : Tap(axis, _t[axis])));
            var gradient = new Entry(Quantity.OutputGradient, With(Quantity.OutputGradient, axis => isReversed ? FromBehind(axis)
                : Dilation(axis).AddFrom(Padded(Place.Of(_m[axis]), axis, 1), _t[axis], B, -1)));
            return new("input gradient formula", [left, new Summation([.. PlaneLetters(false, false, true, hasLimits), .. Taps(hasLimits)],
                new Product([gradient, filter]))]);
        }
        if (isDilated || layer.IsTurned)
            return null;
        return new("input gradient formula", [left, new Summation(
            [.. PlaneLetters(false, false, true, hasLimits), .. Places(Quantity.Output, _o, hasLimits)],
            new Product([At(Quantity.OutputGradient, _o), new Entry(Quantity.Filter, With(Quantity.Filter, axis =>
                Stride(axis).AddFrom(Padded(Place.Of(_m[axis]), axis, 1), _o[axis], B, -1)))]))]);
    }

    private Place FromBehind(int axis) => Last(Padded(Place.Of(_m[axis]), axis, 1).Plus(_t[axis], 1).Plus(-B), axis, -1);

    public Claim BiasGradient(bool hasLimits) => new("bias gradient formula",
        [new Entry(Quantity.BiasGradient, layer.WritesFilters ? [Place.Of("o")] : []), new Summation(
            [.. PlaneLetters(true, false, false, hasLimits), .. Places(Quantity.Output, _o, hasLimits)], At(Quantity.OutputGradient, _o))]);

    /// <summary>What a program adds in its innermost loop.</summary>
    public Claim Accumulation()
    {
        var input = new Entry(Quantity.Input, With(Quantity.Input, axis => Meets(axis, _o[axis], _t[axis])));
        var filter = new Entry(Quantity.Filter, With(Quantity.Filter, axis => Tap(axis, _t[axis])));
        Entry gradient = At(Quantity.OutputGradient, _o);
        return dice.Chance(50)
            ? new(Documents.Accumulation.Kind, [input with { Of = Quantity.InputGradient }, new Product([filter, gradient])])
            : new(Documents.Accumulation.Kind, [filter with { Of = Quantity.FilterGradient }, new Product([input, gradient])]);
    }

    /// <summary>The chain rule over all outputs, written whether or not the entry occurs in them.</summary>
    public Claim Chain(Quantity of, bool hasLimits)
    {
        var below = At(of, of == Quantity.Input ? _m : _t);
        // Every output is summed over; its filter has a letter of its own, unless the derivative by the filter needs only this filter's.
        bool isFilter = of == Quantity.Filter;
        var rule = new Summation([.. PlaneLetters(isFilter, false, !isFilter, hasLimits), .. Places(Quantity.Output, _o, hasLimits)],
            new Product([At(Quantity.OutputGradient, _o), new Local(At(Quantity.Output, _o), below)]));
        var left = At(of.Gradient(), of == Quantity.Input ? _m : _t);
        var result = isFilter ? FilterGradient(hasLimits) : InputGradient(hasLimits);
        return result is not null && dice.Chance(60)
            ? new("chain of two formulas", [left, rule, result.Members[1]])
            : new("chain rule formula", [left, rule]);
    }
}

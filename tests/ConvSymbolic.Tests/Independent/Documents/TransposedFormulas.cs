namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>The same for a transposed convolution, whose small array is the input.</summary>
public sealed partial class Formulas
{
    /// <summary>One of the formulas of a transposed layer; the output only where taps don't step.</summary>
    public Claim? Transposed(bool hasLimits)
    {
        switch (dice.Int(0, 3))
        {
            case 0 when layer.Axes.All(axis => axis.Dilation == 1):
                Node sum = new Summation([.. PlaneLetters(false, true, false, hasLimits), .. Places(Quantity.Input, _o, hasLimits)],
                    Pair(At(Quantity.Input, _o), new Entry(Quantity.Filter, With(Quantity.Filter, axis =>
                        Stride(axis).AddFrom(Padded(Place.Of(_m[axis]), axis, 1), _o[axis], B, -1)))));
                if (layer.HasBias)
                    sum = new Addition([(1, sum), (1, new Entry(Quantity.Bias, layer.WritesFilters ? [Place.Of("o")] : []))]);
                return new("forward formula", [At(Quantity.Output, _m), sum]);
            case 1:
                return new("input gradient formula", [At(Quantity.InputGradient, _o),
                    new Summation([.. PlaneLetters(false, false, true, hasLimits), .. Taps(hasLimits)],
                        new Product([Spread(), At(Quantity.Filter, _t)]))]);
            case 2:
                return new("filter gradient formula", [At(Quantity.FilterGradient, _t),
                    new Summation([.. PlaneLetters(true, false, false, hasLimits), .. Places(Quantity.Input, _o, hasLimits)],
                        new Product([At(Quantity.Input, _o), Spread()]))]);
            default:
                return null;
        }
    }

    private Entry Spread() => new(Quantity.OutputGradient, With(Quantity.OutputGradient, axis => Meets(axis, _o[axis], _t[axis])));
}

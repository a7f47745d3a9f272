namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Equations of whole arrays, all right, for layers that step by 1.</summary>
public sealed class Operators(FreshLayer layer, Dice dice)
{
    private const string Conv = "conv";

    public bool AreWritten => layer.IsPlain && layer is { Batch: 1, Channels: 1, Filters: 1, HasPlanes: false };

    private static Whole Of(Quantity quantity) => new(quantity);

    public Claim Forward()
    {
        Node result = new Applied(Conv, [Of(Quantity.Input), layer.IsTurned ? new Applied("rot180", [Of(Quantity.Filter)])
            : Of(Quantity.Filter)]);
        if (layer.HasBias)
            result = new Addition([(1, result), (1, new Whole(Quantity.Bias))]);
        return new("forward operator", [new Whole(Quantity.Output), result]);
    }

    public Claim Gradient() => dice.Chance(50) ? FilterGradient() : InputGradient();

    public Claim FilterGradient() => new("filter gradient operator", [Of(Quantity.FilterGradient), layer.IsTurned
        ? new Applied("rot180", [new Applied("conv", [Of(Quantity.Input), Of(Quantity.OutputGradient)])])
        : new Applied("conv", [Of(Quantity.Input), Of(Quantity.OutputGradient)])]);

    /// <summary>By full, or with the frame of zeros said.</summary>
    public Claim InputGradient()
    {
        Node filter = layer.IsTurned ? Of(Quantity.Filter) : new Applied("rot180", [Of(Quantity.Filter)]);
        Node gradient = Of(Quantity.OutputGradient);
        int width = layer.Axes[0].Filter - 1;
        if (width > 0 && layer.Axes.All(axis => axis.Filter == width + 1) && dice.Chance(25))
            return new("input gradient operator", [Of(Quantity.InputGradient),
                new Applied("conv", [new Applied("pad", [gradient], width), filter])]);
        return new("input gradient operator", [Of(Quantity.InputGradient),
            new Applied("full", dice.Chance(60) ? [filter, gradient] : [gradient, filter])]);
    }
}

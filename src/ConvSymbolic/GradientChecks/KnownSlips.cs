using System.Collections.Immutable;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.GradientChecks;

/// <summary>The slips that are tried on a wrong result, the likeliest first: each is the layer read in one other way.</summary>
internal static class KnownSlips
{
    public static IEnumerable<(Explanation Slip, Reading Reading)> Of(Layer layer, Target target)
    {
        var right = Reading.Of(layer);
        var slips = target == Target.BiasGradient ? OfBias(layer, right) : OfProducts(layer, target, right);
        return slips.Concat(OfAll(layer, target, right));
    }

    private static IEnumerable<(Explanation, Reading)> OfProducts(Layer layer, Target target, Reading right)
    {
        yield return (Turned(layer, target), right with { IsFlipped = !right.IsFlipped });
        if (layer.Axes == 2 && layer.Filter[0] == layer.Filter[1] && layer.Filter[0] > 1)
            yield return (new("transposed-indices", "The filter is transposed: its rows and columns have changed places."), right with { SwapsFilterAxes = true });
        ImmutableArray<int> ones = [.. layer.Stride.Select(_ => 1)], zeros = [.. layer.Stride.Select(_ => 0)];
        bool isStrided = !layer.Stride.SequenceEqual(ones), isDilated = !layer.Dilation.SequenceEqual(ones);
        if (isStrided)
            yield return (new("stride-dropped", "The stride is missing: 1 was used."), right with { Stride = ones });
        if (isDilated)
            yield return (new("dilation-dropped", "The dilation is missing: 1 was used."), right with { Dilation = ones });
        if (!layer.Stride.SequenceEqual(layer.Dilation))
        {
            yield return (
                new(null, target == Target.FilterGradient
                    ? "Stride and dilation change places in the filter gradient, and have not done so."
                    : "Stride and dilation have changed places."),
                right with { Stride = layer.Dilation, Dilation = layer.Stride });
        }
        if (!layer.PaddingBefore.SequenceEqual(zeros))
            yield return (new("wrong-padding", "The padding is missing: 0 was used."), right with { Padding = zeros });
        foreach (int by in (int[])[-1, 1])
        {
            yield return (
                new("wrong-padding", $"The padding before the data is off by one: {(by < 0 ? "one less" : "one more")} was used."),
                right with { Padding = [.. layer.PaddingBefore.Select(padding => padding + by)] });
        }
        if (!layer.PaddingBefore.SequenceEqual(layer.PaddingAfter))
            yield return (new("wrong-padding", "The padding before and the padding after have changed places."), right with { Padding = layer.PaddingAfter });
        foreach (var part in (Part[])[Part.First, Part.Last])
        {
            if (target != Target.FilterGradient)
                yield return (new("missing-channel-sum", $"The sum over the {(target == Target.Output ? "channels" : "filters")} is missing: only the {Word(part)} of each group counts."), right with { Channels = part });
        }
        if (layer.Groups > 1)
            yield return (new(null, "The groups are ignored: every group reads the channels of the first."), right with { IgnoresGroups = true });
        if (target == Target.Output && layer.HasBias)
            yield return (new("missing-term", "The bias is not added."), right with { IgnoresBias = true });
    }

    private static IEnumerable<(Explanation, Reading)> OfBias(Layer layer, Reading right)
    {
        foreach (var part in (Part[])[Part.First, Part.Last])
            yield return (new("bias-not-summed", $"The gradient of the bias is not summed over the places of the output: only the {Word(part)} counts."), right with { Places = part });
        int places = layer.OutputShape.Count / (layer.Batch * layer.Filters);
        yield return (new("bias-not-summed", "The gradient of the bias is the mean over the places of the output where it is the sum."), right with { Divisor = places });
        if (layer.Batch > 1)
            yield return (new("bias-not-summed", "The gradient of the bias is the mean over images and places where it is the sum."), right with { Divisor = places * layer.Batch });
    }

    private static IEnumerable<(Explanation, Reading)> OfAll(Layer layer, Target target, Reading right)
    {
        if (target is Target.FilterGradient or Target.BiasGradient && layer.Batch > 1)
        {
            foreach (var part in (Part[])[Part.First, Part.Last])
                yield return (new("missing-batch-sum", $"The sum over the images is missing: only the {Word(part)} counts."), right with { Images = part });
        }
        if (target != Target.Output && layer.Batch > 1)
            yield return (new(target == Target.InputGradient ? null : "missing-batch-sum", "The result is divided by the number of images: a mean stands where the sum belongs."), right with { Divisor = layer.Batch });
        if (target != Target.Output)
            yield return (new("missing-factor", "The gradient ∂L/∂O that arrives from the next layer is ignored: ones were used."), right with { IgnoresUpstream = true });
        yield return (new("wrong-sign", "The sign is wrong."), right with { IsNegated = true });
    }

    // Which of the three closed forms has a rotated filter: ∂L/∂X of a cross-correlation, and with a true convolution the others.
    private static Explanation Turned(Layer layer, Target target)
    {
        if (target == Target.Output)
        {
            return new("correlation-for-convolution", layer.IsTrueConvolution
                ? "The layer is a true convolution, but the filter is read forwards, as a cross-correlation does."
                : "The layer is a cross-correlation, but the filter is read backwards, as a true convolution does.");
        }
        bool isRotated = target == Target.InputGradient ? layer.IsTrueConvolution == layer.IsTransposed : layer.IsTrueConvolution;
        string what = target == Target.InputGradient ? "The filter" : "The result";
        return isRotated
            ? new("missing-rotation", $"{what} must be rotated by 180°, and is not (or is twice).")
            : new("double-rotation", $"{what} is rotated by 180° although it must not be.");
    }

    private static string Word(Part part) => part == Part.First ? "first" : "last";
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Exchange;

/// <summary>Closed forms that people get wrong.</summary>
internal static class FalseForms
{
    public static readonly string[] Names =
    [
        "no rotation", "padding before off by one", "padding before off by one, filter gradient", "stride and dilation not exchanged", "result rotated", "no zero insertion",
        "no dilation", "transposed: image and kernel not exchanged", "transposed: rotated filter",
    ];

    public static (Layer Layer, ClosedForm Form) Of(string name)
    {
        var layer = Convolution.Create(input: [7, 6], filter: [2, 3], stride: 2, padding: 2, dilation: 1);
        var spread = Convolution.Create(input: [7, 6], filter: [2, 3], padding: 2, dilation: 2);
        var transposed = Convolution.CreateTransposed(input: [3, 3], filter: [3, 3], stride: 2);
        var (filter, input) = (ClosedForm.FilterGradient(layer), ClosedForm.InputGradient(layer));
        return name switch
        {
            "no rotation" => (layer, input with { KernelIsRotated = false }),
            "padding before off by one" => (layer, input with { PaddingBefore = [input.PaddingBefore[0] - 1, input.PaddingBefore[1]], PaddingAfter = [input.PaddingAfter[0] + 1, input.PaddingAfter[1]] }),
            "padding before off by one, filter gradient" => (layer, filter with { PaddingBefore = [2, 1], PaddingAfter = [2, 3] }),
            "stride and dilation not exchanged" => (layer, filter with { Stride = layer.Stride, Dilation = layer.Dilation }),
            "result rotated" => (layer, filter with { ResultIsRotated = true }),
            "no zero insertion" => (layer, input with { Stuffing = [1, 1], PaddingBefore = [3, 3], PaddingAfter = [6, 6] }),
            "no dilation" => (spread, ClosedForm.InputGradient(spread) with { Dilation = [1, 1] }),
            "transposed: image and kernel not exchanged" => (transposed, ClosedForm.FilterGradient(transposed) with { Image = Operand.Input, Kernel = Operand.Upstream, PaddingBefore = [6, 6], PaddingAfter = [6, 6] }),
            "transposed: rotated filter" => (transposed, ClosedForm.InputGradient(transposed) with { KernelIsRotated = true }),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }
}

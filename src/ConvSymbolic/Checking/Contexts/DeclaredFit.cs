using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>Refuses declared numbers that no layer has, as a filter that is larger than the input: another layer would be judged.</summary>
internal static class DeclaredFit
{
    /// <summary>Refuses them.</summary>
    /// <param name="declared">What is declared.</param>
    /// <param name="declaration">The declaration as it was written.</param>
    /// <param name="saysPadding">Whether the text speaks of a padding that is not declared.</param>
    /// <exception cref="ConvSymbolicException">No layer has the declared sizes and settings.</exception>
    public static void Require(DeclaredContext declared, string declaration, bool saysPadding)
    {
        // A setting with a name can be any number; what isn't declared is what most layers have.
        if (declared is not { InputExtents: { } input, FilterExtents: { } filter } || declared.Names.ContainsKey("padding")
            || (declared.Padding is null && saysPadding))
            return;
        try
        {
            _ = Geometry.Of(new LayerOptions
            {
                Input = PerAxis.Create(input),
                Filter = PerAxis.Create(filter),
                Stride = declared.Stride is { } stride ? PerAxis.Create(stride) : 1,
                Dilation = declared.Dilation is { } dilation ? PerAxis.Create(dilation) : 1,
                Padding = declared.Padding ?? Padding.Valid,
                OutputPadding = declared is { OutputPadding: { } more, IsTransposed: true } ? PerAxis.Create(more) : 0,
                IsTransposed = declared.IsTransposed,
            });
        }
        catch (ConvSymbolicException exception)
        {
            string padding = declared.Padding is null && !declared.IsTransposed ? " Of a padded layer, the padding has to be declared, too." : "";
            Fail.With(
                "check.declaration",
                $"The declaration '{declaration.Trim()}' fits no layer: {exception.Message}{padding}",
                declaration.Trim(),
                "sizes and settings of a layer");
        }
    }
}

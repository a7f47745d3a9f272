using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Cli.Evaluation;

/// <summary>Finds the layer whose input and filter are two given arrays.</summary>
internal static class LayerOfArrays
{
    /// <summary>The layer.</summary>
    /// <param name="x">The input: the spatial axes alone, or behind batch and channels.</param>
    /// <param name="f">The filter: the spatial axes alone, or behind the two channel axes.</param>
    /// <param name="geometry">How the filter moves; sizes and counts are taken from the arrays.</param>
    /// <param name="axes">How many of the axes are spatial, or null for what the number of axes says.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    public static Layer Find(NamedArray x, NamedArray f, LayerOptions geometry, int? axes, bool hasBias)
    {
        if (x.Shape.Length != f.Shape.Length)
            Reject.With("eval.axes", $"{f}, but {x}; both must have the same number of axes.");
        int spatial = SpatialAxes(x, axes);
        var options = geometry with
        {
            Input = x.Shape[^spatial..].ToArray(),
            Filter = f.Shape[^spatial..].ToArray(),
            HasBias = hasBias,
        };
        if (x.Shape.Length > spatial)
            options = WithChannels(options, x, f);
        try
        {
            return Convolution.Create(options);
        }
        catch (ConvSymbolicException exception)
        {
            return Reject.With<Layer>(exception.Diagnostic.Code, $"{x} and {f}: {exception.Message}");
        }
    }

    private static int SpatialAxes(NamedArray x, int? axes)
    {
        int rank = x.Shape.Length;
        if (axes is { } given)
        {
            return given >= 1 && (rank == given || rank == given + 2)
                ? given
                : Reject.With<int>("eval.axes", $"{x}, but --axes {given} needs {Counted.Of(given, "axis", "axes")}, or {given + 2L} with batch and channels.");
        }
        return rank switch
        {
            1 or 2 => rank,
            4 or 5 => rank - 2,
            0 => Reject.With<int>("eval.axes", $"{x}; an array with at least one axis is expected."),
            _ => Reject.With<int>("eval.axes", $"{x}, which can be read in two ways; say --axes {rank - 2} (batch, channels, then {rank - 2} spatial) or --axes {rank} (all spatial)."),
        };
    }

    private static LayerOptions WithChannels(LayerOptions options, NamedArray x, NamedArray f)
    {
        int batch = x.Shape[0], channels = x.Shape[1], first = f.Shape[0], second = f.Shape[1], groups = options.Groups;
        if (groups < 1)
            Reject.With("geometry.groups", $"--groups {groups}: the number of groups must be at least 1.");
        if (options.IsTransposed)
        {
            if (first != channels)
                Reject.With("eval.channels", $"{f}, but {x}, so {Counted.Of(channels, "channel")}; the first axis of a transposed convolution's filter must be that number.");
            if ((long)second * groups > int.MaxValue)
                Reject.With("eval.channels", $"{f}; with --groups {groups} that makes more than {int.MaxValue} filters.");
            return options with { Batch = batch, Channels = channels, Filters = second * groups };
        }
        if ((long)second * groups != channels)
        {
            Reject.With("eval.channels", $"{f}, but {x}, so {Counted.Of(channels, "channel")}; with --groups {groups} the filter's second axis must be {(channels % groups == 0
                ? $"{channels / groups}"
                : $"{channels}/{groups}, which is no whole number")}.");
        }
        return options with { Batch = batch, Channels = channels, Filters = first };
    }
}

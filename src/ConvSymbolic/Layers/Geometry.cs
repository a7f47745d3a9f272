using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Layers;

/// <summary>Works out and validates the sizes of a layer, axis by axis; every error names the axis, what was given and what would fit.</summary>
internal sealed record Geometry
{
    public required ImmutableArray<int> Input { get; init; }
    public required ImmutableArray<int> Filter { get; init; }
    public required ImmutableArray<int> Output { get; init; }
    public required ImmutableArray<int> Stride { get; init; }
    public required ImmutableArray<int> Dilation { get; init; }
    public required ImmutableArray<int> PaddingBefore { get; init; }
    public required ImmutableArray<int> PaddingAfter { get; init; }
    public required ImmutableArray<int> OutputPadding { get; init; }
    public required int Channels { get; init; }
    public required int Filters { get; init; }
    public required int Groups { get; init; }
    public required int Batch { get; init; }
    public required bool HasBias { get; init; }
    public required bool IsTrueConvolution { get; init; }
    public required bool IsTransposed { get; init; }

    public static Geometry Of(LayerOptions options)
    {
        int axes = Axes(options);
        int[] input = Extents("input", options.Input, axes);
        int[] filter = Extents("filter", options.Filter, axes);
        int[] stride = Positive("stride", options.Stride, axes);
        int[] dilation = Positive("dilation", options.Dilation, axes);
        int[] outputPadding = Spread("output padding", options.OutputPadding, axes, defaultValue: 0);
        Counts(options);
        var before = new int[axes];
        var after = new int[axes];
        var output = new int[axes];
        var padding = options.Padding.Axes;
        if (padding.Length > 1 && padding.Length != axes)
            WrongNumber("padding", padding.Length, axes);
        for (int k = 0; k < axes; k++)
        {
            var axis = new Axis(k, axes, input[k], filter[k], stride[k], dilation[k]);
            (before[k], after[k]) = axis.Padding(padding[padding.Length == 1 ? 0 : k], options.IsTransposed);
            output[k] = options.IsTransposed
                ? axis.TransposedOutput(before[k], after[k], outputPadding[k])
                : axis.Output(before[k], after[k], outputPadding[k]);
        }
        return new Geometry
        {
            Input = Freeze(input),
            Filter = Freeze(filter),
            Output = Freeze(output),
            Stride = Freeze(stride),
            Dilation = Freeze(dilation),
            PaddingBefore = Freeze(before),
            PaddingAfter = Freeze(after),
            OutputPadding = Freeze(outputPadding),
            Channels = options.Channels,
            Filters = options.Filters,
            Groups = options.Groups,
            Batch = options.Batch,
            HasBias = options.HasBias,
            IsTrueConvolution = options.IsTrueConvolution,
            IsTransposed = options.IsTransposed,
        };
    }

    private static ImmutableArray<int> Freeze(int[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    private static int Axes(LayerOptions options)
    {
        int input = options.Input.Values.Length, filter = options.Filter.Values.Length;
        if (input == 0 || filter == 0)
            Fail.With("geometry.no-axes", "An input and a filter need at least one extent each, such as 3x3 and 2x2.", "no extents", "at least one extent");
        if (input != filter)
        {
            Fail.With(
                "geometry.axes",
                $"The input has {Counted.Of(input, "axis", "axes")} and the filter has {filter}; both give every extent, so they must have the same number.",
                $"{input} and {filter}",
                "the same number of axes");
        }
        return input;
    }

    private static int[] Extents(string what, PerAxis given, int axes)
    {
        int[] values = given.Values.ToArray();
        for (int k = 0; k < axes; k++)
        {
            if (values[k] < 1)
                Fail.With("geometry.extent", $"{new Axis(k, axes)}: the {what} has extent {values[k]}; it must be at least 1.", $"{values[k]}", "1 or more");
        }
        return values;
    }

    private static int[] Positive(string what, PerAxis given, int axes)
    {
        int[] values = Spread(what, given, axes, defaultValue: 1);
        for (int k = 0; k < axes; k++)
        {
            if (values[k] < 1)
                Fail.With($"geometry.{what}", $"{new Axis(k, axes)}: the {what} is {values[k]}; it must be at least 1.", $"{values[k]}", "1 or more");
        }
        return values;
    }

    private static int[] Spread(string what, PerAxis given, int axes, int defaultValue)
    {
        var values = given.Values;
        if (values.Length > 1 && values.Length != axes)
            WrongNumber(what, values.Length, axes);
        if (values.Length > 1)
            return values.ToArray();
        var spread = new int[axes];
        for (int k = 0; k < axes; k++)
            spread[k] = values.Length == 1 ? values[0] : defaultValue;
        return spread;
    }

    private static void WrongNumber(string what, int given, int axes) => Fail.With(
        "geometry.per-axis",
        $"The {what} has {Counted.Of(given, "value")}, but the layer has {Counted.Of(axes, "spatial axis", "spatial axes")}; give one value for all of them or one per axis.",
        Counted.Of(given, "value"),
        axes == 1 ? "1 value" : $"1 or {axes} values");

    private static void Counts(LayerOptions options)
    {
        Count("channels", options.Channels);
        Count("filters", options.Filters);
        Count("groups", options.Groups);
        Count("batch", options.Batch);
        if (options.Channels % options.Groups != 0)
            Divides("channel", options.Channels, options.Groups);
        if (options.Filters % options.Groups != 0)
            Divides("filter", options.Filters, options.Groups);
    }

    private static void Count(string what, int value)
    {
        if (value < 1)
            Fail.With($"geometry.{what}", $"The number of {(what == "batch" ? "images (batch)" : what)} is {value}; it must be at least 1.", $"{value}", "1 or more");
    }

    private static void Divides(string what, int value, int groups) => Fail.With(
        "geometry.groups",
        $"{groups} groups don't divide {Counted.Of(value, what)}; the number of groups must divide both the channels and the filters.",
        $"{Counted.Of(value, what)} in {groups} groups",
        $"a multiple of {groups}");
}

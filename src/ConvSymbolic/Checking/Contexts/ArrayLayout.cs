namespace ConvSymbolic.Checking.Contexts;

/// <summary>What an index position of an array counts.</summary>
internal enum AxisKind
{
    /// <summary>Images.</summary>
    Image,

    /// <summary>Input channels.</summary>
    Channel,

    /// <summary>Filters, which are the output channels.</summary>
    Filter,

    /// <summary>A spatial axis.</summary>
    Spatial,
}

/// <summary>What one index position of an array means.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Axis">Which spatial axis, from 0.</param>
internal readonly record struct AxisPosition(AxisKind Kind, int Axis = 0);

/// <summary>The index positions of the three arrays, in the order in which the author writes them.</summary>
/// <param name="Input">Those of the input.</param>
/// <param name="Filter">Those of the filter.</param>
/// <param name="Output">Those of the output.</param>
internal sealed record ArrayLayout(AxisPosition[] Input, AxisPosition[] Filter, AxisPosition[] Output)
{
    /// <summary>How many spatial axes.</summary>
    public int Axes => Filter.Count(position => position.Kind == AxisKind.Spatial);

    /// <summary>Whether an index position of some array counts this.</summary>
    public bool Has(AxisKind kind) => Input.Concat(Filter).Concat(Output).Any(position => position.Kind == kind);

    /// <summary>Whether every channel has a filter of its own.</summary>
    public bool IsDepthwise => Input.Any(IsChannel) && !Filter.Any(IsChannel) && Filter.Any(position => position.Kind == AxisKind.Filter);

    private static bool IsChannel(AxisPosition position) => position.Kind == AxisKind.Channel;

    /// <summary>One index of channels in front of all arrays, the same for the three, and spatial axes.</summary>
    public static ArrayLayout Depthwise(int axes)
    {
        var spatial = Plain(axes).Input;
        return new([new(AxisKind.Channel), .. spatial], [new(AxisKind.Filter), .. spatial], [new(AxisKind.Filter), .. spatial]);
    }

    /// <summary>Spatial axes alone.</summary>
    public static ArrayLayout Plain(int axes)
    {
        AxisPosition[] spatial = [.. Enumerable.Range(0, axes).Select(axis => new AxisPosition(AxisKind.Spatial, axis))];
        return new(spatial, spatial, spatial);
    }

    /// <summary>The layout of arrays with so many indices, as most people order them; null for numbers that fit none.</summary>
    public static ArrayLayout? Of(int input, int filter, int output)
    {
        if (input == filter && filter == output && input is >= 1 and <= 3)
            return Plain(input);

        // Two axes where it can be, else one or three.
        foreach (int axes in (int[])[2, 1, 3])
        {
            AxisPosition[] spatial = [.. Enumerable.Range(0, axes).Select(axis => new AxisPosition(AxisKind.Spatial, axis))];
            AxisPosition image = new(AxisKind.Image), channel = new(AxisKind.Channel), filters = new(AxisKind.Filter);
            switch (input - axes, filter - axes, output - axes)
            {
                case (1, 1, 0):
                    return new([channel, .. spatial], [channel, .. spatial], spatial);
                case (0, 1, 1):
                    return new(spatial, [filters, .. spatial], [filters, .. spatial]);
                case (1, 2, 1):
                    return new([channel, .. spatial], [filters, channel, .. spatial], [filters, .. spatial]);
                case (2, 2, 2):
                    return new([image, channel, .. spatial], [filters, channel, .. spatial], [image, filters, .. spatial]);
                case (1, 0, 1):
                    return new([image, .. spatial], spatial, [image, .. spatial]);
            }
        }
        return null;
    }
}

using ConvSymbolic.Layers;

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

    /// <summary>Whether the spatial axes have the same order in every array.</summary>
    public bool IsInOrder => new[] { Input, Filter, Output }.All(positions => positions.Where(position => position.Kind == AxisKind.Spatial).Select((position, place) => position.Axis == place).All(fits => fits));

    /// <summary>Whether an index position of some array counts this.</summary>
    public bool Has(AxisKind kind) => Input.Concat(Filter).Concat(Output).Any(position => position.Kind == kind);

    /// <summary>Whether every channel has a filter of its own.</summary>
    public bool IsDepthwise => Input.Any(IsChannel) && !Filter.Any(IsChannel) && Filter.Any(position => position.Kind == AxisKind.Filter);

    /// <summary>The positions of the array of a role, or of the gradient by it.</summary>
    public AxisPosition[] PositionsOf(Role? role) => role switch
    {
        Role.Input or Role.InputGradient => Input,
        Role.Filter or Role.FilterGradient => Filter,
        Role.Output or Role.Upstream => Output,
        Role.Bias or Role.BiasGradient => [new AxisPosition(AxisKind.Filter)],
        _ => [],
    };

    /// <summary>The same with channels and filters behind the spatial axes: x_{ijc}, w_{ijco}, y_{ijo}.</summary>
    public ArrayLayout ChannelsLast()
    {
        return new(Reordered(Input), Reordered(Filter), Reordered(Output));

        static AxisPosition[] Reordered(AxisPosition[] positions) => [.. positions.OrderBy(position => position.Kind switch { AxisKind.Image => 0, AxisKind.Spatial => 1, AxisKind.Channel => 2, _ => 3 })];
    }

    /// <summary>How well three entries that meet in a product fit: their channels and their filters should be the same.</summary>
    public int Agreement((Forms.RefForm Input, Forms.RefForm Filter, Forms.RefForm Output) entries) =>
        (IndexOf(AxisKind.Channel, entries.Input, Input) == IndexOf(AxisKind.Channel, entries.Filter, Filter) ? 1 : 0) + (IndexOf(AxisKind.Filter, entries.Output, Output) == IndexOf(AxisKind.Filter, entries.Filter, Filter) ? 1 : 0);

    /// <summary>How many channels and filters some products speak of.</summary>
    public int Channels(IReadOnlyList<(Forms.RefForm Input, Forms.RefForm Filter, Forms.RefForm Output)> products) =>
        Count(AxisKind.Channel, products) + Count(AxisKind.Filter, products);

    /// <summary>Whether some products speak of no more channels and filters than there are.</summary>
    public bool HasAtMost(
        IReadOnlyList<(Forms.RefForm Input, Forms.RefForm Filter, Forms.RefForm Output)> products, int channels, int filters) =>
        Count(AxisKind.Channel, products) <= channels && Count(AxisKind.Filter, products) <= filters;

    private int Count(AxisKind kind, IReadOnlyList<(Forms.RefForm Input, Forms.RefForm Filter, Forms.RefForm Output)> products) =>
        products.Select(product => IndexOf(kind, product.Filter, Filter)).Distinct().Count();

    private static Indices.IndexExpression? IndexOf(AxisKind kind, Forms.RefForm entry, AxisPosition[] positions) =>
        Array.FindIndex(positions, position => position.Kind == kind) is >= 0 and var place && place < entry.Indices.Count ? entry.Indices[place].Value : null;

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

    /// <summary>The layout of the arrays of a layer, written with so many indices as most people order them; null for numbers that fit none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">How many indices the input has; as many as it has planes for X^{(n,c)}, 0 where it is written as a whole.</param>
    /// <param name="filter">How many the filter has.</param>
    /// <param name="output">How many the output has.</param>
    public static ArrayLayout? Of(Layer layer, int input, int filter, int output)
    {
        int ofGroup = (layer.IsTransposed ? layer.Filters : layer.Channels) / layer.Groups;
        return Of(layer.Axes, (input, layer.Batch, layer.Channels), (filter, layer.IsTransposed ? layer.Channels : layer.Filters, ofGroup), (output, layer.Batch, layer.Filters), layer.IsTransposed);
    }

    /// <summary>The same of so many axes: how many indices an array has, and the extents of the two that may stand in front of the positions.</summary>
    public static ArrayLayout? Of(int axes, (int Count, int First, int Second) input, (int Count, int First, int Second) filter, (int Count, int First, int Second) output, bool isTransposed = false)
    {
        var (first, second) = isTransposed ? (AxisKind.Channel, AxisKind.Filter) : (AxisKind.Filter, AxisKind.Channel);
        return Positions(axes, input.Count, (AxisKind.Image, input.First), (AxisKind.Channel, input.Second)) is { } x && Positions(axes, filter.Count, (first, filter.First), (second, filter.Second)) is { } f
            && Positions(axes, output.Count, (AxisKind.Image, output.First), (AxisKind.Filter, output.Second)) is { } y ? new(x, f, y) : null;
    }

    // One index in front of the positions is that of which there are several.
    private static AxisPosition[]? Positions(int axes, int count, (AxisKind Kind, int Extent) first, (AxisKind Kind, int Extent) second)
    {
        AxisPosition[] spatial = Plain(axes).Input;
        AxisPosition[] several = [.. new[] { first, second }.Where(position => position.Extent > 1).Select(position => new AxisPosition(position.Kind))];
        if (count == 0 || count == several.Length)
            return [.. several, .. spatial];
        return (count - axes) switch
        {
            0 => spatial,
            1 => [several is [var only] ? only : new AxisPosition(second.Kind), .. spatial],
            2 => [new AxisPosition(first.Kind), new AxisPosition(second.Kind), .. spatial],
            _ => null,
        };
    }

    /// <summary>The layout of arrays with so many indices, as most people order them; null for numbers that fit none.</summary>
    /// <param name="input">How many indices the input has.</param>
    /// <param name="filter">How many the filter has.</param>
    /// <param name="output">How many the output has.</param>
    /// <param name="known">How many of them are spatial, where that is known.</param>
    public static ArrayLayout? Of(int input, int filter, int output, int? known = null)
    {
        if (input == filter && filter == output && input is >= 1 and <= 3 && (known ?? input) == input)
            return Plain(input);

        // Two axes where it can be, else one or three.
        foreach (int axes in known is { } one ? [one] : (int[])[2, 1, 3])
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

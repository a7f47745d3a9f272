namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>One axis of a layer, in numbers.</summary>
public sealed record FreshAxis(int Input, int Filter, int Stride, int Dilation, int Before, int After, int OutputPadding, bool IsTransposed)
{
    public int Output => IsTransposed
        ? Stride * (Input - 1) + Dilation * (Filter - 1) + 1 - Before - After + OutputPadding
        : Input + Before + After - Dilation * (Filter - 1) - 1 is >= 0 and var room ? room / Stride + 1 : 0;

    public bool IsPlain => Stride == 1 && Dilation == 1 && Before == 0 && After == 0 && !IsTransposed;
}

/// <summary>A layer as a list of products: which entry of the input meets which of the filter in which output.</summary>
public sealed class FreshLayer
{
    public required IReadOnlyList<FreshAxis> Axes { get; init; }

    public int Batch { get; init; } = 1;

    public int Channels { get; init; } = 1;

    public int Filters { get; init; } = 1;

    public int Groups { get; init; } = 1;

    public bool HasBias { get; init; }

    /// <summary>Whether the filter is turned: a true convolution.</summary>
    public bool IsTurned { get; init; }

    public bool IsTransposed => Axes[0].IsTransposed;

    public bool IsPlain => Axes.All(axis => axis.IsPlain);

    /// <summary>The three numbers of batch, channel and filter that are written with every entry, where they could be 1.</summary>
    public bool WritesBatch { get; init; }

    public bool WritesChannels { get; init; }

    public bool WritesFilters { get; init; }

    public bool HasPlanes => WritesBatch || WritesChannels || WritesFilters;

    /// <summary>How many leading indices of an array count images, channels and filters.</summary>
    public int Planes(Quantity quantity) => Shape(quantity).Count - (quantity.Array() == Quantity.Bias ? 0 : Axes.Count);

    /// <summary>The extents of the written axes.</summary>
    public IReadOnlyList<int> Shape(Quantity quantity)
    {
        List<int> shape = [];
        void Plane(bool isWritten, int extent)
        {
            if (isWritten)
                shape.Add(extent);
        }
        switch (quantity.Array())
        {
            case Quantity.Input:
                Plane(WritesBatch, Batch);
                Plane(WritesChannels, Channels);
                return [.. shape, .. Axes.Select(axis => axis.Input)];
            case Quantity.Output:
                Plane(WritesBatch, Batch);
                Plane(WritesFilters, Filters);
                return [.. shape, .. Axes.Select(axis => axis.Output)];
            case Quantity.Filter:
                Plane(IsTransposed ? WritesChannels : WritesFilters, IsTransposed ? Channels : Filters);
                Plane(IsTransposed ? WritesFilters : WritesChannels, (IsTransposed ? Filters : Channels) / Groups);
                return [.. shape, .. Axes.Select(axis => axis.Filter)];
            default:
                Plane(WritesFilters, Filters);
                return shape;
        }
    }

    /// <summary>Every product of the layer as flat indices of input, filter and output.</summary>
    public IReadOnlyList<(int Input, int Filter, int Output)> Products => _products ??= Multiply();

    private IReadOnlyList<(int Input, int Filter, int Output)>? _products;

    private List<(int Input, int Filter, int Output)> Multiply()
    {
        List<(int, int, int)> products = [];
        var taps = new Grid([.. Axes.Select(axis => axis.Filter)]);
        var small = new Grid([.. Axes.Select(axis => IsTransposed ? axis.Input : axis.Output)]);
        var large = new Grid([.. Axes.Select(axis => IsTransposed ? axis.Output : axis.Input)]);
        int own = Filters / Groups, read = Channels / Groups;
        for (int n = 0; n < Batch; n++)
            for (int o = 0; o < Filters; o++)
                for (int c = 0; c < read; c++)
                    for (int place = 0; place < small.Values.Length; place++)
                        for (int tap = 0; tap < taps.Values.Length; tap++)
                        {
                            int[] i = small.Index(place), a = taps.Index(tap);
                            if (large.Flat([.. Axes
                                .Select((axis, k) => axis.Stride * i[k] + axis.Dilation * a[k] - axis.Before)]) is not { } meets)
                                continue;
                            int channel = o / own * read + c;
                            int kernel = IsTransposed ? channel * own + o % own : o * read + c;
                            int weight = kernel * taps.Values.Length + (IsTurned ? taps.Values.Length - 1 - tap : tap);
                            products.Add(IsTransposed
                                ? ((n * Channels + channel) * small.Values.Length + place, weight,
                                    (n * Filters + o) * large.Values.Length + meets)
                                : ((n * Channels + channel) * large.Values.Length + meets, weight,
                                    (n * Filters + o) * small.Values.Length + place));
                        }
        return products;
    }
}

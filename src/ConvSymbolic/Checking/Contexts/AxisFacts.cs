namespace ConvSymbolic.Checking.Contexts;

/// <summary>What is declared or stated of an axis; null where nothing is. What contradicts it is no evidence for anything.</summary>
/// <param name="Input">The extent of the input.</param>
/// <param name="Filter">The extent of the filter.</param>
/// <param name="Output">The extent of the output.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Dilation">The dilation.</param>
/// <param name="Before">The padding before the data.</param>
/// <param name="After">The padding behind it.</param>
/// <param name="IsFlipped">Whether the filter is read backwards.</param>
internal sealed record AxisFacts(int? Input, int? Filter, int? Output, int? Stride, int? Dilation, int? Before, int? After, bool? IsFlipped)
{
    /// <summary>Where nothing is known.</summary>
    public static AxisFacts None { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>Whether the filter and the input have the entries of a product.</summary>
    public bool Has(IndexTriple triple) => triple.Filter < (Filter ?? int.MaxValue) && triple.Input < (Input ?? int.MaxValue);

    /// <summary>How many windows there are room for; without a bound where an extent is not known.</summary>
    public int Windows(int stride, int dilation, int padding)
    {
        if (Input is not { } input || Filter is not { } filter)
            return Output ?? int.MaxValue;
        int rest = input + (Before ?? padding) + (After ?? padding) - dilation * (filter - 1) - 1;
        return rest < 0 ? 0 : rest / stride + 1;
    }

    /// <summary>The padding on each side that the three extents leave; null where they leave none, or one of two sides.</summary>
    public int? Around(int stride, int dilation)
    {
        if (Before is not null || Input is not { } input || Filter is not { } filter || Output is not { } output)
            return null;
        int missing = stride * (output - 1) + dilation * (filter - 1) + 1 - input;
        return missing > 0 && missing % 2 == 0 ? missing / 2 : null;
    }
}

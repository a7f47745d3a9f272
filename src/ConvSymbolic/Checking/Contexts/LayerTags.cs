namespace ConvSymbolic.Checking.Contexts;

/// <summary>Marks of layers above a symbol.</summary>
internal static class LayerTags
{
    /// <summary>out for this layer (l, [l], (l), out), in for what it gets from the one before (l−1, in); null for other marks.</summary>
    public static string? PlaceOf(string tag) => tag.Trim('[', ']', '(', ')').Replace(" ", "", StringComparison.Ordinal) switch
    {
        "l" or "L" or "out" => "out",
        "l-1" or "L-1" or "in" => "in",
        _ => null,
    };
}

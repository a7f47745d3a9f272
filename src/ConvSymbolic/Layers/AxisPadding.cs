namespace ConvSymbolic.Layers;

/// <summary>How an axis is padded: by given numbers, or by a rule that the sizes decide.</summary>
public enum PaddingRule
{
    /// <summary>The numbers before and after the data are given; negative numbers crop.</summary>
    Explicit,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>The output has extent ⌈H / s⌉; an odd total puts the extra element after the data.</summary>
    Same,

    /// <summary>d(K−1) on both sides: every overlap of filter and input counts.</summary>
    Full,
}

/// <summary>The padding of one axis.</summary>
/// <param name="Rule">How it is found.</param>
/// <param name="Before">Zeros before the data (explicit rule only); negative numbers crop.</param>
/// <param name="After">Zeros after the data (explicit rule only); negative numbers crop.</param>
public readonly record struct AxisPadding(PaddingRule Rule, int Before, int After)
{
    /// <summary>Writes <c>1</c>, <c>1:0</c> or <c>same</c>.</summary>
    public override string ToString() => Rule switch
    {
        PaddingRule.Explicit => Before == After ? $"{Before}" : $"{Before}:{After}",
        PaddingRule.Same => "same",
        PaddingRule.Full => "full",
        _ => "valid",
    };

    /// <summary>The same number before and after.</summary>
    /// <param name="both">The number.</param>
    public static implicit operator AxisPadding(int both) => new(PaddingRule.Explicit, both, both);

    /// <summary>A number before and a number after.</summary>
    /// <param name="sides">Before, after.</param>
    public static implicit operator AxisPadding((int Before, int After) sides) => new(PaddingRule.Explicit, sides.Before, sides.After);

    /// <summary>A rule without numbers.</summary>
    /// <param name="rule">The rule.</param>
    public static implicit operator AxisPadding(PaddingRule rule) => new(rule, 0, 0);
}

namespace ConvSymbolic.Indices;

/// <summary>What an index term is a product of: a name, a quotient rounded down, or the larger of two.</summary>
internal abstract record IndexAtom
{
    private protected IndexAtom()
    {
    }

    /// <summary>A text that orders atoms; different atoms have different keys.</summary>
    internal abstract string Key { get; }
}

/// <summary>An index variable or a size parameter, such as <c>i</c>, <c>s</c> or <c>K</c>.</summary>
/// <param name="Name">The name.</param>
internal sealed record IndexName(string Name) : IndexAtom
{
    internal override string Key => Name;

    /// <summary>Writes the name.</summary>
    public override string ToString() => Name;
}

/// <summary>⌊numerator / denominator⌋, rounded towards −∞.</summary>
/// <param name="Numerator">The numerator.</param>
/// <param name="Denominator">The denominator, positive.</param>
internal sealed record IndexFloor(IndexExpression Numerator, IndexExpression Denominator) : IndexAtom
{
    internal override string Key => $"⌊({Numerator})/({Denominator})⌋";

    /// <summary>Writes <c>⌊(o)/(2)⌋</c>.</summary>
    public override string ToString() => Key;
}

/// <summary>The larger of two indices: where a sum over windows begins at an edge. The smaller one is −max(−a, −b).</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
internal sealed record IndexLargest(IndexExpression First, IndexExpression Second) : IndexAtom
{
    internal override string Key => $"max({First}, {Second})";

    /// <summary>Writes <c>max(0, i-K+1)</c>.</summary>
    public override string ToString() => Key;
}

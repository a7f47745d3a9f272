namespace ConvSymbolic.Indices;

/// <summary>An index variable and the whole numbers it runs over, both ends included; an end below the start means none.</summary>
/// <param name="Name">The index variable.</param>
/// <param name="First">The first value.</param>
/// <param name="Last">The last value.</param>
internal sealed record IndexRange(string Name, IndexExpression First, IndexExpression Last)
{
    /// <summary>Writes <c>a=0..3</c>.</summary>
    public override string ToString() => $"{Name}={First}..{Last}";

    /// <summary>0, 1, …, extent − 1.</summary>
    /// <param name="name">The index variable.</param>
    /// <param name="extent">How many values.</param>
    public static IndexRange UpTo(string name, IndexExpression extent) => new(name, IndexExpression.Zero, extent - 1);
}

namespace ConvSymbolic.Indices;

/// <summary>The condition left = right of an Iverson bracket: [left = right] is 1 when it holds, else 0.</summary>
/// <param name="Left">The left-hand side.</param>
/// <param name="Right">The right-hand side.</param>
internal sealed record IndexCondition(IndexExpression Left, IndexExpression Right)
{
    /// <summary>Writes <c>left = right</c>.</summary>
    public override string ToString() => $"{Left} = {Right}";

    /// <summary>Whether it holds; null while a name decides it.</summary>
    public bool? Holds => (Left - Right).Constant switch
    {
        null => null,
        0 => true,
        _ => false,
    };
}

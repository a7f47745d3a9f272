namespace ConvSymbolic.Diagnostics;

/// <summary>A place in a text: 1-based line and column (in UTF-16 units), and a length in the same units.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Length">How many UTF-16 units the place covers; 0 for a point.</param>
public readonly record struct SourceSpan(int Line, int Column, int Length)
{
    /// <summary>Writes <c>line:column</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}

using ConvSymbolic.Expressions;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Derivations;

/// <summary>One step: an expression, what it becomes, and the rule that is the reason.</summary>
/// <param name="Rule">The reason.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What it becomes; equal to <paramref name="Before"/> in value.</param>
public sealed record Step(Rule Rule, Expression Before, Expression After)
{
    /// <summary>Writes <c>before = after (rule)</c>; indices start at 0.</summary>
    public override string ToString() => $"{Before} = {After} ({Rule.Title})";
}

using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Sums;

/// <summary>A term of the normal form: a number times Σ over the ranges of the product of the entries where all conditions hold.</summary>
/// <param name="Coefficient">The number.</param>
/// <param name="Ranges">The ranges; no letter twice.</param>
/// <param name="Entries">The entries, in the order of writing.</param>
/// <param name="Conditions">The conditions of all brackets.</param>
internal sealed record SumTerm(
    Rational Coefficient,
    EquatableArray<IndexRange> Ranges,
    EquatableArray<Element> Entries,
    EquatableArray<IndexCondition> Conditions)
{
    /// <summary>The number 1.</summary>
    public static SumTerm One { get; } = new(1, [], [], []);

    /// <summary>The product; no letter is bound in both.</summary>
    public static SumTerm operator *(SumTerm left, SumTerm right) => new(
        left.Coefficient * right.Coefficient,
        [.. left.Ranges, .. right.Ranges],
        [.. left.Entries, .. right.Entries],
        [.. left.Conditions, .. right.Conditions]);
}

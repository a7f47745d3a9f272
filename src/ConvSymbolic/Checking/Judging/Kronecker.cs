using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Judging;

/// <summary>The Kronecker delta: δ_{i+a,p} where δ is no array.</summary>
internal static class Kronecker
{
    /// <summary>The bracket that it is; null for other symbols.</summary>
    /// <param name="reference">A symbol without a role.</param>
    public static BracketForm? Of(RefForm reference) =>
        reference is { Name: "delta", Tag: "", Indices: [{ Divisor: null } first, { Divisor: null } second] } && (first.Value.Constant is null || second.Value.Constant is null)
            ? new BracketForm(reference.Range, [new ConditionForm(first.Value, second.Value)]) : null;
}

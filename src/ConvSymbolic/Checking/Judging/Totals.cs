using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Judging;

/// <summary>The sum of all entries of an array, sum(∂L/∂O), as the index sum that it is.</summary>
internal static class Totals
{
    /// <summary>The index sum; null for another operand than a symbol or a gradient.</summary>
    public static BigSumForm? Of(Context context, Form array)
    {
        var reference = array switch
        {
            RefForm { Indices.Count: 0 } symbol => symbol,
            GradientForm { By: { Indices.Count: 0 } by } => by,
            _ => null,
        };
        if (reference is null || context.RoleOf(reference) is not { } role || context.PositionsOf(role) is not { Length: > 0 } positions)
            return null;
        string[] names = [.. positions.Select((_, k) => $"#sum{k}")];
        var entry = reference with { Indices = [.. names.Select(name => new IndexForm(reference.Range, IndexExpression.Variable(name)))] };
        return new BigSumForm(array.Range, [.. names.Select(name => new LimitForm(name, null, null))], array is GradientForm gradient ? gradient with { By = entry } : entry);
    }
}

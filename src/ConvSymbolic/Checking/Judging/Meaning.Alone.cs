using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Judging;

// Indices of the only image, channel or filter.
internal sealed partial class Meaning
{
    // An index that is a number and another than the one that an axis with one entry has.
    private IndexExpression? FirstOutside(Role role, AxisPosition[] positions, EquatableArray<IndexForm> indices)
    {
        for (int k = 0; k < positions.Length; k++)
        {
            if (IsAlone(role, positions[k]) && Resolved(indices[k].Value).Constant is { } index && index != context.BaseOf(positions[k].Kind))
                return indices[k].Value;
        }
        return null;
    }

    // The same entry, where the sums and sums of letters that stand for the only image, channel or filter have its number: an entry of a
    // matrix with one row.
    private Expression Alone(Expression entry, Role role, AxisPosition[] positions, EquatableArray<IndexForm> indices)
    {
        for (int k = 0; k < positions.Length; k++)
        {
            if (!IsAlone(role, positions[k]) || Resolved(indices[k].Value) is not { Constant: null } index
                || (indices[k].Variable is { } letter && !_bound.Contains(letter) && !Definitions.ContainsKey(letter)))
                continue;
            entry = new Element(new Matrix(1, 1, [entry]), [], [index - context.BaseOf(positions[k].Kind), IndexExpression.Zero]);
        }
        return entry;
    }

    private bool IsAlone(Role role, AxisPosition position) => position.Kind != AxisKind.Spatial && sample.ExtentOf(role, position) == 1;
}

using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What += inside loops adds up to.</summary>
internal static class Accumulation
{
    /// <summary>The two sides as they are meant: dW[u] += dO[i] X[i+u] is a sum over i, dX[i+u] += dO[i] W[u] one over i and u with i + u where the left side is.</summary>
    /// <param name="relation">What stands between the sides.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static (Form Left, Form Right) Meant(RelationKind relation, Form left, Form right)
    {
        if (relation != RelationKind.PlusEqual)
            return (left, right);
        var target = left is GradientForm gradient ? gradient.By : left as RefForm;
        var given = Variables(left).ToHashSet();
        var conditions = new List<ConditionForm>();
        if (target is not null && target.Indices.Any(IsPlace))
        {
            var indices = target.Indices.Select((index, k) => IsPlace(index) ? Placed(index, $"place {k + 1}", conditions) : index);
            var scattered = target with { Indices = [.. indices] };
            left = left is GradientForm whole ? whole with { By = scattered } : scattered;
        }
        string[] free = [.. Variables(right).Distinct().Where(name => !given.Contains(name))];
        if (conditions.Count > 0)
            right = new ProductForm(right.Range, [new(ProductSign.Juxtaposition, default, new BracketForm(right.Range, [.. conditions])), new(ProductSign.Juxtaposition, default, right)]);
        return (left, free.Length == 0 ? right : new BigSumForm(right.Range, [.. free.Select(name => new LimitForm(name, null, null))], right));
    }

    private static IndexForm Placed(IndexForm index, string name, List<ConditionForm> conditions)
    {
        conditions.Add(new ConditionForm(IndexExpression.Variable(name), index.Value));
        return index with { Value = IndexExpression.Variable(name) };
    }

    // s·i + u: where something is added, and no variable of the left side.
    private static bool IsPlace(IndexForm index) => index is { Divisor: null, Variable: null, Value.Constant: null };

    private static IEnumerable<string> Variables(Form form) =>
        FormTree.Within(form).OfType<RefForm>().SelectMany(reference => reference.Indices).Select(index => index.Variable).OfType<string>();
}

using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Says of an equality that is about something else than a convolution layer what it is about.</summary>
internal static class NotConvolution
{
    private const string Dense = "it is a matrix product, as of a dense layer";

    /// <summary>Whether an equality is the forward equation of a dense layer: Y_ij = Σ_p X_ip W_pj + b_j.</summary>
    public static bool IsDense(Equality equality) => equality.Left.Form is RefForm { Indices.Count: > 0 } && equality.Right.Forms.Any(form => form is BigSumForm) && Reason(equality) == Dense;

    public static string? Reason(Equality equality)
    {
        if (OfTraining(equality) is { } training)
            return training;
        foreach (var node in Nodes.Within(equality.Left.Node).Concat(Nodes.Within(equality.Right.Node)))
        {
            switch (node)
            {
                case NameNode { Name: "sigma" or "varphi" or "phi" }:
                case NameNode { IsText: true } word when word.Name.ToLowerInvariant() is "relu" or "tanh" or "softmax" or "sigmoid" or "leakyrelu" or "act":
                    return "it is about an activation function";
                case NameNode { IsText: true } word when word.Name.ToLowerInvariant() is "upsample" or "pool" or "maxpool" or "avgpool" or "average" or "pooling" or "mean":
                    return "it is about pooling";
                case ProductNode product when IsMaximumWithZero(product):
                    return "it is about an activation function";
                case ProductNode product when product.Factors.Any(factor => factor.Factor is NameNode { IsText: true, Name: "max" }) && product.Factors.Any(factor => factor.Factor is GroupNode group && Nodes.Within(group).Any(inner => inner is ScriptNode)):
                    return "it is about pooling";
                case ScriptNode { Sup: NameNode { Name: "T" or "top" } }:
                    return Dense;
            }
        }
        foreach (var form in equality.Forms)
        {
            // a_k δ_j, Σ_k X_{mk} W_{kn}: no index moves with another one.
            if (form is ProductForm product && product.Factors.Select(factor => factor.Factor).ToList() is [var first, var second] && Indices(first) is { Count: > 0 } left && Indices(second) is { Count: > 0 } right
                && left.Concat(right).All(index => index.Value.Constant is null && index.Variable is not null) && left.Count <= 2 && right.Count <= 2 && (left.Count == 1 || left.Select(index => index.Variable).Intersect(right.Select(index => index.Variable)).Count() == 1))
                return Dense;
            if (form is ProductForm whole && whole.Factors.Count > 1 && whole.Factors.Any(factor => factor.Factor is GridForm) && whole.Factors.All(factor => factor.Sign == ProductSign.Juxtaposition))
                return Dense;
            if (form is RefForm { Tag: "1" or "2" or "3" or "0" })
                return "it is about numbered layers of another kind, as dense layers";
        }
        return null;
    }

    // A loss that other losses make up, gradients of those, and steps that take more than the gradient off.
    private static string? OfTraining(Equality equality)
    {
        var right = FormTree.Within(equality.Right.Form).ToList();
        if (equality.Left.Form is not RefForm left)
            return right.OfType<BigSumForm>().Any(sum =>
                FormTree.Within(sum.Body).Any(part => LossIn(part) is { } loss && IsOfExample(loss, sum)))
                ? "it sums gradients of the losses of single examples" : null;
        if (right.OfType<BigSumForm>().Any(sum =>
            FormTree.Within(sum.Body).Any(part => part is RefForm loss && loss.Name == left.Name && IsOfExample(loss, sum))))
            return $"it makes the loss {left.Name} of the losses of single examples";
        return right.Any(form => form is GradientForm gradient && gradient.By.Key == left.Key) && UpdateStep.Takes(equality.Right.Form, left)
            ? UpdateStep.WithDecay : null;
    }

    private static RefForm? LossIn(Form gradient) => gradient switch
    {
        GradientForm of => of.Loss,
        DerivativeForm { Of: RefForm of } => of,
        _ => null,
    };

    // L_n or L^{(n)} under a sum over n.
    private static bool IsOfExample(RefForm loss, BigSumForm sum) =>
        sum.Limits.Any(limit => limit.Name == loss.Tag.Trim('(', ')') || loss.Indices.Any(index => index.Variable == limit.Name));

    // max(0, z): a maximum of two values, one of which is 0.
    private static bool IsMaximumWithZero(ProductNode product) =>
        product.Factors.Any(factor => factor.Factor is NameNode { IsText: true, Name: "max" })
        && product.Factors.Any(factor => factor.Factor is GroupNode { Inner: ListNode { Items: [var first, var second] } }
            && (first is NumberNode { Value.IsZero: true } || second is NumberNode { Value.IsZero: true }));

    private static IReadOnlyList<IndexForm>? Indices(Form form) => form switch
    {
        RefForm reference => reference.Indices,
        GradientForm gradient => gradient.By.Indices,
        DerivativeForm { Of: RefForm of } => of.Indices,
        _ => null,
    };
}

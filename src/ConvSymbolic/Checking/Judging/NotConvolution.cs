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
        foreach (var node in Nodes.Within(equality.Left.Node).Concat(Nodes.Within(equality.Right.Node)))
        {
            switch (node)
            {
                case NameNode { Name: "sigma" or "varphi" or "phi" }:
                case NameNode { IsText: true } word when word.Name.ToLowerInvariant() is "relu" or "tanh" or "softmax" or "sigmoid" or "leakyrelu" or "act":
                    return "it is about an activation function";
                case NameNode { IsText: true } word when word.Name.ToLowerInvariant() is "upsample" or "pool" or "maxpool" or "avgpool" or "average" or "pooling" or "mean":
                    return "it is about pooling";
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

    private static IReadOnlyList<IndexForm>? Indices(Form form) => form switch
    {
        RefForm reference => reference.Indices,
        GradientForm gradient => gradient.By.Indices,
        DerivativeForm { Of: RefForm of } => of.Indices,
        _ => null,
    };
}

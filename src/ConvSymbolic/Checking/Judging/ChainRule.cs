using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Judging;

/// <summary>The chain rule for whole arrays: ∂L/∂O · ∂O/∂F is ∂L/∂F, in either order, and so it is for an entry of F.</summary>
internal static class ChainRule
{
    /// <summary>The factors of a product, with each such pair as the gradient that it is.</summary>
    public static IReadOnlyList<FactorForm> Apply(Context context, EquatableArray<FactorForm> factors)
    {
        List<FactorForm> chained = [.. factors];
        for (int k = 0; k + 1 < chained.Count;)
        {
            if (Total(context, chained[k].Factor, chained[k + 1].Factor) is { } total)
            {
                chained[k] = chained[k] with { Factor = total };
                chained.RemoveAt(k + 1);
            }
            else
            {
                k++;
            }
        }
        return chained;
    }

    private static GradientForm? Total(Context context, Form first, Form second) => (first, second) switch
    {
        (DerivativeForm, not DerivativeForm) => Total(context, second, first),
        (GradientForm { By.Indices.Count: 0 } outer, DerivativeForm { Of: RefForm { Indices.Count: 0 } of, By: var by }) when context.RoleOf(outer.By) == Role.Output && context.RoleOf(of) == Role.Output =>
            new GradientForm(outer.Range, outer.Loss, by),
        (RefForm { Indices.Count: 0 } upstream, DerivativeForm { Of: RefForm { Indices.Count: 0 } of, By: var by }) when context.RoleOf(upstream) == Role.Upstream && context.RoleOf(of) == Role.Output =>
            new GradientForm(upstream.Range, null, by),
        _ => null,
    };
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tensors;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;
using ConvSymbolic.Verification;

namespace ConvSymbolic.Tests.Verification;

/// <summary>The theorems for all sizes, at random layers: they say what differentiation gives there and what the closed forms give.</summary>
public class AgreementTests
{
    private static readonly int Layers = FullRun.Count(500, 10_000);

    private const int MostProducts = 300;

    // At three entries of a gradient: the sums of a step run over several arrays at once, term by term.
    private static readonly int LayersOfSteps = Layers / 20;

    private static readonly Target[] Gradients = [Target.FilterGradient, Target.InputGradient, Target.BiasGradient];

    [Fact]
    public void The_checkers_statements_hold_at_every_entry_of_random_layers() => RandomLayers.ForAll((_, layer) =>
    {
        var derivation = layer.Derive();
        Assert.Equal(Verdict.Proved, derivation.Prove().Verdict);
        var known = KnownTheorem.All.Where(theorem => (theorem.IsTransposed, theorem.IsTrueConvolution) == (layer.IsTransposed, layer.IsTrueConvolution)).ToArray();
        for (int k = 0; k < 3; k++)
            AssertEntries(derivation, Gradients[k], [known[k].Statement.Right], count => Enumerable.Range(0, count));
    }, Layers, MostProducts);

    [Fact]
    public void Every_step_for_all_sizes_holds_at_random_layers() => RandomLayers.ForAll((_, layer) =>
    {
        // The unstuffed sums of a transposed layer run over the product of three arrays.
        if (Estimate.Of(layer).Products > 30)
            return;
        var derivation = layer.Derive();
        foreach (var target in Gradients)
            AssertEntries(derivation, target, Schemas.Of(LayerSizes.General(layer.IsTransposed, layer.IsTrueConvolution), target).Select(step => step.After), count => new SortedSet<int> { 0, count / 2, count - 1 }, hasForward: layer.HasBias);
    }, LayersOfSteps);

    private static void AssertEntries(Derivation derivation, Target target, IEnumerable<Expression> sides, Func<int, IEnumerable<int>> entries, bool hasForward = true)
    {
        var layer = derivation.Layer;
        if (target == Target.BiasGradient && !layer.HasBias)
            return;
        var instance = new GeneralInstance(layer);
        var evaluator = new ExpressionEvaluator(new DerivationValues(derivation));
        int count = derivation.Tensor(target).Shape.Count;
        foreach (var side in sides)
        {
            // A layer without a bias has no b for the forward formula.
            if (!hasForward && ContainsBias(side))
                continue;
            var local = instance.Of(side);
            foreach (int offset in entries(count))
            {
                var numbers = Schemas.NumbersOf(layer, target, offset);
                foreach (string plane in (string[])["n", "c", "o"])
                    numbers.TryAdd(plane, 0);
                Assert.Equal(derivation.Tensor(target).At(offset), evaluator.Evaluate(local, numbers));
            }
        }
    }

    private static bool ContainsBias(Expression expression)
    {
        bool contains = false;
        expression.Transform(node =>
        {
            contains |= node is Symbol { Name: Names.Bias };
            return node;
        });
        return contains;
    }
}

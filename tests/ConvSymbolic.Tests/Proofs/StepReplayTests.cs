using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rewriting;
using ConvSymbolic.Tensors;
using ConvSymbolic.Tests.Independent;
using CsCheck;

namespace ConvSymbolic.Tests.Proofs;

/// <summary>The steps that are shown are steps that hold: each is evaluated from the definitions at an entry.</summary>
public class StepReplayTests
{
    [Theory]
    [InlineData(Target.Output)]
    [InlineData(Target.FilterGradient)]
    [InlineData(Target.InputGradient)]
    [InlineData(Target.BiasGradient)]
    public void Every_step_holds_on_random_layers(Target target) => RandomLayers.Options.Where(options => options.HasBias || target != Target.BiasGradient).Sample(
        options =>
        {
            var layer = Convolution.Create(options);
            if (Estimate.Of(layer).Products > 30)
                return;
            var derivation = layer.Derive();
            int count = derivation.Tensor(target).Shape.Count;
            foreach (int offset in new[] { 0, count / 2, count - 1 })
            {
                var failed = StepReplay.FirstFailure(derivation, target, offset);
                Assert.True(failed is null, $"{failed?.Rule.Id} at {offset}: {failed?.Before} => {failed?.After}");
            }
        },
        iter: 80,
        print: LayerText.Of);

    [Fact]
    public void The_steps_of_an_entry_hold_and_end_at_the_entry() => RandomLayers.Options.Sample(
        options =>
        {
            var layer = Convolution.Create(options);
            // Sums of more terms are refused.
            if (Estimate.Of(layer).Products > 30 || (long)layer.OutputShape.Count * layer.FilterShape.Count > 100_000)
                return;
            var derivation = layer.Derive();
            var evaluator = new ExpressionEvaluator(new DerivationValues(derivation));
            var none = new Dictionary<string, long>();
            foreach (var target in Enum.GetValues<Target>().Where(target => layer.HasBias || target != Target.BiasGradient))
            {
                var tensor = derivation.Tensor(target);
                int offset = tensor.Shape.Count / 2;
                foreach (var step in derivation.Steps(target, tensor.Shape.IndexOf(offset)))
                    Assert.True(StepReplay.Holds(evaluator, step, none, tensor.At(offset)), $"{target} {step.Rule.Id}: {step.Before} => {step.After}");
            }
        },
        iter: 80,
        print: LayerText.Of);

    [Theory]
    [InlineData(Target.FilterGradient, new[] { "chain-rule", "forward-formula", "linearity", "symbol-derivative", "exchange-sums", "contract", "recognise" })]
    [InlineData(Target.InputGradient, new[] { "chain-rule", "forward-formula", "linearity", "symbol-derivative", "exchange-sums", "contract", "reverse-sum", "recognise" })]
    public void The_layer_of_the_notes_takes_the_steps_of_the_theory(Target target, string[] rules) =>
        Assert.Equal(rules, Convolution.Create([3, 3], [2, 2]).Derive().Steps(target).Select(step => step.Rule.Id));

    [Fact]
    public void With_a_stride_the_zero_insertion_is_a_step() =>
        Assert.Contains(Rules.Stuff, Convolution.Create([7], [3], stride: 2).Derive().Steps(Target.InputGradient).Select(step => step.Rule));

    [Fact]
    public void No_bracket_is_left_at_the_end() => RandomLayers.ForAll((_, layer) =>
    {
        if (Estimate.Of(layer).Products > 30)
            return;
        var derivation = layer.Derive();
        foreach (var target in new[] { Target.FilterGradient, Target.InputGradient })
            derivation.Steps(target)[^2].After.Transform(node => node is Bracket ? throw new InvalidOperationException($"{target}: a bracket is left") : node);
    }, layers: 200);

    [Fact]
    public void A_wrong_step_is_told()
    {
        var derivation = Convolution.Create([3, 3], [2, 2]).Derive();
        var step = derivation.Steps(Target.InputGradient).Single(step => step.Rule == Rules.Reverse);
        var wrong = step with { After = step.Before.Substitute("m", ConvSymbolic.Indices.IndexExpression.Variable("m") + 1) };
        var evaluator = new ExpressionEvaluator(new DerivationValues(derivation));
        var indices = Schemas.NumbersOf(derivation.Layer, Target.InputGradient, 4);
        Assert.True(StepReplay.Holds(evaluator, step, indices, derivation.InputGradient[1, 1]));
        Assert.False(StepReplay.Holds(evaluator, wrong, indices, derivation.InputGradient[1, 1]));
    }
}

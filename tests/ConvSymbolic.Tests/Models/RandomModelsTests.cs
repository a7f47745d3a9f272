using System.Numerics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tensors;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;
using CsCheck;

namespace ConvSymbolic.Tests.Models;

/// <summary>Any sum of products through the public surface, against an evaluator that shares nothing with the library.</summary>
public class RandomModelsTests
{
    [Fact]
    public void Entries_and_gradients_are_those_of_the_definition() => ReferenceModel.Any.Sample(reference =>
    {
        var derivation = Formula.Parse(reference.Latex, reference.Given).Derive();
        var random = new Random(7);
        BigInteger[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (BigInteger)random.NextInt64(-1L << 40, 1L << 40))];
        var values = reference.Arrays.ToDictionary(array => array.Key, array => Numbers(array.Value.Aggregate(1, (product, extent) => product * extent)));
        var weights = Numbers(reference.Shape.Aggregate(1, (product, extent) => product * extent));
        var (output, gradients) = reference.Evaluate(values, weights);
        Rational At(Variable variable)
        {
            var block = derivation.Ring.BlockOf(variable);
            return block.Name == "dY" ? weights[variable.Id - block.First] : values[block.Name][variable.Id - block.First];
        }
        Same(output, derivation.Array("Y"), At);
        foreach (string name in derivation.Model.Given)
            Same(gradients[name], derivation.Gradient(name), At);
        Assert.All(derivation.Prove().Theorems, theorem => Assert.Equal(Verdict.Proved, theorem.Verdict));
    }, iter: FullRun.Count(200, 2_000));

    [Fact]
    public void Twice_the_derived_form_is_refuted() => ReferenceModel.Any.Sample(reference =>
    {
        var derivation = Formula.Parse(reference.Latex, reference.Given).Derive();
        foreach (string name in derivation.Model.Given.Where(name => derivation.Steps(name).Count > 0))
        {
            var steps = derivation.StepsOf(name);
            var doubled = Building.Times(new Number(2), steps.Form);
            var gradient = derivation.Gradient(name);
            bool isZero = Enumerable.Range(0, gradient.Shape.Count).All(entry => gradient.At(entry).IsZero);
            Assert.Equal(isZero ? Verdict.Proved : Verdict.Refuted, ModelProof.Of(derivation, [.. steps.Axes], doubled, name).Verdict);
        }
    }, iter: FullRun.Count(50, 500));

    [Theory]
    [InlineData(@"Y_i = \sum_{u=0}^{2} W_u X_{i+u}", @"Y_i = \sum_{u=0}^{2} W_u X_{i+u+1}", "X 6, Y 3")]
    [InlineData(@"Y_i = \sum_{u=0}^{2} W_u X_{i+u}", @"Y_i = \sum_{u=0}^{2} W_{2-u} X_{i+u}", "X 6, Y 3")]
    [InlineData(@"Y_i = X_i X_{i+1}", @"Y_i = X_i X_i", "X 6, Y 3")]
    [InlineData(@"Y_{2m+a} = X_m", @"Y_{2m+a} = X_{m+a}", "X 4, Y 6")]
    [InlineData(@"Y_i = \sum_m [2i = m] X_m", @"Y_i = \sum_m [i = m] X_m", "X 6, Y 3")]
    public void The_steps_of_another_definition_are_refuted(string formula, string other, string extents)
    {
        var derivation = Formula.Parse(formula, extents).Derive();
        var steps = Formula.Parse(other, extents).Derive().StepsOf("X");
        var theorem = ModelProof.Of(derivation, [.. steps.Axes], steps.Form, "X");
        Assert.Equal(Verdict.Refuted, theorem.Verdict);
        Assert.NotEqual(theorem.Counterexample!.DerivedValue, theorem.Counterexample.ClaimedValue);
    }

    private static void Same(BigInteger[] twice, SymbolicTensor tensor, Func<Variable, Rational> at)
    {
        Assert.Equal(twice.Length, tensor.Shape.Count);
        for (int entry = 0; entry < twice.Length; entry++)
            Assert.Equal(twice[entry], (2 * tensor.At(entry).Evaluate(at)).Numerator);
    }
}

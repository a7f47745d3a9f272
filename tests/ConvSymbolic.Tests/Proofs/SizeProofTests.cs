using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tensors;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Proofs;

public class SizeProofTests
{
    [Fact]
    public void Every_theorem_is_proved_on_random_layers() => RandomLayers.ForAll(
        (_, layer) =>
        {
            var report = layer.Derive().Prove();
            Assert.Equal([TheoremProof.FilterGradient, TheoremProof.InputGradient, TheoremProof.BiasGradient], report.Theorems.Select(theorem => theorem.Name));
            Assert.All(report.Theorems, theorem => Assert.Equal(Verdict.Proved, theorem.Verdict));
        },
        layers: 3_000);


    [Theory]
    [InlineData("no rotation")]
    [InlineData("only one axis rotated")]
    [InlineData("padding off by one")]
    [InlineData("no zero insertion")]
    public void A_broken_input_gradient_is_refuted(string name)
    {
        var layer = Convolution.Create(input: [5, 5], filter: [3, 3], stride: name == "no zero insertion" ? 2 : 1);
        var right = ClosedForm.InputGradient(layer);
        var claim = name switch
        {
            "no rotation" => right with { KernelIsRotated = false },
            "only one axis rotated" => right with { KernelIsRotated = false, ResultIsRotated = true },
            "padding off by one" => right with { PaddingBefore = [right.PaddingBefore[0] - 1, right.PaddingBefore[1]], PaddingAfter = [right.PaddingAfter[0] + 1, right.PaddingAfter[1]] },
            _ => right with { Stuffing = [1, 1], PaddingBefore = [2, 2], PaddingAfter = [4, 4] },
        };
        Refuted(layer, layer.Derive().InputGradient, claim);
    }

    [Theory]
    [InlineData("rotated result")]
    [InlineData("stride and dilation not exchanged")]
    [InlineData("padding off by one")]
    public void A_broken_filter_gradient_is_refuted(string name)
    {
        var layer = Convolution.Create(input: [7, 7], filter: [2, 2], stride: 2, padding: 2, dilation: 1);
        var right = ClosedForm.FilterGradient(layer);
        var claim = name switch
        {
            "rotated result" => right with { ResultIsRotated = true },
            "stride and dilation not exchanged" => right with { Stride = layer.Stride, Dilation = layer.Dilation },
            _ => right with { PaddingBefore = [1, 2], PaddingAfter = [3, 2] },
        };
        Refuted(layer, layer.Derive().FilterGradient, claim);
    }

    [Fact]
    public void A_derivation_with_one_term_dropped_is_refuted()
    {
        var layer = Convolution.Create(input: [4, 4], filter: [2, 2]);
        var derived = layer.Derive().InputGradient;
        var words = new List<ulong>();
        var starts = new List<int> { 0 };
        for (int entry = 0; entry < derived.Shape.Count; entry++)
        {
            words.AddRange(derived.WordsOf(entry)[(entry == 5 ? 1 : 0)..]);
            starts.Add(words.Count);
        }
        var tampered = new SymbolicTensor(derived.Shape, new PolynomialTable(layer.Ring, new WordBlocks([.. words]), [.. starts.SkipLast(1)], [.. starts.Skip(1)]), 0);
        var theorem = SizeProof.Decide(layer, tampered, ClosedForm.InputGradient(layer));
        Assert.Equal(Verdict.Refuted, theorem.Verdict);
        Assert.Equal([1, 1], theorem.Counterexample!.Index);
    }

    [Fact]
    public void A_correlation_that_is_too_small_is_refuted_with_the_reason()
    {
        var layer = Convolution.Create(input: [4, 4], filter: [2, 2]);
        var claim = ClosedForm.InputGradient(layer) with { PaddingBefore = [0, 0], PaddingAfter = [0, 0] };
        var theorem = SizeProof.Decide(layer, layer.Derive().InputGradient, claim);
        Assert.Equal(Verdict.Refuted, theorem.Verdict);
        Assert.Contains("smaller", theorem.Reason);
    }

    [Fact]
    public void A_layer_without_bias_has_the_theorem_of_an_added_one()
    {
        var theorem = Convolution.Create([3, 3], [2, 2]).Derive().Prove().Theorems[2];
        Assert.Equal(Verdict.Proved, theorem.Verdict);
        Assert.Contains("no bias", theorem.Reason);
    }

    private static void Refuted(Layer layer, SymbolicTensor derived, ClosedForm claim)
    {
        var theorem = SizeProof.Decide(layer, derived, claim);
        Assert.Equal(Verdict.Refuted, theorem.Verdict);
        var example = Assert.IsType<Counterexample>(theorem.Counterexample);
        Assert.NotEqual(example.DerivedValue, example.ClaimedValue);
        var values = example.Values.ToDictionary(pair => pair.Variable, pair => pair.Value);
        Assert.Equal(example.DerivedValue, example.Derived.Evaluate(variable => values.GetValueOrDefault(variable)));
        Assert.Equal(example.ClaimedValue, example.Claimed.Evaluate(variable => values.GetValueOrDefault(variable)));
    }
}

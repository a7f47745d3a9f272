using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Proofs;

/// <summary>Sums that people write for the gradients of one image, channel and filter, right and wrong.</summary>
public class GeneralTheoremsTests
{
    private static readonly IndexExpression S = "s", D = "d", P = "p", K = "K";

    private static readonly LayerSizes Layer = LayerSizes.General() with { Batch = 1, Groups = 1, ChannelsPerGroup = 1, FiltersPerGroup = 1 };

    private static readonly LayerSizes Simple = Layer with { Stride = [1], Dilation = [1], PaddingBefore = [0], PaddingAfter = [0] };

    private static readonly LayerSizes Plane = LayerSizes.General(axes: 2) with { Batch = 1, Groups = 1, ChannelsPerGroup = 1, FiltersPerGroup = 1 };

    [Fact]
    public void Sums_that_are_right_are_proved()
    {
        AssertProved(Layer, Names.Filter, ["a"], Over(["i"], ["H'"], G("i"), X(S * "i" + D * "a" - P)));
        AssertProved(Layer, Names.Filter, ["a"], Over(["i"], ["H'"], X(S * "i" - P + "a" * D), G("i")));
        AssertProved(Simple, Names.Filter, ["a"], Over(["j"], ["H"], G(IndexExpression.Variable("j") - "a"), X("j")));
        AssertProved(Simple, Names.Input, ["m"], Over(["i"], ["H'"], G("i"), F(IndexExpression.Variable("m") - "i")));
        AssertProved(Simple, Names.Input, ["i"], Over(["a"], ["K"], G(IndexExpression.Variable("i") - "a"), F("a")));
        AssertProved(Simple, Names.Input, ["m"], Over(["b"], ["K"], G(IndexExpression.Variable("m") - (K - 1) + "b"), F(K - 1 - "b")));
        AssertProved(Layer, Names.Input, ["m"], Over(["a"], ["K"], Stuffed(IndexExpression.Variable("m") + P - D * "a"), F("a")));
        AssertProved(Layer, Names.Input, ["m"], Over(["i", "a"], ["H'", "K"], G("i"), F("a"), new Bracket([new(S * "i" + D * "a" - P, "m")])));
        AssertProved(Plane, Names.Filter, ["u", "v"], Over(["i", "j"], ["H'1", "H'2"], G("i", "j"), X("s1" * (IndexExpression)"i" + (IndexExpression)"d1" * "u" - "p1", (IndexExpression)"s2" * "j" + (IndexExpression)"d2" * "v" - "p2")));
    }

    [Fact]
    public void Correlations_that_are_right_are_proved()
    {
        var rotated = new Application(Operator.Rot180, [new Symbol(Names.Filter)], []);
        AssertProved(Simple, Names.Input, ["m"], new Element(new Application(Operator.Full, [rotated, Upstream], []), [], ["m"]));
        AssertProved(Simple, Names.Filter, ["a"], new Element(new Application(Operator.Correlate, [new Symbol(Names.Input), Upstream], []), [], ["a"]));
        foreach (var target in new[] { Target.FilterGradient, Target.InputGradient })
        {
            foreach (var sizes in new[] { Layer, Simple, Plane, Layer with { IsTransposed = true }, Layer with { IsTrueConvolution = true }, LayerSizes.General(), LayerSizes.General(true, true) })
            {
                var steps = Schemas.Of(sizes, target);
                Assert.True(GeneralTheorems.Covers(sizes, new Equation(steps[0].Before, steps[^1].After)) == Verdict.Proved, $"{target} {sizes}");
            }
        }
    }

    [Fact]
    public void Sums_that_are_wrong_are_not()
    {
        AssertUndecided(Layer, Names.Filter, ["a"], Over(["i"], ["H'"], G("i"), X(S * "i" + D * "a" + P)));
        AssertUndecided(Layer, Names.Filter, ["a"], Over(["i"], ["H'"], G("i"), X(D * "i" + S * "a" - P)));
        AssertUndecided(Layer, Names.Filter, ["a"], Over(["i"], ["H"], G("i"), F(S * "i" + D * "a" - P)));
        AssertUndecided(Simple, Names.Filter, ["a"], Over(["i"], ["K"], G("i"), X(IndexExpression.Variable("i") + "a")));
        AssertUndecided(Simple, Names.Filter, ["a"], Building.Times(new Number(2), Over(["i"], ["H'"], G("i"), X(IndexExpression.Variable("i") + "a"))));
        AssertUndecided(Simple, Names.Input, ["m"], Over(["b"], ["K"], G(IndexExpression.Variable("m") - (K - 1) + "b"), F("b")));
        AssertUndecided(Layer, Names.Input, ["m"], Over(["a"], ["K"], G(IndexExpression.Variable("m") + P - D * "a"), F("a")));
        AssertUndecided(Simple, Names.Input, ["m"], new Element(new Application(Operator.Full, [new Symbol(Names.Filter), Upstream], []), [], ["m"]));
    }

    private static Derivative Upstream => new(new Symbol(Names.Loss), new Symbol(Names.Output));

    private static void AssertProved(LayerSizes layer, string array, string[] letters, Expression sum) => Assert.Equal(Verdict.Proved, VerdictOn(layer, array, letters, sum));

    private static void AssertUndecided(LayerSizes layer, string array, string[] letters, Expression sum) => Assert.Equal(Verdict.Undecided, VerdictOn(layer, array, letters, sum));

    private static Verdict VerdictOn(LayerSizes layer, string array, string[] letters, Expression sum) => GeneralTheorems.Covers(
        layer, new Equation(new Derivative(new Symbol(Names.Loss), new Element(new Symbol(array), [], [.. letters.Select(IndexExpression.Variable)])), sum));

    private static Summation Over(string[] names, string[] extents, params Expression[] factors) =>
        new([.. names.Zip(extents, (name, extent) => IndexRange.UpTo(name, extent))], Building.Times(factors));

    private static Derivative G(params IndexExpression[] index) => new(new Symbol(Names.Loss), new Element(new Symbol(Names.Output), [], [.. index]));

    private static Element X(params IndexExpression[] index) => new(new Symbol(Names.Input), [], [.. index]);

    private static Element F(params IndexExpression[] index) => new(new Symbol(Names.Filter), [], [.. index]);

    private static Element Stuffed(IndexExpression index) => new(new Application(Operator.Stuff, [Upstream], [new Argument(ArgumentName.Stride, [S])]), [], [index], IsExtended: true);
}

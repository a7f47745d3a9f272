using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

public class RebaseTests
{
    private static readonly IndexExpression I = "i";
    private static readonly IndexExpression S = "s";

    [Fact]
    public void Leaves_base_0_alone()
    {
        var tree = Times(At(X, I + 1), new IndexValue("i"));
        Assert.Same(tree, Rebase.To(0, tree));
    }

    [Fact]
    public void Shifts_positions_and_bound_variables_together() => Assert.Equal(
        new Summation([new IndexRange("i", 1, "H")], At(X, S * I + "u" - S - "p")),
        Rebase.To(1, new Summation([IndexRange.UpTo("i", "H")], At(X, S * I + "u" - "p"))));

    [Fact]
    public void Shifts_a_bound_variable_of_any_name() => Assert.Equal(
        new Summation([new IndexRange("z", 1, 2)], At(X, "z")),
        Rebase.To(1, new Summation([IndexRange.UpTo("z", 2)], At(X, "z"))));

    [Fact]
    public void Shifts_values_by_their_variables_only() =>
        Assert.Equal(new IndexValue(2 * I - 2), Rebase.To(1, new IndexValue(2 * I)));

    [Fact]
    public void Ranges_may_depend_on_outer_variables() => Assert.Equal(
        new Summation([new IndexRange("i", 1, 3), new IndexRange("j", "i", 3)], At(X, "j")),
        Rebase.To(1, new Summation([new IndexRange("i", 0, 2), new IndexRange("j", "i", 2)], At(X, "j"))));

    [Fact]
    public void Keeps_quotients_right_under_the_shift() => Assert.Equal(
        At(X, [IndexExpression.Floor((IndexExpression)"o" - 1, 2) * 3 + "c"], 1),
        Rebase.To(1, At(X, [IndexExpression.Floor("o", 2) * 3 + "c"], 0)));

    [Theory]
    [InlineData("i", true)]
    [InlineData("u'", true)]
    [InlineData("i4", true)]
    [InlineData("m2'", true)]
    [InlineData("s", false)]
    [InlineData("K", false)]
    [InlineData("pi", false)]
    public void Knows_index_variables_from_sizes(string name, bool isIndex) => Assert.Equal(isIndex, IndexVariables.Contains(name));
}

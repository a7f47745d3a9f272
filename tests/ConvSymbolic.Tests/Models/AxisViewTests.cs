using ConvSymbolic.Indices;
using ConvSymbolic.Models;

namespace ConvSymbolic.Tests.Models;

public class AxisViewTests
{
    private static readonly Dictionary<string, IndexRange> Ranges = new()
    {
        ["a"] = IndexRange.UpTo("a", 2),
        ["b"] = IndexRange.UpTo("b", 3),
        ["c"] = IndexRange.UpTo("c", "C"),
        ["e"] = new IndexRange("e", 1, 3),
    };

    private static IndexExpression Name(string name) => name;

    [Fact]
    public void A_product_axis_is_row_major()
    {
        var view = new AxisView([Ranges["a"], Ranges["b"]]);
        Assert.Equal("3·a+b", view.Index.ToString());
        Assert.Equal(6, view.Extent.Constant);
        Assert.Equal(view.Index, AxisView.Running(3 * Name("a") + "b", 6, Ranges)!.Index);
    }

    [Fact]
    public void Sizes_may_be_names() => Assert.Equal("C·a+c", new AxisView([Ranges["a"], Ranges["c"]]).Index.ToString());

    // Places that are no bijection of an axis: some are missed, some are met twice, some lie beyond it.
    [Theory]
    [InlineData(2, 0, 6)]
    [InlineData(4, 0, 6)]
    [InlineData(3, 1, 6)]
    [InlineData(3, 0, 7)]
    [InlineData(3, 0, 5)]
    [InlineData(-3, 0, 6)]
    public void Other_indices_are_no_views(int factor, int constant, int extent) =>
        Assert.Null(AxisView.Running(factor * Name("a") + "b" + constant, extent, Ranges));

    [Fact]
    public void A_letter_that_starts_later_runs_over_no_axis() => Assert.Null(AxisView.Running("e", 3, Ranges));

    [Fact]
    public void Digits_are_the_letters_of_the_same_weights()
    {
        var view = new AxisView([IndexRange.UpTo("m", 2), IndexRange.UpTo("q", 3)]);
        Assert.Equal([Name("a"), "b"], view.DigitsOf(3 * Name("a") + "b", Ranges)!.Value);
        Assert.Null(view.DigitsOf(2 * Name("a") + "b", Ranges));
        Assert.Null(view.DigitsOf(3 * Name("a") + "b" + 1, Ranges));
        Assert.Null(view.DigitsOf(3 * Name("b") + "a", Ranges));
        Assert.Null(view.DigitsOf(3 * Name("a") + "e", Ranges));
    }
}

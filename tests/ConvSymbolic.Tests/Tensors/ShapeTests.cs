using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tensors;
using CsCheck;

namespace ConvSymbolic.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void One_index_is_one() => Assert.Equal(
        "1 index was given for an array of shape 2×2; it takes 2.",
        Assert.Throws<ConvSymbolic.Diagnostics.ConvSymbolicException>(() => new Shape(2, 2).Offset(1)).Message);

    private static readonly Gen<Shape> Shapes = Gen.Int[1, 5].Array[0, 5].Select(extents => new Shape(extents));

    [Fact]
    public void Offsets_count_through_the_elements_in_row_major_order() => Shapes.Sample(shape =>
    {
        int[] index = new int[shape.Rank];
        for (int offset = 0; offset < shape.Count; offset++)
        {
            Assert.Equal(index, shape.IndexOf(offset));
            Assert.Equal(offset, shape.Offset(index));
            for (int axis = shape.Rank - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }
        Assert.All(index, number => Assert.Equal(0, number));
    });

    [Fact]
    public void No_extents_hold_one_element()
    {
        var shape = new Shape();
        Assert.Equal((0, 1, 0), (shape.Rank, shape.Count, shape.Offset()));
        Assert.Empty(shape.IndexOf(0));
        Assert.Equal("1", shape.ToString());
    }

    [Fact]
    public void Is_written_with_crosses() => Assert.Equal("3×2", new Shape(3, 2).ToString());

    [Fact]
    public void Equality_is_by_extents()
    {
        Shape one = new(2, 3), two = new(2, 3);
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, new Shape(3, 2));
        Assert.NotEqual(one, new Shape(2, 3, 1));
        Assert.False(one.Equals(null));
    }

    [Theory]
    [InlineData(new[] { 2, 0 }, "0")]
    [InlineData(new[] { -1 }, "-1")]
    public void An_extent_below_one_is_refused(int[] extents, string found)
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => new Shape(extents)).Diagnostic;
        Assert.Equal(("shape.extent", found), (diagnostic.Code, diagnostic.Found));
    }

    [Theory]
    [InlineData(65_536, 32_768)]
    [InlineData(int.MaxValue, 2)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(65_536, 65_536, 65_536, 65_536)]
    public void More_elements_than_can_be_indexed_are_refused(params int[] extents) =>
        Assert.Equal("shape.too-large", Assert.Throws<ConvSymbolicException>(() => new Shape(extents)).Diagnostic.Code);

    [Fact]
    public void As_many_elements_as_can_be_indexed_are_accepted()
    {
        var shape = new Shape(1, int.MaxValue);
        Assert.Equal(int.MaxValue, shape.Count);
        Assert.Equal(int.MaxValue - 1, shape.Offset(0, int.MaxValue - 1));
    }

    [Theory]
    [InlineData(new[] { 1 }, "shape.rank", "1", "2")]
    [InlineData(new[] { 1, 1, 1 }, "shape.rank", "3", "2")]
    [InlineData(new[] { 2, 0 }, "shape.index", "2", "0 to 1")]
    [InlineData(new[] { 0, 3 }, "shape.index", "3", "0 to 2")]
    [InlineData(new[] { 0, -1 }, "shape.index", "-1", "0 to 2")]
    [InlineData(new[] { int.MinValue, 0 }, "shape.index", "-2147483648", "0 to 1")]
    public void A_wrong_index_is_refused(int[] index, string code, string found, string expected)
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => new Shape(2, 3).Offset(index)).Diagnostic;
        Assert.Equal((code, found, expected), (diagnostic.Code, diagnostic.Found, diagnostic.Expected));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_position_outside_is_refused(int offset) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(2, 3).IndexOf(offset));
}

using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Layers;

public class PerAxisTests
{
    [Fact]
    public void One_value_or_one_per_axis()
    {
        PerAxis one = 2, list = [1, 2], array = new[] { 1, 2 };
        Assert.Equal([2], one);
        Assert.Equal([1, 2], list);
        Assert.Equal(list, array);
        Assert.Equal(list, PerAxis.FromInt32(1, 2));
    }

    [Fact]
    public void Nothing_given_is_the_default_but_a_zero_is_not()
    {
        Assert.True(default(PerAxis).IsDefault);
        Assert.Empty(default(PerAxis));
        Assert.False(((PerAxis)0).IsDefault);
    }

    [Fact]
    public void Equality_is_by_value()
    {
        PerAxis one = [1, 2], two = [1, 2], other = [2, 1];
        Assert.True(one == two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.True(one != other);
        Assert.True(one != 1);
        Assert.False(one.Equals("[1, 2]"));
    }

    [Fact]
    public void Later_changes_of_the_array_do_not_reach_it()
    {
        int[] values = [1, 2];
        PerAxis kept = values;
        values[0] = 9;
        Assert.Equal([1, 2], kept);
    }
}

using ConvSymbolic.Indices;

namespace ConvSymbolic.Tests.Indices;

public class IndexLargestTests
{
    [Fact]
    public void With_numbers_it_is_the_larger_one()
    {
        var random = new Random(1);
        IndexExpression i = "i", k = "k";
        for (int round = 0; round < 500; round++)
        {
            long a = random.Next(-9, 10), b = random.Next(-9, 10), x = random.Next(-9, 10), y = random.Next(-9, 10);
            var largest = IndexExpression.Largest(i + a, k * 2 + b);
            Assert.Equal(Math.Max(x + a, y * 2 + b), largest.Substitute(name => name == "i" ? x : y).Constant);
            Assert.Equal(Math.Max(x + a, y * 2 + b), largest.ValueAt(new Dictionary<string, long> { ["i"] = x, ["k"] = y }));
        }
    }

    [Fact]
    public void It_has_one_form()
    {
        IndexExpression i = "i", k = "k";
        Assert.Equal(IndexExpression.Largest(i, k), IndexExpression.Largest(k, i));
        Assert.NotEqual(IndexExpression.Largest(i, k), IndexExpression.Largest(i, k + 1));
        Assert.Equal(i + 2, IndexExpression.Largest(i, i + 2));
        Assert.Equal("max(i, k)", IndexExpression.Largest(k, i).ToString());
        Assert.Equal(["i", "k"], IndexExpression.Largest(k, i).Names.Order());
    }
}

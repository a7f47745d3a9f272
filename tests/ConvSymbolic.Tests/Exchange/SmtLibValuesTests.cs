using System.Numerics;
using ConvSymbolic.Exchange;

namespace ConvSymbolic.Tests.Exchange;

public class SmtLibValuesTests
{
    [Theory]
    [InlineData("sat\n(((X 0 1) 5)\n ((F 0) (- 12)) (s 7) (t (- 1)))\n", new[] { 5, -12, 7, -1 })]
    [InlineData("sat\n(((X 0) 0))", new[] { 0 })]
    [InlineData("unsat\n(error \"line 3 column 11: model is not available\")", new int[0])]
    [InlineData("", new int[0])]
    public void Reads_the_values_in_their_order(string answer, int[] values) =>
        Assert.Equal(values.Select(value => new BigInteger(value)), SmtLibValues.Read(answer));
}

namespace ConvSymbolic.Tests;

public class SmokeTests
{
    [Fact]
    public void Makes_a_layer() => Assert.Equal([2, 2], Convolution.Create(input: [3, 3], filter: [2, 2]).Output);
}

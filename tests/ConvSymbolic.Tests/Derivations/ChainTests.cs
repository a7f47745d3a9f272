using ConvSymbolic.Derivations;

namespace ConvSymbolic.Tests.Derivations;

public class ChainTests
{
    [Fact]
    public void Says_every_step_on_a_line()
    {
        var steps = Convolution.Create([3], [2]).Derive().Steps(Target.InputGradient);
        Assert.Equal([.. steps.Select(step => step.ToString())], steps.ToString()!.Split('\n'));
    }
}

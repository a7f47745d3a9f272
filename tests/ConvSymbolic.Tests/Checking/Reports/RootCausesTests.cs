using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Reports;

namespace ConvSymbolic.Tests.Checking.Reports;

public class RootCausesTests
{
    [Fact]
    public void A_copy_of_a_copy_goes_back_to_the_first()
    {
        var sample = HandMadeReport.Sample.Equations;
        var causes = new RootCauses(sample);
        Assert.Equal([1, 2, 1, 1, 5, 6, 7, 8], sample.Select(equation => causes.RootOf(equation).Id));
        Assert.Equal([3], causes.CopiesOf(sample[0]).Select(copy => copy.Id));
        Assert.Equal([4], causes.FollowUpsOf(sample[0]).Select(copy => copy.Id));
    }

    [Fact]
    public void A_circle_or_a_cause_that_is_not_there_does_no_harm()
    {
        var equation = HandMadeReport.Sample.Equations[0];
        CheckedEquation[] equations = [equation with { RootCause = 2 }, equation with { Id = 2, RootCause = 1 }, equation with { Id = 3, RootCause = 99 }];
        var causes = new RootCauses(equations);
        Assert.All(equations, one => Assert.NotNull(causes.RootOf(one)));
        Assert.Equal(3, causes.RootOf(equations[2]).Id);
    }
}

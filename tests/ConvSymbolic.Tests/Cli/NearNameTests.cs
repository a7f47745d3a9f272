using ConvSymbolic.Cli;

namespace ConvSymbolic.Tests.Cli;

public class NearNameTests
{
    [Theory]
    [InlineData("--inptu", "--input")]
    [InlineData("--inpt", "--input")]
    [InlineData("--inputt", "--input")]
    [InlineData("--filtre", "--filter")]
    [InlineData("--filter", "--filter")]
    [InlineData("--zzz", null)]
    [InlineData("--i", null)]
    [InlineData("", null)]
    public void Finds_the_name_that_was_meant(string given, string? meant) =>
        Assert.Equal(meant, NearName.Of(given, ["--input", "--filter", "--filters", "--output-padding"]));
}

using ConvSymbolic.Cli;

namespace ConvSymbolic.Tests.Cli;

public class NearNameTests
{
    [Theory]
    [InlineData("--inptu", "--input")]
    [InlineData("--inpt", "--input")]
    [InlineData("--inputt", "--input")]
    [InlineData("--filtre", "--filter")]
    [InlineData("--filter", null)]
    [InlineData("--INPUT", "--input")]
    [InlineData("--Inptu", "--input")]
    [InlineData("--zzz", null)]
    [InlineData("--i", null)]
    [InlineData("", null)]
    public void Finds_the_name_that_was_meant(string given, string? meant) =>
        Assert.Equal(meant, NearName.Of(given, ["--input", "--filter", "--filters", "--output-padding"]));

    [Theory]
    [InlineData("dx", "dX")]
    [InlineData("o", "O")]
    [InlineData("DB", "db")]
    [InlineData("q", null)]
    public void The_case_of_the_letters_is_the_first_guess(string given, string? meant) =>
        Assert.Equal(meant, NearName.Of(given, ["all", "O", "dF", "dX", "db"]));
}

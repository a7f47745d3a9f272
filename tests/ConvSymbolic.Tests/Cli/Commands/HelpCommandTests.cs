namespace ConvSymbolic.Tests.Cli.Commands;

public class HelpCommandTests
{
    [Fact]
    public void The_name_alone_shows_the_help()
    {
        var call = Call.Of();
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Equal(Call.Of("--help"), call);
        Assert.Equal(call, Call.Of("help"));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("help")]
    public void A_command_is_shown(string command) => Assert.Equal(Call.Of(command, "--help"), Call.Of("help", command));

    [Fact]
    public void What_is_no_command_is_one_line()
    {
        Call.Of("help", "chekc").IsFault("unknown command 'chekc'; did you mean 'check'?");
        Call.Of("help", "check", "prove").IsFault("unexpected argument 'prove'");
    }
}

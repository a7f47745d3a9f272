using ConvSymbolic.Cli;

namespace ConvSymbolic.Tests.Cli;

public class CommandLineTests
{
    [Fact]
    public void Help_goes_to_standard_output_and_ends_with_examples()
    {
        var call = Call.Of("--help");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Contains("Usage:\n  convsym [command] [options]\n", call.Output, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n  # ", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_has_help_with_examples_that_call_it()
    {
        var root = CommandTree.Create(new CommandContext { Output = TextWriter.Null, Error = TextWriter.Null });
        foreach (var command in root.Subcommands)
        {
            var call = Call.Of(command.Name, "--help");
            Assert.Equal((0, ""), (call.Exit, call.Error));
            string examples = call.Output[call.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
            Assert.Contains($"convsym {command.Name}", examples, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Help_fits_the_terminal()
    {
        using StringWriter output = new() { NewLine = "\n" };
        CommandLine.Run(["notes", "--help"], new CommandContext { Output = output, Error = TextWriter.Null, Width = 60 });
        Assert.All(output.ToString().Split("Examples:")[0].Split('\n'), line => Assert.InRange(line.Length, 0, 60));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("prove --help")]
    public void Help_lists_the_exit_codes(string call)
    {
        string help = Call.Of(call.Split(' ')).Output;
        Assert.All(["  0    done", "  1    something", "  2    the call", "  3    nothing", "  130  interrupted"], line =>
            Assert.Contains(line, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_works_although_required_options_are_missing_or_wrong() => Assert.Equal(0, Call.Of("eval", "--inptu", "--help").Exit);

    [Fact]
    public void Says_its_version()
    {
        var call = Call.Of("--version");
        Assert.Equal(0, call.Exit);
        Assert.Matches(@"^convsym \d+\.\d+\.\d+\S*\n$", call.Output);
        Assert.DoesNotContain("+", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_its_version_behind_every_command() =>
        Assert.All(CommandTree.Names, command => Assert.Equal(Call.Of("--version"), Call.Of(command, "--version")));

    [Theory]
    [InlineData("check", "check <FILE>... [options]")]
    [InlineData("completion", "completion <SHELL> [options]")]
    [InlineData("help", "help [<COMMAND>] [options]")]
    [InlineData("explain", "explain [<NAME>...] [options]")]
    [InlineData("verify", "verify <FILE> [options]")]
    public void The_usage_names_arguments_in_capitals(string command, string usage) =>
        Assert.Contains($"Usage:\n  convsym {usage}\n", Call.Of(command, "--help").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("unknown command 'evla'; did you mean 'eval'?", "evla")]
    [InlineData("unknown command 'frobnicate'; the commands are", "frobnicate")]
    [InlineData("unknown command '@file'", "@file")]
    [InlineData("unknown option '--strid'; did you mean '--stride'?", "eval --strid 2")]
    [InlineData("unknown option '--strid=2'; did you mean '--stride'?", "eval --strid=2")]
    [InlineData("unknown option '--frobnicate'; see convsym eval --help", "eval --frobnicate")]
    [InlineData("unknown option '--hlep'; did you mean '--help'?", "--hlep")]
    [InlineData("unexpected argument 'extra'", "eval extra")]
    [InlineData("eval needs --x, --f and --out; see convsym eval --help", "eval")]
    [InlineData("eval needs --out", "eval --x a --f b")]
    [InlineData("--out needs a value (DIR)", "eval --x a --f b --out")]
    [InlineData("--out needs a value (DIR), but --g follows", "eval --x a --f b --out --g")]
    [InlineData("--stride is given 2 times", "eval --x a --f b --out c --stride 1 --stride 1")]
    [InlineData("completion needs bash|zsh", "completion")]
    [InlineData("shell fish: expected one of bash, zsh", "completion fish")]
    [InlineData("did you mean 'dX'?", "derive --target dx")]
    [InlineData("did you mean 'json'?", "derive --format JSON")]
    [InlineData("did you mean 'sympy'?", "derive --format SymPy")]
    [InlineData("did you mean 'c'?", "export --to C")]
    [InlineData("unexpected argument 'x'", "help notes x")]
    [InlineData("so they must have the same number. --filter is not given, so it is 2x2.", "notes --input 3")]
    [InlineData("--input is not given, so it is 3x3.", "derive --filter 2x2x2")]
    [InlineData("The input has 1 axis and the filter has 2", "derive --input 3 --filter 2x2")]
    [InlineData("axis 1 (height): an output extent of 4294967296 is beyond", "notes --padding 2147483647")]
    [InlineData("--timeout belongs to --with, which is not given", "prove --timeout 5")]
    [InlineData("unexpected argument '--input'; options end at --", "derive -- --input 3")]
    [InlineData("unknown option '--inptu'; did you mean '--input'?", "derive --inptu -- x")]
    public void A_wrong_call_is_one_line(string message, string call) =>
        Call.Of(call.Split(' ', StringSplitOptions.RemoveEmptyEntries)).IsFault(message);

    [Fact]
    public void An_unexpected_error_is_a_bug_in_one_line_without_a_stack_trace()
    {
        using var error = new StringWriter();
        Assert.Equal(2, CommandLine.Run(["--version"], new FailingWriter(() => new InvalidOperationException("two\nlines")), error));
        Assert.StartsWith("convsym: this is a bug in convsym", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_full_disk_behind_standard_output_is_a_fault()
    {
        using var error = new StringWriter();
        Assert.Equal(2, CommandLine.Run(["--version"], new FailingWriter(() => new IOException("No space left on device", 28)), error));
        Assert.Contains("the device is full", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_has_gone_ends_the_call_quietly()
    {
        using var error = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["--version"], new FailingWriter(() => new IOException("Broken pipe", 32)), error));
        Assert.Equal("", error.ToString());
    }

    private sealed class FailingWriter(Func<Exception> failure) : StringWriter
    {
        public override void Write(ReadOnlySpan<char> buffer) => throw failure();
    }
}

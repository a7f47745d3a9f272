using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Exchange;

namespace ConvSymbolic.Cli.Outside;

/// <summary>The options about checkers that others wrote: which, and for how long.</summary>
internal sealed class OutsideArguments
{
    private readonly CheckersOption _with = new();
    private readonly ValueOption _timeout = new("--timeout", "SECONDS", "How long each of them may think about a theorem.", "60");

    public void AddTo(Command command)
    {
        command.Add(_with);
        command.Add(_timeout);
    }

    /// <summary>What asks them; every one that is named must be installed.</summary>
    public OutsideProcess Read(ParseResult parsed, CancellationToken cancellation)
    {
        string timeout = _timeout.In(parsed)!;
        int seconds = NumberText.One("--timeout", timeout);
        if (seconds is < 1 or > OutsideProcess.MostSeconds)
            Reject.With("arguments.timeout", $"--timeout {timeout}: expected from 1 to {OutsideProcess.MostSeconds} seconds.");
        if (parsed.GetResult(_timeout) is { Implicit: false } && parsed.GetResult(_with) is not { Implicit: false })
            Reject.With("arguments.timeout", $"{_timeout.Name} belongs to {_with.Name}, which is not given.");
        return new([.. (parsed.GetValue(_with) ?? []).Distinct().Select(OutsideChecker.Named)], seconds, cancellation);
    }

    private sealed class CheckersOption : Option<string[]>, IHasKnownValues
    {
        public CheckersOption()
            : base("--with")
        {
            KnownValues = [.. OutsideChecker.All.Select(checker => checker.Name)];
            HelpName = string.Join('|', KnownValues);
            Description = "Ask this program, too, which others wrote; may be given several times.";
            Arity = ArgumentArity.OneOrMore;
            AllowMultipleArgumentsPerToken = false;
            Validators.Add(result => Choices.Check(result, Name, KnownValues));
        }

        public IReadOnlyList<string> KnownValues { get; }
    }
}

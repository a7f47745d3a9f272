using System.CommandLine;
using ConvSymbolic.Cli.Arguments;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym help COMMAND</c>: the same as <c>convsym COMMAND --help</c>.</summary>
internal sealed class HelpCommand : Command, IHasExamples
{
    public const string Verb = "help";

    private readonly NameArgument _command = new("COMMAND", "The command; all are listed without one.", () => CommandTree.Names, ArgumentArity.ZeroOrOne);

    public HelpCommand(CommandContext context)
        : base(Verb, "Show the help of a command.")
    {
        Add(_command);
        SetAction(parsed => parsed.GetValue(_command) switch
        {
            null or [] => CommandLine.Run(["--help"], context),
            // What is no command is refused as it is without help.
            [var command, ..] => CommandLine.Run(CommandTree.Names.Contains(command) ? [command, "--help"] : [command], context),
        });
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym help check", "the same as convsym check --help"),
        new("convsym help", "the commands"),
    ];
}

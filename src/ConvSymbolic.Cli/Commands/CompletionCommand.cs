using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Completion;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym completion bash|zsh</c>: prints the script that completes commands, options and their values.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    public const string Verb = "completion";

    private readonly ChoiceArgument _shell = new("shell", "The shell that will read the script.", "bash", "zsh");

    public CompletionCommand(CommandContext context)
        : base(Verb, "Print a completion script for a shell.")
    {
        Add(_shell);
        SetAction(parsed =>
        {
            var words = CommandWords.Of(CommandTree.Create(context));
            context.Output.Write(parsed.GetValue(_shell) == "bash" ? BashScript.Of(words) : ZshScript.Of(words));
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("source <(convsym completion bash)", "complete in this bash; the line may stand in ~/.bashrc"),
        new("convsym completion zsh > ~/.zfunc/_convsym", "complete in zsh, with ~/.zfunc in fpath"),
    ];
}

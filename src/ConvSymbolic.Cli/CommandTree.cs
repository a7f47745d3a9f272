using System.CommandLine;
using System.CommandLine.Help;
using ConvSymbolic.Cli.Commands;

namespace ConvSymbolic.Cli;

/// <summary>Every command of <c>convsym</c>, in the order of the help.</summary>
internal static class CommandTree
{
    /// <summary>How users call the program, whatever the process is called.</summary>
    public const string Program = "convsym";

    private static readonly (string Name, Func<CommandContext, Command> Create)[] Commands =
    [
        (DeriveCommand.Verb, context => new DeriveCommand(context)),
        (ProveCommand.Verb, context => new ProveCommand(context)),
        (VerifyCommand.Verb, context => new VerifyCommand(context)),
        (CheckCommand.Verb, context => new CheckCommand(context)),
        (NotesCommand.Verb, context => new NotesCommand(context)),
        (EvalCommand.Verb, context => new EvalCommand(context)),
        (GradcheckCommand.Verb, context => new GradcheckCommand(context)),
        (ExportCommand.Verb, context => new ExportCommand(context)),
        (ExplainCommand.Verb, context => new ExplainCommand(context)),
        (HelpCommand.Verb, context => new HelpCommand(context)),
        (CompletionCommand.Verb, context => new CompletionCommand(context)),
    ];

    /// <summary>The commands' names.</summary>
    public static IEnumerable<string> Names => Commands.Select(command => command.Name);

    /// <summary>The root with its commands.</summary>
    /// <param name="context">What the commands may touch.</param>
    /// <param name="only">The first word of the call: where it names a command, only that one is made, which keeps the start short.</param>
    public static RootCommand Create(CommandContext context, string? only = null)
    {
        var root = new RootCommand("Expands, differentiates, proves and typesets convolution layers symbolically, and checks derivations of them.") { HelpName = Program };
        root.Directives.Clear();
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h", "-?") { Description = "Show this help.", Action = new HelpWithExamples(context.Width) });
        root.Add(new Option<bool>("--version") { Description = "Show the version.", Recursive = true, Action = new VersionAction() });
        bool isKnown = Array.Exists(Commands, command => command.Name == only);
        foreach (var (name, create) in Commands)
        {
            if (!isKnown || name == only)
                root.Add(create(context));
        }
        return root;
    }
}

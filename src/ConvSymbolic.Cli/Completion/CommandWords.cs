using System.CommandLine;
using ConvSymbolic.Cli.Arguments;

namespace ConvSymbolic.Cli.Completion;

/// <summary>What may stand at a place.</summary>
internal enum ValueKind
{
    /// <summary>Nothing: the option is a switch.</summary>
    None,

    /// <summary>A text; some words may be known.</summary>
    Text,

    /// <summary>The name of a file.</summary>
    File,

    /// <summary>The name of a folder.</summary>
    Directory,
}

/// <summary>An option or argument as the shells' scripts need it.</summary>
internal sealed record Word(string Name, string Description, ValueKind Kind, IReadOnlyList<string> Values);

/// <summary>A command as the shells' scripts need it.</summary>
internal sealed record CommandWords(string Name, string Description, IReadOnlyList<Word> Options, IReadOnlyList<Word> Arguments, IReadOnlyList<CommandWords> Commands)
{
    public static CommandWords Of(Command command) => new(
        command.Name,
        command.Description ?? "",
        [.. command.Options.Concat(command is RootCommand ? [] : Inherited(command)).Select(option => Describe(option, option.HelpName, option.Arity))],
        [.. command.Arguments.Select(argument => Describe(argument, argument.HelpName, argument.Arity))],
        [.. command.Subcommands.Select(Of)]);

    private static IEnumerable<Option> Inherited(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);

    private static Word Describe(Symbol symbol, string? placeholder, ArgumentArity arity)
    {
        var kind = (arity.MaximumNumberOfValues, symbol, placeholder) switch
        {
            (0, _, _) or (_, Option<bool>, _) => ValueKind.None,
            (_, _, "FILE") => ValueKind.File,
            (_, _, "DIR") => ValueKind.Directory,
            _ => ValueKind.Text,
        };
        return new(symbol.Name, symbol.Description ?? "", kind, (symbol as IHasKnownValues)?.KnownValues ?? []);
    }
}

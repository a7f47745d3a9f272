using System.CommandLine;
using System.CommandLine.Parsing;

namespace ConvSymbolic.Cli;

/// <summary>Says in one line what is wrong with a call, with the nearest name that would have been right.</summary>
internal static class ParseErrors
{
    public static string? FirstOf(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var given = parsed.CommandResult.Children.OfType<OptionResult>().Where(result => !result.Implicit).ToArray();
        // The parser takes any word for a value, as it must for "--padding -1".
        foreach (var result in given)
        {
            if (result.Tokens.Count > 0 && command.Options.FirstOrDefault(option => option.Name == result.Tokens[0].Value) is { } next)
                return $"{result.Option.Name} needs a value ({result.Option.HelpName}), but {next.Name} follows";
        }
        if (parsed.Errors.Count == 0)
            return SwallowedOption(parsed) is { } option ? UnknownOption(option, parsed, command) : null;
        return Unknown(parsed, command) ?? Wrong(given) ?? Missing(parsed, command) ?? parsed.Errors[0].Message;
    }

    private static string? Unknown(ParseResult parsed, Command command)
    {
        string help = HelpOf(command);
        var words = parsed.UnmatchedTokens;
        string[] behind = [.. parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value)];
        if (words.FirstOrDefault(behind.Contains) is { } word && IsOption(word))
            return $"unexpected argument '{word}'; options end at --, what follows is none";
        if ((words.FirstOrDefault(IsOption) ?? SwallowedOption(parsed)) is { } option)
            return UnknownOption(option, parsed, command);
        if (command.Subcommands.Count > 0)
        {
            string[] names = [.. command.Subcommands.Select(sub => sub.Name)];
            string all = $"the commands are {List(names)}; see {help}";
            return words.Count == 0 ? $"a command is missing; {all}" : $"unknown command '{words[0]}'; {Instead(words[0], names) ?? all}";
        }
        return words.Count > 0 ? $"unexpected argument '{words[0]}'; see {help}" : null;
    }

    private static string UnknownOption(string option, ParseResult parsed, Command command)
    {
        var known = command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(known => known.Name);
        return $"unknown option '{option}'; {Instead(option, known) ?? $"see {HelpOf(command)}"}";
    }

    // An argument with any number of words takes unknown options too; a file of such a name is given behind -- or as ./--name.
    private static string? SwallowedOption(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value).FirstOrDefault(IsOption);

    private static bool IsOption(string word) => word.StartsWith('-') && word.Length > 1;

    private static string HelpOf(Command command) => command is RootCommand ? "convsym help" : $"convsym {command.Name} --help";

    private static string? Wrong(OptionResult[] given)
    {
        foreach (var result in given)
        {
            if (result.Tokens.Count < result.Option.Arity.MinimumNumberOfValues)
                return $"{result.Option.Name} needs a value ({result.Option.HelpName})";
            if (result.Tokens.Count > result.Option.Arity.MaximumNumberOfValues)
                return $"{result.Option.Name} is given {result.IdentifierTokenCount} times; once is enough";
        }
        return null;
    }

    private static string? Missing(ParseResult parsed, Command command)
    {
        string[] missing =
        [
            .. command.Options.Where(option => option.Required && parsed.GetResult(option) is not { Implicit: false }).Select(option => option.Name),
            .. command.Arguments
                .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
                .Select(argument => argument.HelpName ?? argument.Name),
        ];
        return missing.Length > 0 ? $"{command.Name} needs {List(missing)}; see convsym {command.Name} --help" : null;
    }

    private static string? Instead(string given, IEnumerable<string> known) =>
        NearName.Of(given, known) is { } near ? $"did you mean '{near}'?" : null;

    private static string List(string[] names) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}

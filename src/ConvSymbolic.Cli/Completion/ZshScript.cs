using System.Text;

namespace ConvSymbolic.Cli.Completion;

/// <summary>Writes the completion script of zsh.</summary>
internal static class ZshScript
{
    public static string Of(CommandWords root)
    {
        var script = new StringBuilder();
        const string program = CommandTree.Program;
        script.Append($$"""
            #compdef {{program}}
            # Completion of {{program}} for zsh: source <({{program}} completion zsh), or a file _{{program}} of a folder in fpath
            _{{program}}() {
                local context state state_descr line
                typeset -A opt_args
                _arguments -C \

            """);
        foreach (var option in root.Options)
            script.Append($"        {Option(option)} \\\n");
        script.Append("        '1:command:->command' '*::argument:->argument'\n    case $state in\n    command)\n        local -a commands=(\n");
        foreach (var command in root.Commands)
            script.Append($"            {Quote($"{command.Name}:{command.Description}")}\n");
        script.Append("        )\n        _describe command commands\n        ;;\n    argument)\n        case $words[1] in\n");
        foreach (var command in root.Commands)
        {
            script.Append($"        {command.Name})\n            _arguments");
            foreach (string specification in command.Arguments.Select(Argument).Concat(command.Options.Select(Option)))
                script.Append($" \\\n                {specification}");
            script.Append("\n            ;;\n");
        }
        script.Append($$"""
                    esac
                    ;;
                esac
            }
            # Read by the completion system, it is the function's body; sourced, it declares the function.
            if [[ $funcstack[1] == _{{program}} ]]; then _{{program}} "$@"; else compdef _{{program}} {{program}}; fi

            """);
        return script.ToString();
    }

    private static string Option(Word option)
    {
        string value = option.Kind == ValueKind.None ? "" : $":{option.Name.TrimStart('-')}:{Action(option)}";
        return Quote($"{option.Name}{(value.Length == 0 ? "" : "=")}[{Plain(option.Description)}]{value}");
    }

    private static string Argument(Word argument) => Quote($"{(argument.Kind == ValueKind.File ? "*" : "1")}:{argument.Name}:{Action(argument)}");

    private static string Action(Word word) => word.Kind switch
    {
        ValueKind.File => "_files",
        ValueKind.Directory => "_files -/",
        _ => word.Values.Count > 0 ? $"({string.Join(' ', word.Values)})" : " ",
    };

    // Brackets and colons part a specification.
    private static string Plain(string description) => description.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

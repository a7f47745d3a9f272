using System.Text;

namespace ConvSymbolic.Cli.Completion;

/// <summary>Writes the completion script of bash.</summary>
internal static class BashScript
{
    public static string Of(CommandWords root)
    {
        var script = new StringBuilder();
        const string program = CommandTree.Program;
        script.Append($$"""
            # Completion of {{program}} for bash: source <({{program}} completion bash)
            _{{program}}_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
            _{{program}}_names() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen "$1" -- "$current"); }
            _{{program}}() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
                COMPREPLY=()
                # bash makes a word of its own of the = in --option=value
                if [[ $current == '=' ]]; then
                    current=''
                elif [[ $previous == '=' ]]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                if (( COMP_CWORD == 1 )); then
                    _{{program}}_words '{{Names(root.Commands.Select(command => command.Name), root.Options)}}'
                    return
                fi
                case $command:$previous in

            """);
        foreach (var command in root.Commands)
        {
            foreach (var option in command.Options.Where(option => option.Kind != ValueKind.None))
                script.Append($"        {command.Name}:{option.Name}) {Values(program, option.Kind, option.Values)}; return ;;\n");
        }
        script.Append("    esac\n    case $command in\n");
        foreach (var command in root.Commands)
        {
            script.Append($"        {command.Name})\n");
            script.Append($"            _{program}_words '{Names(command.Arguments.SelectMany(argument => argument.Values), command.Options)}'\n");
            if (command.Arguments.Any(argument => argument.Kind == ValueKind.File))
                script.Append($"            [[ $current == -* ]] || _{program}_names -f\n");
            script.Append("            ;;\n");
        }
        script.Append($$"""
                esac
            }
            complete -F _{{program}} {{program}}

            """);
        return script.ToString();
    }

    private static string Names(IEnumerable<string> first, IEnumerable<Word> options) => string.Join(' ', first.Concat(options.Select(option => option.Name)));

    private static string Values(string program, ValueKind kind, IReadOnlyList<string> values) => kind switch
    {
        ValueKind.File => $"_{program}_names -f",
        ValueKind.Directory => $"_{program}_names -d",
        _ => $"_{program}_words '{string.Join(' ', values)}'",
    };
}

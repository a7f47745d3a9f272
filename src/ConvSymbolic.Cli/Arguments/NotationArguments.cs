using System.CommandLine;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>The options that say how arrays are called and where indices start.</summary>
internal sealed class NotationArguments
{
    private readonly ValueOption _names = new("--names", "X,F,O,L", "Names of the input, filter, output and loss; a fifth names the bias.", "X,F,O,L");
    private readonly ChoiceOption _indexBase = new("--index-base", "The first index that is printed.", ["0", "1"], byDefault: "1");

    public void AddTo(Command command)
    {
        command.Add(_names);
        command.Add(_indexBase);
    }

    /// <summary>The option for the first index.</summary>
    public Option IndexBase => _indexBase;

    /// <summary>Whether the first index is said.</summary>
    public bool IsIndexBaseGiven(ParseResult parsed) => parsed.GetResult(_indexBase) is { Implicit: false };

    public NotationOptions Read(ParseResult parsed) =>
        NotationOptions.Parse(_names.In(parsed)!, NumberText.One(_indexBase.Name, _indexBase.In(parsed)!));
}

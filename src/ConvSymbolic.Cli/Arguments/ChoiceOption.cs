using System.CommandLine;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>An option whose value is one of a few words.</summary>
internal sealed class ChoiceOption : ValueOption
{
    /// <summary>An option with these words.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="choices">The words; the first is the default.</param>
    public ChoiceOption(string name, string description, params string[] choices)
        : this(name, description, choices, choices[0])
    {
    }

    /// <summary>An option with these words.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="choices">The words.</param>
    /// <param name="byDefault">The one that is taken where none is given.</param>
    public ChoiceOption(string name, string description, string[] choices, string byDefault)
        : base(name, string.Join('|', choices), description, byDefault)
    {
        KnownValues = choices;
        Validators.Add(result => Choices.Check(result, name, choices));
    }

    /// <summary>The format of a result: the one that is given, else what the ending of its file says, else the default.</summary>
    /// <param name="parsed">The call.</param>
    /// <param name="path">The file, or null for standard output.</param>
    public string Of(ParseResult parsed, string? path) =>
        path is not null && parsed.GetResult(this) is not { Implicit: false } && FileEndings.FormatOf(path, KnownValues) is { } format
            ? format
            : In(parsed)!;
}

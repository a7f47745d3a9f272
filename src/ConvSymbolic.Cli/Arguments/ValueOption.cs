using System.CommandLine;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>An option with one value, and the values that are known: the shell completes them.</summary>
internal class ValueOption : Option<string>, IHasKnownValues
{
    /// <summary>An option whose value is a text.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="placeholder">What the help writes for the value; FILE and DIR are completed by the shell.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="defaultValue">What holds when it is not given.</param>
    public ValueOption(string name, string placeholder, string description, string? defaultValue = null)
        : base(name)
    {
        HelpName = placeholder;
        Description = description;
        if (defaultValue is not null)
            DefaultValueFactory = _ => defaultValue;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> KnownValues { get; init; } = [];

    /// <summary>The value, where the option has a default or was given.</summary>
    public string? In(ParseResult parsed) => parsed.GetValue(this);
}

namespace ConvSymbolic.Cli.Arguments;

/// <summary>An option whose value is one of a few words.</summary>
internal sealed class ChoiceOption : ValueOption
{
    /// <summary>An option with these words.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="choices">The words; the first is the default.</param>
    public ChoiceOption(string name, string description, params string[] choices)
        : base(name, string.Join('|', choices), description, choices[0])
    {
        KnownValues = choices;
        Validators.Add(result => Choices.Check(result, name, choices));
    }
}

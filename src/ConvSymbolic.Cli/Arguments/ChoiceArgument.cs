using System.CommandLine;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>An argument that is one of a few words.</summary>
internal sealed class ChoiceArgument : Argument<string>, IHasKnownValues
{
    /// <summary>An argument with these words.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="choices">The words.</param>
    public ChoiceArgument(string name, string description, params string[] choices)
        : base(name.ToUpperInvariant())
    {
        HelpName = string.Join('|', choices);
        Description = description;
        KnownValues = choices;
        Validators.Add(result => Choices.Check(result, name, choices));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> KnownValues { get; }
}

using System.CommandLine;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>An argument that is a name, or several; which names are known is looked up only when a shell completes
/// them.</summary>
internal sealed class NameArgument : Argument<string[]>, IHasKnownValues
{
    private readonly Func<IEnumerable<string>> _names;

    /// <summary>An argument with these names.</summary>
    /// <param name="placeholder">What the help calls it.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="names">The names; those of several words are not completed.</param>
    /// <param name="arity">How many there may be.</param>
    public NameArgument(string placeholder, string description, Func<IEnumerable<string>> names, ArgumentArity arity)
        : base(placeholder)
    {
        HelpName = placeholder;
        Description = description;
        Arity = arity;
        // The parser itself makes no list of one.
        CustomParser = result => [.. result.Tokens.Select(token => token.Value)];
        _names = names;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> KnownValues => [.. _names().Where(name => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))];
}

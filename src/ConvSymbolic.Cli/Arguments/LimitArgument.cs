using System.CommandLine;
using System.Globalization;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>The option that raises the limit of the work.</summary>
internal sealed class LimitArgument(string description, long usual)
    : ValueOption("--limit", "N", description, usual.ToString(CultureInfo.InvariantCulture))
{
    /// <summary>The limit, where it is given.</summary>
    public long? Given(ParseResult parsed) => parsed.GetResult(this) is { Implicit: false } ? Read(parsed) : null;

    public long Read(ParseResult parsed) => NumberText.Large(Name, In(parsed)!);
}

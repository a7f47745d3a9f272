using System.CommandLine;
using System.Globalization;
using ConvSymbolic.Derivations;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>The option that raises the limit of the work.</summary>
internal sealed class LimitArgument() : ValueOption(
    "--limit", "N", "The most products X·F that are worked on.", Estimate.DefaultProductLimit.ToString(CultureInfo.InvariantCulture))
{
    public long Read(ParseResult parsed) => NumberText.Large(Name, In(parsed)!);
}

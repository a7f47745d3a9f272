using System.CommandLine.Parsing;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>Holds a value to a few words, and says which they are.</summary>
internal static class Choices
{
    public static void Check(SymbolResult result, string name, IReadOnlyList<string> choices)
    {
        if (result.Tokens.Count == 0 || choices.Contains(result.Tokens[0].Value))
            return;
        string given = result.Tokens[0].Value, instead = NearName.Of(given, choices) is { } near ? $"; did you mean '{near}'?" : "";
        result.AddError($"{name} {given}: expected one of {string.Join(", ", choices)}{instead}");
    }
}

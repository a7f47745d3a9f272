using System.CommandLine.Parsing;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>Holds a value to a few words, and says which they are.</summary>
internal static class Choices
{
    public static void Check(SymbolResult result, string name, IReadOnlyList<string> choices)
    {
        foreach (var token in result.Tokens)
        {
            string given = token.Value;
            if (choices.Contains(given))
                continue;
            string instead = NearName.Of(given, choices) is { } near ? $"; did you mean '{near}'?" : "";
            result.AddError($"{name} {given}: expected one of {string.Join(", ", choices)}{instead}");
            return;
        }
    }
}

using System.Globalization;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>What a report says about a context.</summary>
internal static class ContextWords
{
    private static readonly string[] Order = ["input", "filter", "output", "loss", "upstream", "bias"];

    /// <summary>The roles in an order that doesn't depend on how they were collected.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Roles(CheckContext context) => context.Roles
        .OrderBy(role => Array.FindIndex(Order, word => role.Key.StartsWith(word, StringComparison.Ordinal)) is var at and >= 0 ? at : Order.Length)
        .ThenBy(role => role.Key, StringComparer.Ordinal);

    /// <summary>The roles and the index base in one line.</summary>
    public static string Line(CheckContext context) => string.Join(", ", Roles(context)
        .Select(role => $"{role.Key} {Greek.InWords(role.Value)}")
        .Append(string.Create(CultureInfo.InvariantCulture, $"indices from {context.IndexBase}")));

    /// <summary>The author's names, as far as the layer's own JSON has a place for them.</summary>
    public static NotationOptions Notation(CheckContext context)
    {
        var usual = NotationOptions.Default;
        return new NotationOptions
        {
            Input = Name("input", usual.Input),
            Filter = Name("filter", usual.Filter),
            Output = Name("output", usual.Output),
            Loss = Name("loss", usual.Loss),
            Bias = Name("bias", usual.Bias),
            IndexBase = context.IndexBase,
        };

        string Name(string role, string otherwise) => context.Roles.TryGetValue(role, out string? name) ? name : otherwise;
    }
}

using System.Text;
using ConvSymbolic.Checking;

namespace ConvSymbolic.Cli.Explanations;

/// <summary>What <c>convsym explain</c> knows: the pages about slips, and the glossary's words.</summary>
internal static class Explanation
{
    private const int LongestQuote = 40;

    private static IEnumerable<string> SlipNames => Slips.All.Keys.Order(StringComparer.Ordinal);

    /// <summary>What may be asked for.</summary>
    public static IEnumerable<string> Names => SlipNames.Concat(Glossary.Entries.SelectMany(entry => entry.Words));

    /// <summary>The page or entry of a name, in lines of a width.</summary>
    /// <exception cref="Diagnostics.ConvSymbolicException">There is none.</exception>
    public static string Of(string name, int width)
    {
        if (Slips.All.Keys.FirstOrDefault(slip => slip.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return TerminalPage.Of(Resource.Text($"docs/slips/{known}.md"), width);
        if (Glossary.Find(name) is { } entry)
            return TerminalPage.Of(entry.Text, width);
        string instead = NearName.Of(name, Names) is { } near ? $"did you mean '{near}'?" : "'convsym explain' lists what there is.";
        return Reject.With<string>("explain.unknown", $"nothing explains '{Quoted(name)}'; {instead}");
    }

    /// <summary>Every name.</summary>
    public static string List(int width)
    {
        var output = new StringBuilder("Slips, as `convsym check` and `convsym gradcheck` name them:\n");
        int longest = SlipNames.Max(name => name.Length);
        foreach (string name in SlipNames)
            output.Append($"  {name.PadRight(longest)}  {Slips.All[name]}\n");
        output.Append("\nWords of the notes and formulas:\n");
        output.Append(TerminalPage.Of(string.Join("; ", Glossary.Entries.Select(entry => string.Join(", ", entry.Words))), width));
        return output.Append("\n`convsym explain NAME` shows the page of a slip, or what a word means.\n").ToString();
    }

    private static string Quoted(string name) => name.Length > LongestQuote ? $"{name[..LongestQuote]}…" : name;
}

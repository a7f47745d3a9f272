using System.Text;
using ConvSymbolic.Checking;

namespace ConvSymbolic.Cli.Explanations;

/// <summary>What <c>convsym explain</c> knows: the pages about slips, and the glossary's words.</summary>
internal static class Explanation
{
    private const int LongestQuote = 40;

    // "definition of the correlation" has four.
    private const int MostWords = 5;

    private static IEnumerable<string> SlipNames => Slips.All.Keys.Order(StringComparer.Ordinal);

    /// <summary>What may be asked for.</summary>
    public static IEnumerable<string> Names => SlipNames.Concat(Glossary.Entries.SelectMany(entry => entry.Words));

    /// <summary>The pages or entries of names one after the other, in lines of a width; a name may have several words.</summary>
    /// <exception cref="Diagnostics.ConvSymbolicException">One of them has none.</exception>
    public static string Of(IReadOnlyList<string> words, int width)
    {
        var pages = new List<string>();
        for (int start = 0; start < words.Count;)
        {
            int most = Math.Min(words.Count - start, MostWords), count = most;
            string? page = null;
            while (count > 0 && (page = Find(string.Join(' ', words.Skip(start).Take(count)))) is null)
                count--;
            pages.Add(page is not null ? TerminalPage.Of(page, width) : Unknown([.. words.Skip(start).Take(most)]));
            start += count;
        }
        return string.Join('\n', pages);
    }

    private static string? Find(string name)
    {
        string slip = name.Replace(' ', '-');
        return Slips.All.Keys.FirstOrDefault(known => known.Equals(slip, StringComparison.OrdinalIgnoreCase)) is { } page
            ? Resource.Text($"docs/slips/{page}.md")
            : Glossary.Find(name)?.Text;
    }

    private static string Unknown(string[] words)
    {
        string whole = string.Join(' ', words), name = words[0];
        if ((NearName.Of(whole, Names) ?? NearName.Of(name, Names)) is { } near)
            return Reject.With<string>("explain.unknown", $"nothing explains '{Quoted(near.Contains(' ', StringComparison.Ordinal) ? whole : name)}'; did you mean '{near}'?");
        return Reject.With<string>("explain.unknown", $"nothing explains '{Quoted(name)}'; 'convsym explain' lists what there is.");
    }

    /// <summary>Every name.</summary>
    public static string List(int width)
    {
        var output = new StringBuilder("Slips, as `convsym check` and `convsym gradcheck` name them:\n");
        int longest = SlipNames.Max(name => name.Length);
        foreach (string name in SlipNames)
            output.Append($"  {name.PadRight(longest)}  {Slips.All[name]}\n");
        output.Append("\nWords of the notes and formulas, and of the program:\n");
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in Glossary.Entries.GroupBy(entry => entry.Section))
        {
            var entries = section.Select(entry => string.Join(", ", entry.Words.Where(listed.Add))).Where(words => words.Length > 0);
            output.Append(TerminalPage.Of($"- {section.Key}: {string.Join("; ", entries)}", width));
        }
        return output.Append("\n`convsym explain NAME` shows the page of a slip, or what a word means; several names may follow.\n").ToString();
    }

    private static string Quoted(string name) => name.Length > LongestQuote ? $"{name[..LongestQuote]}…" : name;
}

using System.Text.RegularExpressions;

namespace ConvSymbolic.Cli.Explanations;

/// <summary>The glossary: entries of the form <c>**word, other word** — what it means</c>.</summary>
internal static class Glossary
{
    private const string Start = "**", End = "** — ";

    // O and o are two letters, Chain rule and chain rule are one word.
    private const int LongestLetter = 3;

    private static readonly Regex Letters = new(@"`[^`]*(?<!\w)(H|H′|K|s|d|p|p⁺|op)(?!\w)[^`]*`");

    /// <summary>The entries, in the order of the page.</summary>
    public static IReadOnlyList<GlossaryEntry> Entries { get; } = Read(Resource.Text("docs/glossary.md"));

    /// <summary>The entry of a word, as it is written in front of it, in other letters, or as a name that the entry defines.</summary>
    public static GlossaryEntry? Find(string word) =>
        (word.Length <= LongestLetter ? Together(entry => entry.Words.Any(known => Alike(known) == Alike(word))) : null)
        ?? Together(entry => entry.Words.Any(known => Alike(known).Equals(Alike(word), StringComparison.OrdinalIgnoreCase)))
        ?? (word.Length > LongestLetter && word.EndsWith('s') ? Find(word[..^1]) : null)
        ?? (WordOf(word) is var name && name.Length < word.Length && name.Length > 0 ? Find(name) : null)
        ?? Entries.FirstOrDefault(entry => entry.Defines(word))
        ?? Only(Entries.Where(entry =>
            word.Length > 2 && entry.Words.Any(known => known.StartsWith(word, StringComparison.OrdinalIgnoreCase))));

    private static string Alike(string word) => word.Replace('-', ' ').Replace('′', '\'');

    // A word may have two meanings: full is an operator and a padding.
    private static GlossaryEntry? Together(Func<GlossaryEntry, bool> isMeant) => Entries.Where(isMeant).ToArray() switch
    {
        [] => null,
        [var one] => one,
        var several =>
            new([.. several.SelectMany(entry => entry.Words).Distinct()], string.Join("\n\n", several.Select(entry => entry.Text)), several[0].Section),
    };

    private static GlossaryEntry? Only(IEnumerable<GlossaryEntry> entries) => entries.Take(2).ToArray() is [var one] ? one : null;

    internal static IReadOnlyList<GlossaryEntry> Read(string page)
    {
        var entries = new List<GlossaryEntry>();
        string introduction = "", section = "", letters = "";
        bool isHead = true;
        foreach (string paragraph in page.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string text = paragraph.Trim();
            int end = text.IndexOf(End, StringComparison.Ordinal);
            if (!text.StartsWith(Start, StringComparison.Ordinal) || end < 0)
            {
                // What follows a heading is about every entry below it; what follows an entry without a word of its own (a formula, a list)
                // belongs to that.
                if (text.StartsWith('#'))
                    (section, introduction, isHead) = (text.TrimStart('#').Trim(), "", true);
                else if (isHead && text.StartsWith("H, K", StringComparison.Ordinal))
                    letters = $"\n\n{text}";
                else if (isHead)
                    introduction += $"\n\n{text}";
                else
                    entries[^1] = entries[^1] with { Text = $"{entries[^1].Text}\n\n{text}" };
                continue;
            }
            isHead = false;
            // The definitions of a section with letters of its own say what they are.
            string ofLetters = introduction.Length == 0 && Letters.IsMatch(text) ? letters : "";
            entries.Add(new(WordsOf(text[Start.Length..end]), text + introduction + ofLetters, section));
        }
        return entries;
    }

    // "conv(A, B)" and "stuff_s" are the words conv and stuff.
    private static string WordOf(string written)
    {
        string word = written.Trim(' ', '`', '$');
        int cut = word.IndexOfAny(['(', '_']);
        // C_g is a letter with its index.
        return cut > 1 || cut > 0 && word[cut] == '(' ? word[..cut].TrimEnd() : word;
    }

    private static string[] WordsOf(string head)
    {
        var words = new List<string>();
        int depth = 0, start = 0;
        for (int at = 0; at <= head.Length; at++)
        {
            if (at == head.Length || depth == 0 && head[at] == ',')
            {
                words.Add(WordOf(head[start..at]));
                start = at + 1;
            }
            else
                depth += head[at] switch { '(' => 1, ')' => -1, _ => 0 };
        }
        return [.. words.Where(word => word.Length > 0)];
    }
}

/// <summary>An entry of the glossary.</summary>
/// <param name="Words">The words that it explains.</param>
/// <param name="Text">It, as Markdown.</param>
/// <param name="Section">The heading above it.</param>
internal sealed record GlossaryEntry(IReadOnlyList<string> Words, string Text, string Section)
{
    /// <summary>Whether a formula of the entry says what a name means: <c>conv</c> in <c>`conv(A, B)[u] = …`</c>.</summary>
    public bool Defines(string name)
    {
        if (name.Length < 2)
            return false;
        string[] pieces = Text.Split('`');
        for (int k = 1; k < pieces.Length; k += 2)
        {
            if (pieces[k].StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && pieces[k].Length > name.Length && !char.IsLetterOrDigit(pieces[k][name.Length])
                && pieces[k].Contains('=', StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}

using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>Macros that an author defines: <c>\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}</c>, <c>\def\R{\mathbb R}</c>, <c>\DeclareMathOperator{\rot}{rot}</c>.</summary>
internal sealed class Macros
{
    private const int MostMacros = 500;

    private readonly Dictionary<string, (int Arguments, string Body)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether there are any.</summary>
    public bool IsEmpty => _known.Count == 0;

    /// <summary>The macro of a name; null where there is none.</summary>
    /// <param name="name">The name without the backslash.</param>
    public (int Arguments, string Body)? Of(string name) => _known.TryGetValue(name, out var macro) ? macro : null;

    /// <summary>Takes in the definitions of a text.</summary>
    public void Add(string text)
    {
        var raw = new RawText(text);
        for (int at = text.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at < text.Length && _known.Count < MostMacros; at = text.IndexOf('\\', Math.Min(text.Length, at + 1)))
        {
            if (Definition(text, raw, at) is var (name, macro, end))
            {
                _known[name] = macro;
                at = end - 1;
            }
        }
    }

    /// <summary>The definition that starts at a place, and where it ends; null where none does.</summary>
    public static (string Name, (int Arguments, string Body) Macro, int End)? Definition(string text, RawText raw, int at)
    {
        var rest = text.AsSpan(at);
        string? command = rest.StartsWith(@"\newcommand") ? @"\newcommand" : rest.StartsWith(@"\renewcommand") ? @"\renewcommand" : rest.StartsWith(@"\providecommand") ? @"\providecommand"
            : rest.StartsWith(@"\DeclareMathOperator") ? @"\DeclareMathOperator" : rest.StartsWith(@"\def\") ? @"\def" : null;
        if (command is null)
            return null;
        int behind = at + command.Length;
        if (behind < text.Length && text[behind] == '*')
            behind++;
        string name;
        if (command != @"\def" && raw.Group(behind) is { } group)
            (name, behind) = (group.Of(text).Trim(), group.End + 1);
        else
            (name, behind) = CommandAt(text, raw.SkipBlanks(behind));
        if (name.Length < 2 || name[0] != '\\' || !char.IsAsciiLetter(name[1]))
            return null;
        int count = 0;
        if (command == @"\def")
        {
            for (; behind + 1 < text.Length && text[behind] == '#' && char.IsAsciiDigit(text[behind + 1]); behind += 2)
                count++;
        }
        else if (raw.Group(behind, '[', ']') is { } arguments)
        {
            if (!int.TryParse(arguments.Of(text), out count) || count is < 0 or > 9)
                return null;
            behind = arguments.End + 1;

            // An optional argument with a value of its own is not understood.
            if (raw.Group(behind, '[', ']') is not null)
                return null;
        }
        if (raw.Group(behind) is not { } body)
            return null;
        string content = body.Of(text);
        return (name[1..], (count, command == @"\DeclareMathOperator" ? $"\\operatorname{{{content}}}" : content), body.End + 1);
    }

    /// <summary>A command and where it ends.</summary>
    public static (string Name, int End) CommandAt(string text, int at)
    {
        int end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        return at < text.Length && text[at] == '\\' ? (text[at..Math.Min(end, text.Length)], end) : ("", at);
    }
}

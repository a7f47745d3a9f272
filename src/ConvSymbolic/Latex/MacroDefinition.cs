namespace ConvSymbolic.Latex;

/// <summary>A command that a document defines.</summary>
/// <param name="Name">Its name, without the backslash.</param>
/// <param name="Count">How many arguments it takes.</param>
/// <param name="First">What stands for the first argument where it is left out; null where it may not be.</param>
/// <param name="Body">What it stands for, with #1, #2, … for its arguments.</param>
internal sealed record MacroDefinition(string Name, int Count, string? First, string Body)
{
    /// <summary>Whether a command defines another one.</summary>
    public static bool IsOne(ReadOnlySpan<char> command) => command is "newcommand" or "renewcommand" or "providecommand" or "def" or "DeclareMathOperator";

    /// <summary>Reads \newcommand{\name}[2]{…}, \def\name#1{…} or \DeclareMathOperator{\name}{…}; null where it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="raw">Finds groups in it.</param>
    /// <param name="at">Where the backslash of the defining command stands.</param>
    /// <param name="end">Behind the definition.</param>
    public static MacroDefinition? Read(string text, RawText raw, int at, out int end)
    {
        int place = end = EndOfName(text, at + 1);
        string command = text[(at + 1)..place];
        if (place < text.Length && text[place] == '*')
            place++;
        place = raw.SkipBlanks(place);
        bool isBraced = place < text.Length && text[place] == '{';
        int name = raw.SkipBlanks(isBraced ? place + 1 : place);
        if (name >= text.Length || text[name] != '\\')
            return null;
        int behind = EndOfName(text, name + 1);
        string defined = text[(name + 1)..behind];
        if (isBraced && raw.Group(place) is { } group)
            behind = group.End + 1;
        int count = 0;
        string? first = null;
        if (command == "def")
        {
            // \def\name#1#2
            while (behind + 1 < text.Length && text[behind] == '#' && char.IsAsciiDigit(text[behind + 1]))
                (count, behind) = (count + 1, behind + 2);
        }
        else if (raw.Group(behind, '[', ']') is { Length: 1 } number && char.IsAsciiDigit(text[number.Start]))
        {
            (count, behind) = (text[number.Start] - '0', number.End + 1);
            if (raw.Group(behind, '[', ']') is { } otherwise)
                (first, behind) = (otherwise.Of(text), otherwise.End + 1);
        }
        if (defined.Length == 0 || raw.Group(behind) is not { } body)
            return null;
        end = body.End + 1;
        string meaning = body.Of(text);
        return new MacroDefinition(defined, count, first, command == "DeclareMathOperator" ? $"\\operatorname{{{meaning}}}" : meaning);
    }

    private static int EndOfName(string text, int at)
    {
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        return at;
    }
}

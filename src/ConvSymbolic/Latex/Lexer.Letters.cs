namespace ConvSymbolic.Latex;

// Runs of letters: words, or names side by side.
internal sealed partial class Lexer
{
    private void ReadLetters()
    {
        int length = RunOfLetters(0);
        int whole = Extended(length);
        if (whole > length)
        {
            Add(TokenKind.Word, whole, _text.Substring(_at, whole).Replace("\\_", "_", StringComparison.Ordinal));
            return;
        }

        var run = _text.AsSpan(_at, length);
        if (length > 1 && !Words.IsGradient(run) && (Words.IsKnown(run) || Words.IsLong(run) || (Words.IsShort(run) && StandsAlone(length))))
        {
            Add(TokenKind.Word, length, run.ToString());
            return;
        }

        // HH and WW are names of sizes, as in code.
        if (run is "HH" or "WW")
        {
            Add(TokenKind.Name, 2, run.ToString());
            return;
        }

        // dout, dinput
        if (Words.IsGradient(run))
        {
            Add(TokenKind.Name, 1, "d");
            Add(TokenKind.Word, length - 1, _text.Substring(_at, length - 1));
            return;
        }

        for (int i = 0; i < length; i++)
            Add(TokenKind.Name, 1, Letter(_text[_at]));
    }

    /// <summary>The length of a longer word that the run begins: <c>conv2d</c>, <c>rot\_180</c>, <c>out.L</c>; else the run's own.</summary>
    private int Extended(int length)
    {
        int end = Alphanumeric(length);
        if (end > length && Words.IsKnown(_text.AsSpan(_at, end)))
            length = end;
        else
            end = length;
        while (Next(end) == '\\' && Next(end + 1) == '_' && char.IsAsciiLetterOrDigit(Next(end + 2)))
            end = length = Alphanumeric(end + 2);
        bool isWord = Words.IsKnown(_text.AsSpan(_at, length));
        while (Next(end) == '.' && char.IsAsciiLetter(Next(end + 1)))
        {
            int part = end + 1;
            end = Alphanumeric(part);
            isWord |= Words.IsKnown(_text.AsSpan(_at + part, end - part));
            if (isWord)
                length = end;
        }

        return length;
    }

    private bool StandsAlone(int length) =>
        (_at == 0 || _text[_at - 1] is '{' or ' ' or '&' or '\n') && Next(length) is '\0' or '}' or ' ' or '\\' or '\n';

    private int RunOfLetters(int length)
    {
        while (char.IsAsciiLetter(Next(length)))
            length++;
        return length;
    }

    private int Alphanumeric(int length)
    {
        while (char.IsAsciiLetterOrDigit(Next(length)))
            length++;
        return length;
    }

    private static string Letter(char c) => OneLetter[c];

    // One string a letter, made once.
    private static readonly string[] OneLetter = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];
}

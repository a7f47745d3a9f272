namespace ConvSymbolic.Latex;

/// <summary>Pieces of a text with the braces that they need.</summary>
internal static class Braces
{
    /// <summary>A piece with the braces around its ends, and the font before them: {W_{11}}{X_{11}} starts and ends inside of them, as \mathbf{y} = 1 does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The piece.</param>
    public static TextRange Around(string text, TextRange range)
    {
        int open = 0, least = 0;
        for (int k = range.Start; k < range.End; k++)
        {
            if (text[k] == '\\')
                k++;
            else if (text[k] == '{')
                open++;
            else if (text[k] == '}')
                least = Math.Min(least, --open);
        }

        var (start, end) = (range.Start, range.End);
        for (; least < 0 && start > 0; start--)
        {
            if (text[start - 1] == '{')
                (least, open) = (least + 1, open + 1);
            else if (!char.IsWhiteSpace(text[start - 1]))
                break;
        }

        for (; open > 0 && end < text.Length; end++)
        {
            if (text[end] == '}')
                open--;
            else if (!char.IsWhiteSpace(text[end]))
                break;
        }

        int font = start;
        while (start < range.Start && font > 0 && char.IsAsciiLetter(text[font - 1]))
            font--;
        return new(font < start && font > 0 && text[font - 1] == '\\' ? font - 1 : start, end);
    }
}

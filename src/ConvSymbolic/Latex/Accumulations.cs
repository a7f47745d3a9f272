namespace ConvSymbolic.Latex;

/// <summary>Finds += and −= where authors keep the two signs together by hand: <c>\mathrel{+}=</c>, <c>{+}{=}</c>, <c>+\!=</c>.</summary>
internal static class Accumulations
{
    private const int Longest = 40;

    /// <summary>The length of the relation that starts at a place, and its kind; null where none does.</summary>
    /// <param name="text">The fragment's text.</param>
    /// <param name="at">Where to start.</param>
    public static (int Length, RelationKind Kind)? At(ReadOnlySpan<char> text, int at)
    {
        text = text[..Math.Min(text.Length, at + Longest)];
        int depth = 0, start = at;
        if (!Sign(text, ref at, ref depth, "+-", out char first))
            return null;
        if (!Sign(text, ref at, ref depth, "=", out _))
            return null;
        while (depth > 0 && at < text.Length && text[at] is '}' or ' ')
            depth -= text[at++] == '}' ? 1 : 0;
        return depth == 0 ? (at - start, first == '+' ? RelationKind.PlusEqual : RelationKind.MinusEqual) : null;
    }

    // Passes over braces, classes of spacing and negative space up to one of some signs.
    private static bool Sign(ReadOnlySpan<char> text, ref int at, ref int depth, string wanted, out char sign)
    {
        sign = '\0';
        while (at < text.Length)
        {
            var rest = text[at..];
            char c = rest[0];
            if (wanted.Contains(c, StringComparison.Ordinal))
            {
                (sign, at) = (c, at + 1);
                return true;
            }
            int length = rest.StartsWith(@"\mathrel") || rest.StartsWith(@"\mathbin") ? 8 : rest.StartsWith(@"\!") ? 2 : c is '{' or '}' || (depth > 0 && c == ' ') ? 1 : 0;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (length == 0 || depth < 0)
                return false;
            at += length;
        }
        return false;
    }
}

namespace ConvSymbolic.Checking.Contexts;

/// <summary>Marks of layers above a symbol.</summary>
internal static class LayerTags
{
    /// <summary>out for this layer (l, [l], (l), out), in for what it gets from the one before (l−1, in); null for other marks.</summary>
    public static string? PlaceOf(string tag) => tag.Trim('[', ']', '(', ')').Replace(" ", "", StringComparison.Ordinal) switch
    {
        "l" or "L" or "out" => "out",
        "l-1" or "L-1" or "in" => "in",
        _ => null,
    };

    /// <summary>The key of the same symbol so many layers further on: w^{l+1} for w^l; null where the mark is no layer.</summary>
    public static string? Further(string key, int layers)
    {
        int at = key.IndexOf('^', StringComparison.Ordinal);
        return at > 0 && Read(key.AsSpan(at + 1)) is var (letter, number) ? $"{key[..at]}^{Write(letter, number + layers)}" : null;
    }

    /// <summary>How many layers one key is further on than another of the same letter; null where that can't be said.</summary>
    public static int? Between(string key, string further)
    {
        int at = key.IndexOf('^', StringComparison.Ordinal);
        return at > 0 && further.Length > at && key.AsSpan(0, at + 1).SequenceEqual(further.AsSpan(0, at + 1))
            && Read(key.AsSpan(at + 1)) is var (letter, number) && Read(further.AsSpan(at + 1)) is var (other, beyond) && letter == other
            ? beyond - number : null;
    }

    private static string Write(string letter, int number) => letter.Length == 0 ? $"{number}" : number == 0 ? letter : number > 0 ? $"{letter}+{number}" : $"{letter}{number}";

    // l, l+1, L-1, 2
    private static (string Letter, int Number)? Read(ReadOnlySpan<char> tag)
    {
        string letter = tag.StartsWith("ell") ? "ell" : tag is ['l' or 'L', ..] ? tag[..1].ToString() : "";
        var rest = tag[letter.Length..];
        if (rest.Length == 0)
            return letter.Length > 0 ? (letter, 0) : null;
        bool isSigned = rest[0] is '+' or '-';
        return isSigned == letter.Length > 0 && rest.Length - (isSigned ? 1 : 0) is 1 or 2 && int.TryParse(rest, out int number) ? (letter, number) : null;
    }
}

namespace ConvSymbolic.Rendering;

/// <summary>Writes a name in LaTeX: a letter stays, Greek becomes a command, longer names are set as one word.</summary>
internal static class LatexName
{
    /// <summary>The LaTeX of a name; primes at its end stay primes, digits at the end of an index letter become its
    /// index, a version behind an underscore (F_new) a raised word, C/g the letter C with the index g, and p⁺ p with a plus.</summary>
    public static string Write(string name)
    {
        string word = name.TrimEnd('\'');
        string primes = name[word.Length..];
        if (word.Split('_') is [var root, var version])
            return $@"{Write(root)}^{{\text{{{version}}}}}{primes}";
        if (word.Length <= 1)
            return name;
        if (word.Split('/') is [var whole, var parts])
            return $"{whole}_{{{parts}}}{primes}";
        if (word[^1] == '⁺')
            return $"{Write(word[..^1])}^{{+}}{primes}";
        if (Greek.Letter(word) is not null)
            return $@"\{word}{primes}";
        return word[1..].All(char.IsAsciiDigit) ? $"{word[0]}{primes}_{{{word[1..]}}}" : $@"\mathit{{{word}}}{primes}";
    }
}

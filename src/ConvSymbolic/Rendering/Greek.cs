using System.Collections.Frozen;
using System.Text;

namespace ConvSymbolic.Rendering;

/// <summary>Names that are written as Greek letters: eta is η.</summary>
internal static class Greek
{
    // omicron and the capitals that look Latin have no LaTeX command of their own.
    private const string Table =
        "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ " +
        "upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω";

    private static readonly FrozenDictionary<string, string> Letters =
        Table.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The letter that a name spells, or null.</summary>
    public static string? Letter(string name) => Letters.GetValueOrDefault(name);

    /// <summary>A sentence with the letters of the names in it: <c>delta stands for …</c> becomes <c>δ stands for …</c>. What is quoted in
    /// LaTeX, <c>\delta</c> or <c>\text{delta}</c>, stays.</summary>
    public static string InWords(string sentence)
    {
        var output = new StringBuilder(sentence.Length);
        for (int at = 0; at < sentence.Length;)
        {
            int end = at;
            while (end < sentence.Length && char.IsLetter(sentence[end]))
                end++;
            string word = sentence[at..Math.Max(end, at + 1)];
            bool isQuoted = at > 0 && sentence[at - 1] is '\\' or '{';
            output.Append(isQuoted ? word : Letter(word) ?? word);
            at += word.Length;
        }
        return output.ToString();
    }
}

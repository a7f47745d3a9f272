using System.Globalization;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Verification;

/// <summary>A theorem that a certificate names, and what became of its proof.</summary>
/// <param name="Gradient"><c>filter-gradient</c>, <c>input-gradient</c> or <c>bias-gradient</c>.</param>
/// <param name="IsTransposed">Of a transposed convolution.</param>
/// <param name="IsTrueConvolution">Of true convolutions instead of cross-correlations.</param>
/// <param name="Statement">The theorem, as the checker states it: one letter is a vector over any number of spatial axes.</param>
/// <param name="Steps">How many steps were given.</param>
/// <param name="Failure">Where the proof fails and why; null when it is proved.</param>
public sealed record VerifiedTheorem(string Gradient, bool IsTransposed, bool IsTrueConvolution, Equation Statement, int Steps, string? Failure)
{
    /// <summary>Whether the steps prove it.</summary>
    public bool IsProved => Failure is null;

    /// <summary>Writes <c>filter-gradient proved</c>.</summary>
    public override string ToString() => $"{Gradient} {(IsProved ? "proved" : "undecided")}";
}

/// <summary>
/// Checks certificates of the theorems for all sizes. It uses no code of the producer but the types of expressions and indices: the rules are its own, and it knows the
/// theorems, so that a certificate can name one but claim nothing.
/// </summary>
internal static class CertificateChecker
{
    /// <summary>The first line of every certificate.</summary>
    public const string Header = "convsym certificate 1";

    // Longer than any certificate.
    internal const int MostCharacters = 20_000;

    /// <summary>Checks a certificate.</summary>
    /// <param name="text">The text; canonical, so every character counts.</param>
    /// <returns>The theorems that it names, in order, each proved or not.</returns>
    /// <exception cref="ConvSymbolicException">The text is no certificate; the error says in which line and what was expected.</exception>
    public static IReadOnlyList<VerifiedTheorem> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
            Reject(1, $"a text of more than {MostCharacters} characters", "a certificate, which has fewer");
        string[] lines = text.Split('\n');
        if (text.StartsWith('\uFEFF'))
            Reject(1, "a byte order mark (U+FEFF)", $"'{Header}' at the very start");
        if (Array.FindIndex(lines, line => line.EndsWith('\r')) is >= 0 and var ended)
            Reject(ended + 1, "a line end of CR LF", "line ends of LF alone");
        if (lines[0] != Header)
            Reject(1, Quoted(lines[0]), $"'{Header}'");
        if (lines[^1].Length > 0)
            Reject(lines.Length, "no line end", "one behind the last line");
        var results = new List<VerifiedTheorem>();
        int at = 1, last = -1;
        while (at < lines.Length - 1)
        {
            int named = lines[at].StartsWith("theorem ", StringComparison.Ordinal) ? IndexOf(lines[at][8..]) : -1;
            if (named <= last)
                Reject(at + 1, Quoted(lines[at]), "'theorem' with the name of a theorem, each once and in order");
            last = named;
            int first = ++at;
            while (at < lines.Length - 1 && !lines[at].StartsWith("theorem ", StringComparison.Ordinal))
                at++;
            results.Add(Prove(KnownTheorem.All[named], lines.AsSpan(first, at - first), first + 1));
        }
        if (results.Count == 0)
            Reject(2, "the end", "'theorem' with the name of a theorem");
        return results;
    }

    private static VerifiedTheorem Prove(KnownTheorem theorem, ReadOnlySpan<string> lines, int firstLine)
    {
        var state = ProofState.Start;
        int last = -1;
        string? failure = null;
        for (int k = 0; k < lines.Length && failure is null; k++)
        {
            string[] words = lines[k].Split(' ');
            int rank = CheckerRules.RankOf(words[0]);
            if (rank < 0)
                Reject(firstLine + k, Quoted(lines[k]), "a rule and index names");
            if (rank <= last)
                failure = Failed(firstLine + k, words[0], "stands behind a rule that comes later");
            else if (CheckerRules.Apply(rank, theorem, state, words[1..]) is { } next)
                state = next;
            else
                failure = Failed(firstLine + k, words[0], "does not apply");
            last = rank;
        }
        if (failure is null && !(CheckerRules.IsGoal(theorem, state) && (theorem.Claim is null || last == CheckerRules.RankOf("recognise"))))
            failure = Failed(firstLine + lines.Length - 1, "the last step", "does not end at what the theorem claims");
        return new VerifiedTheorem(theorem.Gradient, theorem.IsTransposed, theorem.IsTrueConvolution, theorem.Statement, lines.Length, failure);
    }

    private static int IndexOf(string title)
    {
        for (int k = 0; k < KnownTheorem.All.Count; k++)
        {
            if (KnownTheorem.All[k].Title == title)
                return k;
        }
        return -1;
    }

    private static string Failed(int line, string what, string why) => string.Create(CultureInfo.InvariantCulture, $"line {line}: {what} {why}.");

    private static string Quoted(string line) => $"'{(line.Length > 60 ? line[..60] + "…" : line)}'";

    private static void Reject(int line, string found, string expected) => Fail.With(
        "certificate.syntax", $"The certificate is at fault: found {found}, expected {expected}.", found, expected, new SourceSpan(line, 1, 0));
}

using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Support;
using ConvSymbolic.Verification;

namespace ConvSymbolic.Tests.Verification;

public class CertificateCheckerTests
{
    private static readonly int Mutations = FullRun.Count(4_000, 12_000);

    private static readonly string Original = AllSizes.Certificate();

    // Every word that a certificate can have, and some that it can't.
    private static readonly string[] Words =
        [.. Original.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Concat(["unstuff", "m'", "n", "i'", "z'", "", "'", "end"]).Distinct()];

    [Fact]
    public void The_certificate_proves_every_theorem()
    {
        var theorems = CertificateChecker.Check(Original);
        Assert.Equal(12, theorems.Count);
        Assert.All(theorems, theorem => Assert.Null(theorem.Failure));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Original), 1, 20_000);
    }

    [Fact]
    public void The_format_is_what_the_document_shows() => Golden.Verify(Original);

    [Fact]
    public void The_statements_are_the_checkers_own()
    {
        using var text = new StringWriter { NewLine = "\n" };
        CertificateChecker.Check(Original).WriteText(text);
        Golden.Verify(text.ToString());
    }

    /// <summary>Whatever is changed, the checker answers, and a theorem counts as proved only by the text that proved it before.</summary>
    [Fact]
    public void No_mutated_certificate_proves_the_theorem()
    {
        var random = new Random(20_261_122);
        var proofs = Proofs(Original);
        string[] kinds = [Kind(false, false), Kind(false, true), Kind(true, false), Kind(true, true)];
        int rejected = 0, undecided = 0, same = 0;
        for (int k = 0; k < Mutations; k++)
        {
            string text = kinds[k % kinds.Length];
            for (int times = random.Next(1, 4); times > 0; times--)
                text = Mutate(text, random);
            try
            {
                var results = CertificateChecker.Check(text);
                var mutated = Proofs(text);
                foreach (var theorem in results.Where(theorem => theorem.IsProved))
                {
                    string title = KnownTheorem.All.Single(known => (known.Gradient, known.IsTransposed, known.IsTrueConvolution) == (theorem.Gradient, theorem.IsTransposed, theorem.IsTrueConvolution)).Title;
                    Assert.Equal(proofs[title], mutated[title]);
                }
                if (results.All(theorem => theorem.IsProved))
                    same++;
                else
                    undecided++;
            }
            catch (ConvSymbolicException exception)
            {
                Assert.Equal("certificate.syntax", exception.Diagnostic.Code);
                rejected++;
            }
        }
        // What remains proves fewer theorems, by their original texts, or was changed back.
        Assert.True(rejected > Mutations / 4 && undecided > Mutations / 8 && same < Mutations / 4, $"{rejected} rejected, {undecided} undecided, {same} proved");
    }

    /// <summary>Every single change of a line or a word, at every place: none is accepted as a proof of the theorem.</summary>
    [Fact]
    public void Nothing_can_be_changed_without_effect()
    {
        var titles = KnownTheorem.All.Select(theorem => theorem.Title).ToList();
        var proofs = Proofs(Original);
        int changes = 0;
        foreach (string title in titles)
        {
            string[] lines = [$"theorem {title}", .. proofs[title].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            string original = Certificate(lines);
            foreach (string text in Changes(lines).Select(Certificate).Where(text => text != original))
            {
                changes++;
                Assert.DoesNotContain(title, NewProofs(text, proofs));
            }
        }
        Assert.True(changes > 10_000, $"{changes} changes");

        static string Certificate(IEnumerable<string> lines) => string.Join('\n', [CertificateChecker.Header, .. lines]) + "\n";

        IEnumerable<IEnumerable<string>> Changes(string[] lines)
        {
            string[] all = [.. proofs.Values.SelectMany(proof => proof.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Concat(titles.Select(title => $"theorem {title}")).Distinct()];
            for (int line = 0; line < lines.Length; line++)
            {
                int at = line;
                yield return lines.Where((_, k) => k != at);
                for (int other = 0; other < lines.Length; other++)
                {
                    int to = other;
                    yield return lines.Select((text, k) => k == at ? lines[to] : k == to ? lines[at] : text);
                    yield return lines.Where((_, k) => k != at).Take(to).Append(lines[at]).Concat(lines.Where((_, k) => k != at).Skip(to));
                }
                foreach (string added in all)
                {
                    yield return [.. lines[..at], added, .. lines[at..]];
                    yield return [.. lines[..(at + 1)], added, .. lines[(at + 1)..]];
                    yield return [.. lines[..at], added, .. lines[(at + 1)..]];
                }
                string[] words = lines[at].Split(' ');
                for (int word = 0; word <= words.Length; word++)
                {
                    foreach (string other in Words)
                    {
                        yield return With([.. words[..word], other, .. words[word..]]);
                        if (word < words.Length)
                            yield return With([.. words[..word], other, .. words[(word + 1)..]]);
                    }
                    if (word < words.Length)
                        yield return With([.. words[..word], .. words[(word + 1)..]]);
                    if (word + 1 < words.Length)
                        yield return With([.. words[..word], words[word + 1], words[word], .. words[(word + 2)..]]);
                }
                foreach (string spoiled in (string[])[" " + lines[at], lines[at] + " ", lines[at] + "\r", lines[at] + "\t", lines[at].Replace(' ', '\u00a0'), lines[at].Replace('\'', '\u2032'), lines[at].Replace("c", "\u0441", StringComparison.Ordinal), lines[at].ToUpperInvariant(), lines[at] + "\u200b"])
                    yield return With([spoiled]);

                IEnumerable<string> With(string[] changed) => [.. lines[..at], string.Join(' ', changed), .. lines[(at + 1)..]];
            }
        }
    }

    // The theorems that a text proves, and not by their original lines.
    private static List<string> NewProofs(string text, Dictionary<string, string> proofs)
    {
        try
        {
            var theorems = CertificateChecker.Check(text).Where(theorem => theorem.IsProved).Select(theorem => (theorem.Gradient, theorem.IsTransposed, theorem.IsTrueConvolution)).ToHashSet();
            if (theorems.Count == 0)
                return [];
            var written = Proofs(text);
            return [.. KnownTheorem.All.Where(known => theorems.Contains((known.Gradient, known.IsTransposed, known.IsTrueConvolution))).Select(known => known.Title)
                .Where(title => written[title] != proofs[title])];
        }
        catch (ConvSymbolicException exception)
        {
            Assert.Equal("certificate.syntax", exception.Diagnostic.Code);
            return [];
        }
    }

    /// <summary>A text that is cut off anywhere proves the theorems before the cut, or is no certificate.</summary>
    [Fact]
    public void What_is_cut_off_proves_nothing_more()
    {
        var proofs = Proofs(Original);
        for (int length = 0; length < Original.Length; length++)
            Assert.Empty(NewProofs(Original[..length], proofs));
    }

    /// <summary>For each theorem, every choice among the steps that occur in any proof: only its own proof proves it.</summary>
    [Fact]
    public void A_theorem_has_one_proof()
    {
        string[] steps = [.. Proofs(Original).Values.SelectMany(proof => proof.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct()
            .OrderBy(step => CheckerRules.RankOf(step.Split(' ')[0])).ThenBy(step => step, StringComparer.Ordinal)];
        foreach (var (title, proof) in Proofs(Original))
        {
            int proved = 0;
            for (int choice = 0; choice < 1 << steps.Length; choice++)
            {
                // The first step of a proof can be nothing else.
                if ((choice & 1) == 0)
                    continue;
                string text = string.Concat(steps.Where((_, k) => (choice >> k & 1) != 0).Select(step => step + "\n"));
                if (CertificateChecker.Check($"{CertificateChecker.Header}\ntheorem {title}\n{text}")[0].IsProved)
                {
                    Assert.Equal(proof, text);
                    proved++;
                }
            }
            Assert.Equal(1, proved);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("convsym certificate 2\n")]
    [InlineData("convsym certificate 1")]
    [InlineData("convsym certificate 1\n")]
    [InlineData("convsym certificate 1\ntheorem\n")]
    [InlineData("convsym certificate 1\ntheorem everything\n")]
    [InlineData("convsym certificate 1\r\ntheorem bias-gradient convolution cross-correlation\r\n")]
    [InlineData("convsym certificate 1\ntheorem bias-gradient convolution cross-correlation\nmagic\n")]
    [InlineData("convsym certificate 1\ntheorem bias-gradient convolution cross-correlation\n\n")]
    [InlineData("convsym certificate 1\ntheorem bias-gradient convolution cross-correlation\ntheorem bias-gradient convolution cross-correlation\n")]
    public void What_is_no_certificate_is_an_error(string text) =>
        Assert.Equal("certificate.syntax", Assert.Throws<ConvSymbolicException>(() => CertificateChecker.Check(text)).Diagnostic.Code);

    [Fact]
    public void A_long_text_is_refused() =>
        Assert.Throws<ConvSymbolicException>(() => CertificateChecker.Check(CertificateChecker.Header + new string('\n', 1 << 20)));

    [Fact]
    public void Noise_and_nesting_are_refused()
    {
        var random = new Random(7);
        char[] noise = new char[2_000];
        for (int k = 0; k < 500; k++)
        {
            for (int at = 0; at < noise.Length; at++)
                noise[at] = (char)random.Next(k % 2 == 0 ? 128 : char.MaxValue);
            string text = new(noise);
            foreach (string whole in (string[])[text, $"{CertificateChecker.Header}\n{text}", $"{CertificateChecker.Header}\ntheorem bias-gradient convolution cross-correlation\n{text}\n", new string('(', 19_000), CertificateChecker.Header + "\ntheorem " + new string('\'', 19_000) + "\n"])
                Assert.Equal("certificate.syntax", Assert.Throws<ConvSymbolicException>(() => CertificateChecker.Check(whole)).Diagnostic.Code);
        }
    }

    [Fact]
    public void A_missing_step_is_told()
    {
        string text = Original.Replace("stuff i'\n", "", StringComparison.Ordinal);
        var failed = CertificateChecker.Check(text).Where(theorem => !theorem.IsProved).ToArray();
        Assert.Equal(["input-gradient", "input-gradient"], failed.Select(theorem => theorem.Gradient));
        Assert.All(failed, theorem => Assert.Matches(@"^line \d+: recognise does not apply\.$", theorem.Failure!));
    }

    private static string Kind(bool transposed, bool flip) => AllSizes.Certificate(transposed
        ? Convolution.CreateTransposed([3, 3], [2, 2], flip: flip)
        : Convolution.Create([3, 3], [2, 2], flip: flip));

    private static Dictionary<string, string> Proofs(string certificate) => certificate.Split("theorem ")[1..]
        .ToDictionary(proof => proof[..proof.IndexOf('\n', StringComparison.Ordinal)], proof => proof[(proof.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

    private static string Mutate(string text, Random random)
    {
        int at = random.Next(text.Length + 1);
        switch (random.Next(8))
        {
            case 0:
                return text.Insert(at, "cionsu' \n0z\u00e9"[random.Next(11)].ToString());
            case 1:
                return at == text.Length ? text : text.Remove(at, 1);
            case 2:
                return at == text.Length ? text : text[..at] + "cionsu' \n0z"[random.Next(10)] + text[(at + 1)..];
            case 3:
                return OnLines(text, lines => lines.RemoveAt(random.Next(lines.Count)));
            case 4:
                return OnLines(text, lines => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)]));
            case 5:
                return OnLines(text, lines =>
                {
                    int first = random.Next(lines.Count), second = random.Next(lines.Count);
                    (lines[first], lines[second]) = (lines[second], lines[first]);
                });
            case 6:
                return OnLines(text, lines => lines[random.Next(lines.Count)] += " " + Words[random.Next(Words.Length)]);
            default:
                return OnLines(text, lines =>
                {
                    int line = random.Next(lines.Count);
                    string[] words = lines[line].Split(' ');
                    words[random.Next(words.Length)] = Words[random.Next(Words.Length)];
                    lines[line] = string.Join(' ', words);
                });
        }
    }

    private static string OnLines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }
}

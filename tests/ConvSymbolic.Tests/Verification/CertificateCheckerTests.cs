using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Support;
using ConvSymbolic.Verification;

namespace ConvSymbolic.Tests.Verification;

public class CertificateCheckerTests
{
    private const int Mutations = 12_000;

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

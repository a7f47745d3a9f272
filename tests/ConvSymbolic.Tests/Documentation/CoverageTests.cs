using System.Text.RegularExpressions;
using ConvSymbolic.Benchmarks;
using ConvSymbolic.Tests.Support;
using ConvSymbolic.Verification;

namespace ConvSymbolic.Tests.Documentation;

/// <summary>The documents about the proof for all sizes hold what the program gives.</summary>
[Collection(CoqTests.Name)]
public partial class CoverageTests(CoqTheoryFixture theory)
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "coverage.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_table_is_the_one_that_the_command_prints() =>
        Assert.Contains("\n" + CoverageTable.Write(coq: null), CellsOfCoq().Replace(Page, $"| {CoverageTable.NotAsked} | {CoverageTable.NotAsked} |"), StringComparison.Ordinal);

    [Fact]
    public void Coq_says_what_the_table_says() =>
        Assert.Contains("\n" + CoverageTable.Write(theory.Installed), Page, StringComparison.Ordinal);

    [Fact]
    public void The_certificate_in_the_document_proves_its_theorem()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "certificate.md")).ReplaceLineEndings("\n");
        int start = page.IndexOf("    " + CertificateChecker.Header, StringComparison.Ordinal);
        string certificate = string.Concat(page[start..].Split('\n').TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..] + "\n"));
        Assert.True(Assert.Single(CertificateChecker.Check(certificate)).IsProved);
    }

    [GeneratedRegex(@"\| (?:yes|refused) \| \d of \d \|$", RegexOptions.Multiline)]
    private static partial Regex CellsOfCoq();
}

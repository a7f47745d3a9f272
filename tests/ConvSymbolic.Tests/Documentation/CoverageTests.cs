using ConvSymbolic.Benchmarks;
using ConvSymbolic.Tests.Support;
using ConvSymbolic.Verification;

namespace ConvSymbolic.Tests.Documentation;

/// <summary>The documents about the proof for all sizes hold what the program gives.</summary>
[Collection(CoqTests.Name)]
public class CoverageTests(CoqTheoryFixture theory)
{
    private const int Solvers = 6, CoqAtASize = 7;

    private static readonly string[] Page = File.ReadAllLines(Repository.PathOf("docs", "coverage.md"));

    private static readonly string Table = CoverageTable.Write(coq: null);

    [Fact]
    public void The_table_is_the_one_that_the_command_prints_apart_from_outside_checkers() =>
        Assert.Equal(Cells(Table.Split('\n')).Select(row => row[..Solvers]), Cells(Page).Select(row => row[..Solvers]));

    [Fact]
    public void The_column_of_the_solvers_is_the_one_that_the_command_prints()
    {
        Assert.SkipUnless(CoverageTable.Absent.Count == 0, $"not installed (Debian packages of the same name): {string.Join(", ", CoverageTable.Absent)}");
        Assert.Equal(Cells(Table.Split('\n')).Select(row => row[Solvers]), Cells(Page).Select(row => row[Solvers]));
    }

    [Fact]
    public void Coq_says_what_the_table_says() =>
        Assert.Equal(Cells(CoverageTable.Write(theory.Installed).Split('\n')).Select(row => row[CoqAtASize..]), Cells(Page).Select(row => row[CoqAtASize..]));

    [Fact]
    public void The_certificate_in_the_document_proves_its_theorem()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "certificate.md")).ReplaceLineEndings("\n");
        int start = page.IndexOf("    " + CertificateChecker.Header, StringComparison.Ordinal);
        string certificate = string.Concat(page[start..].Split('\n').TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..] + "\n"));
        Assert.True(Assert.Single(CertificateChecker.Check(certificate)).IsProved);
    }

    private static IEnumerable<string[]> Cells(IEnumerable<string> lines) => lines.Where(line => line.StartsWith('|')).Select(line => line.Split('|'));
}

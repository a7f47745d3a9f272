using ConvSymbolic.Tests.Independent.Documents;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking;

/// <summary>Random documents whose equations are judged by whole numbers, apart from the checker.</summary>
public class FreshDocumentTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_130;

    private static readonly int Equations = FullRun.Count(150, 2_000);

    private static readonly Lazy<List<FreshDocument>> Documents = new(() => [.. Seeds.Select(FreshDocuments.Of)]);

    private static IEnumerable<int> Seeds => Enumerable.Range(Seed, FullRun.Count(20, 60));

    [Fact]
    public void No_verdict_is_false_and_most_slips_are_found()
    {
        var findings = FreshMeasure.Run(Equations, Documents.Value.Concat(FreshDocuments.From(Seed + Documents.Value.Count))).ToList();
        using var table = new StringWriter();
        FreshTable.Print(findings, table);
        output.WriteLine(table.ToString());
        Assert.Empty(findings.Where(finding => finding.IsFalse).Select(FreshTable.Describe));
        int wrong = findings.Count(finding => finding.Equation.Truth == Truth.Wrong), found = findings.Count(finding => finding.IsFound);
        Assert.True(10 * found >= 8 * wrong, $"found {found} of {wrong} false equations");
    }

    /// <summary>What is written without a slip holds: the writer of equations and their evaluation agree.</summary>
    [Fact]
    public void Equations_without_a_slip_are_true()
    {
        var equations = Documents.Value.SelectMany(document => document.Equations);
        Assert.All(equations.Where(equation => equation.Slip is null
            && equation.Kind is not ("foreign" or "name" or "given" or "extent")), equation => Assert.Equal(Truth.Right, equation.Truth));
    }

    [Fact]
    public void Documents_have_slips_of_every_truth_and_are_repeated_by_their_seed()
    {
        var documents = Documents.Value;
        Assert.All(FullRun.OneOf(4, documents.Zip(Seeds)), pair => Assert.Equal(pair.First.Text, FreshDocuments.Of(pair.Second).Text));
        var slips = documents.SelectMany(document => document.Equations).Where(equation => equation.Slip is not null).ToList();
        Assert.Contains(slips, equation => equation.Truth == Truth.Wrong);
        Assert.Contains(slips, equation => equation.Truth == Truth.Right);
    }
}

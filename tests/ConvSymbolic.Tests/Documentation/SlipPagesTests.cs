using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Documentation;

public class SlipPagesTests
{
    public static TheoryData<string> Names => [.. SlipPage.Names];

    [Fact]
    public void Every_slip_has_a_page_and_every_page_a_slip() =>
        Assert.Equal(Slips.All.Keys.Order(StringComparer.Ordinal), SlipPage.Names);

    [Fact]
    public void The_table_lists_every_slip_in_its_words()
    {
        string[] rows = [.. File.ReadAllLines(Repository.PathOf("docs", "slips", "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal))];
        Assert.Equal(Slips.All.Select(slip => $"| [{slip.Key}]({slip.Key}.md) | {slip.Value} |").Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_says_what_it_is_and_has_one_wrong_and_one_right_example(string name)
    {
        var page = SlipPage.Read(name);
        Assert.StartsWith($"# {name}\n\nIn short: {Slips.All[name]}.\n", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(page.Wrong, page.Right);
        foreach (string section in (string[])["## Wrong", "## Right", "## How it is found", "## How often"])
            Assert.Contains($"\n{section}\n\n", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_wrong_example_has_the_slip_and_the_right_one_has_none(string name)
    {
        var page = SlipPage.Read(name);
        var wrong = HandDerivation.Check(page.Wrong, new CheckOptions { File = "wrong.tex" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(wrong.Equations, equation => equation.Slip == name);
        Assert.Equal(name == "malformed-latex" ? 0 : 1, wrong.RootErrors);
        var right = HandDerivation.Check(page.Right, new CheckOptions { File = "right.tex" }, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(right.Equations, equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows or EquationVerdict.Undecided or EquationVerdict.Unreadable);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_proposed_for_the_wrong_example_checks_as_right(string name)
    {
        var report = HandDerivation.Check(SlipPage.Read(name).Wrong, new CheckOptions { File = "wrong.tex" }, cancellation: TestContext.Current.CancellationToken);
        if (report.Equations.All(equation => equation.Fix is null))
            return;
        var corrected = HandDerivation.Check(report.ToFixedText(), new CheckOptions { File = "corrected.tex" }, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(corrected.Equations, equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Unreadable);
    }
}

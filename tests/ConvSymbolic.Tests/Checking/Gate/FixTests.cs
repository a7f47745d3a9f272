using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Reports;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>What --fix writes: no right line is changed, and a second pass finds nothing more to do.</summary>
public class FixTests
{
    public static TheoryData<string> Documents => MinimalDocumentsTests.Documents;

    [Theory]
    [MemberData(nameof(Documents))]
    public void One_pass_is_enough_and_leaves_right_lines_alone(string file)
    {
        string text = MinimalDocumentsTests.TextOf(file);
        var report = Check(file, text);
        foreach (var edit in report.Equations.Where(equation => equation.Verdict is not (EquationVerdict.Wrong or EquationVerdict.Unreadable)).Select(equation => equation.Fix))
            Assert.Null(edit);
        string once = Corrections.Apply(report), twice = Corrections.Apply(Check(file, once));
        Assert.Equal(once, twice);
    }

    private static CheckReport Check(string file, string text) =>
        HandDerivation.Check(text, new CheckOptions { File = file }, TestContext.Current.CancellationToken);
}

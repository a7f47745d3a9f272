using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Reports;

public class ReportMarksTests
{
    [Fact]
    public void An_error_costs_its_point_once() => Golden.Verify(HandMadeReport.Sample.ToMarks());

    [Fact]
    public void Copies_may_cost_too()
    {
        Assert.EndsWith("notes.md: 3 of 5 points\n", HandMadeReport.Sample.ToMarks(), StringComparison.Ordinal);
        Assert.EndsWith("notes.md: 2 of 5 points\n", HandMadeReport.Sample.ToMarks(copiesCostEach: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Rows_are_cut_to_the_terminal(int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        HandMadeReport.Sample.WriteMarks(output, width: width);
        Assert.All(output.ToString().Split('\n').SkipLast(2), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void Columns_of_a_notebook_stand_below_each_other()
    {
        const string notebook = """
            {"cells": [
              {"cell_type": "markdown", "source": "<!-- convsym: input=X 3 filter=F 2 output=O index-base=1 -->\n$O_1 = F_1 X_1 + F_2 X_2$\n\n\n\n\n\n\n\n$O_2 = F_1 X_2 + F_2 X_3$"}
            ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;
        string[] rows = HandDerivation.Check(notebook, new() { File = "a.ipynb" }, cancellation: TestContext.Current.CancellationToken).ToMarks().Split('\n');
        Assert.Contains("cell 1, line 10", rows[1], StringComparison.Ordinal);
        Assert.Equal(rows[1].IndexOf("O_2", StringComparison.Ordinal), rows[0].IndexOf("O_1", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_the_same_points()
    {
        Assert.EndsWith(""","points":3,"of":5}""" + "\n", HandMadeReport.Sample.ToMarksJson(), StringComparison.Ordinal);
        Assert.EndsWith(""","points":2,"of":5}""" + "\n", HandMadeReport.Sample.ToMarksJson(copiesCostEach: true), StringComparison.Ordinal);
    }
}

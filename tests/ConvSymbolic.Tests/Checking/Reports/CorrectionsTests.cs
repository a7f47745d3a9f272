using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Reports;

public class CorrectionsTests
{
    [Fact]
    public void Everything_but_the_faults_stays_as_it_is()
    {
        var sample = HandMadeReport.Sample;
        string expected = sample.Text.Replace("w_{2} x_{1}", "w_{2} x_{2}", StringComparison.Ordinal).Replace("-g_{1}", "g_{1}", StringComparison.Ordinal);
        Assert.NotEqual(sample.Text, expected);
        Assert.Equal(expected, sample.ToFixedText());
    }

    [Theory]
    [InlineData("", "abcdef")]
    [InlineData("1 2 X", "aXdef")]
    [InlineData("4 1 Y, 0 1 X", "XbcdYf")]
    [InlineData("0 3 X, 2 2 Y", "Xdef")]
    [InlineData("2 2 Y, 2 2 Y", "abYef")]
    [InlineData("0 1 X, 1 1 Y", "XYcdef")]
    [InlineData("6 0 X", "abcdefX")]
    [InlineData("0 0 X", "Xabcdef")]
    [InlineData("0 6 ", "")]
    [InlineData("3 9 X, -1 1 X, 9 0 X", "abcdef")]
    public void Changes_do_not_touch_each_other(string edits, string expected)
    {
        var equations = edits.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(edit => edit.Split(' ')).Select(edit =>
            HandMadeReport.Sample.Equations[0] with { Fix = new TextEdit(int.Parse(edit[0]), int.Parse(edit[1]), edit[2]) });
        Assert.Equal(expected, new CheckReport("a.md", "abcdef", [], [.. equations]).ToFixedText());
    }
}

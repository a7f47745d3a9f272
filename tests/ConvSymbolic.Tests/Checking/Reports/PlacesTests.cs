using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Reports;

public class PlacesTests
{
    private const string Notebook = """
        {
         "cells": [
          {"cell_type": "code", "source": ["x = 1"]},
          {"cell_type": "markdown", "source": ["<!-- convsym: input=X 3x3 filter=F 2x2 output=O -->\n", "Gradients:\n"]},
          {"cell_type": "markdown", "source": ["Now\n", "\n", "$$\\frac{\\partial L}{\\partial X} = \\text{Full}(F, \\frac{\\partial L}{\\partial O})$$\n"]}
         ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5
        }
        """;

    [Fact]
    public void A_place_in_a_notebook_is_cell_and_line()
    {
        var report = HandDerivation.Check(Notebook, new CheckOptions { File = "homework.ipynb" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("missing-rotation", Assert.Single(report.Equations, equation => equation.Verdict == EquationVerdict.Wrong).Slip);
        string text = report.ToText();
        Assert.Contains("homework.ipynb:cell 3, line 3: wrong [missing-rotation]", text, StringComparison.Ordinal);
        Assert.Contains(@"  3 | $$\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})$$", text, StringComparison.Ordinal);
        string[] lines = text.Split('\n');
        int shown = Array.FindIndex(lines, line => line.StartsWith("  3 | ", StringComparison.Ordinal));
        Assert.Equal('F', lines[shown][lines[shown + 1].IndexOf('^', StringComparison.Ordinal)]);
        Assert.Contains("cell 3, line 3", report.ToMarks(), StringComparison.Ordinal);
        Assert.Contains("cell 3, line 3 `missing-rotation`", report.ToMarkdown(), StringComparison.Ordinal);
        foreach (string json in (string[])[report.ToJson(), report.ToMarksJson()])
            Assert.Contains("\"cell\":3,\"cellLine\":3", json, StringComparison.Ordinal);
        string sarif = report.ToSarif();
        Assert.Contains("\"message\":{\"text\":\"cell 3, line 3: ", sarif, StringComparison.Ordinal);
        Assert.Contains("\"logicalLocations\":[{\"name\":\"cell 3, line 3\"}]", sarif, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_lines_keeps_its_places()
    {
        var report = HandDerivation.Check("Nothing.\n\n$$O_{11} = F_{11} X_{11}$$\n", new CheckOptions { File = "a.md" }, cancellation: TestContext.Current.CancellationToken);
        Assert.All(
            (string[])[report.ToText(verbose: true), report.ToSarif()],
            text => Assert.DoesNotContain("cell", text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("\"cell\":null,\"cellLine\":null", report.ToJson(), StringComparison.Ordinal);
    }
}

using ConvSymbolic.Benchmarks.Corpus;
using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Checking.Reports;
using ConvSymbolic.Tests.Cli;

namespace ConvSymbolic.Tests.Benchmarks.Corpus;

/// <summary>The figures, on made-up documents and reports.</summary>
public sealed class CorpusMeasureTests : IDisposable
{
    private const string Lines = """
        $a = b$, $c = d$, $e = f$

        $g = h = i$

        residue
        """;

    private const string Stated = """
        [{"item": "1a", "line": 1, "verdict": "right", "rootError": null},
         {"item": "1b", "line": 1, "verdict": "wrong", "error": "d", "rootError": "A"},
         {"item": "1c", "line": 1, "verdict": "right"},
         {"item": "2", "line": 3, "claim": "chain", "verdict": "wrong", "rootError": "B"},
         {"item": "3", "line": 5, "verdict": "not-an-equation"}]
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Items_of_a_line_are_matched_in_the_order_of_reading()
    {
        string figures = Measure(Lines, Stated, report =>
        {
            report.Add("a = b", EquationVerdict.Right);
            report.Add("c = d", EquationVerdict.Wrong, "wrong-index");
            report.Add("e = f", EquationVerdict.Right);
            report.Add("g = h", EquationVerdict.Right);
            report.Add("h = i", EquationVerdict.Follows, rootCause: 2);
            report.Add("residue", EquationVerdict.NotAnEquation);
        });
        Holds(
            figures,
            "wrong equations found:      2 of 2 (100.0 %)",
            "false alarms:               0 of 2",
            "right equations confirmed:  2 of 2 (100.0 %)",
            "no equations, not judged:   1 of 1 (100.0 %)",
            "root errors:                2 of 2 (100.0 %) found; the reports count 1",
            "read:                       5 of 5 (100.0 %)");
        Assert.DoesNotContain("missed", figures, StringComparison.Ordinal);
    }

    [Fact]
    public void Misses_and_false_alarms_are_listed_with_what_was_said()
    {
        string figures = Measure(Lines, Stated, report =>
        {
            report.Add("a = b", EquationVerdict.Wrong, "wrong-sign");
            report.Add("c = d", EquationVerdict.Right);
            report.Add("e = f", EquationVerdict.Undecided);
            report.Add("residue", EquationVerdict.Right);
        });
        Holds(
            figures,
            "wrong equations found:      0 of 2 (0.0 %)",
            "false alarms:               1 of 2",
            "right equations confirmed:  0 of 2",
            "root errors:                0 of 2 (0.0 %) found; the reports count 1",
            "no equations, not judged:   0 of 1",
            "read:                       3 of 4 (75.0 %)",
            "missed: notes.md:1: 1b: stated wrong because d\n    1:11: Right: It is Right by hand.",
            "missed: notes.md:3: 2: chain: stated wrong\n    nothing is reported there",
            "false alarm: notes.md:1: 1a: stated right\n    1:2: Wrong [wrong-sign]",
            "doubtful: notes.md:1: 1c: stated right\n    1:20: Undecided");
    }

    [Fact]
    public void Items_with_a_text_are_matched_by_it_and_judgement_calls_count_apart()
    {
        const string stated = """
            [{"file": "notes.md", "find": "a = b", "verdict": "right"},
             {"file": "notes.md", "find": "a = b", "verdict": "wrong", "kind": "index"},
             {"file": "notes.md", "find": "c =", "verdict": "wrong", "kind": "malformed-latex"},
             {"file": "notes.md", "find": "e = f", "verdict": "wrong", "kind": "size"}]
            """;
        string figures = Measure("$a = b$ $a = b$ $c =$ $e = f$ $g = h$", stated, report =>
        {
            report.Add("a = b", EquationVerdict.Right);
            report.Add("a = b", EquationVerdict.Wrong, "wrong-index", find: "$ $a = b");
            report.Add("c =", EquationVerdict.Unreadable);
            report.Add("e = f", EquationVerdict.Right);
            report.Add("g = h", EquationVerdict.Wrong, "wrong-sign");
        }, "verdicts.json");
        Holds(
            figures,
            "wrong equations found:      1 of 1",
            "right equations confirmed:  1 of 1",
            "judgement calls flagged:    1 of 2 (50.0 %)",
            "root errors:                none stated",
            "doubtful: notes.md: e = f: stated wrong (size)",
            "not stated: notes.md:1:32: Wrong [wrong-sign]");
    }

    [Fact]
    public void A_folder_without_verdicts_is_refused()
    {
        Assert.False(CorpusMeasure.Run(_folder.Name, TextWriter.Null, (text, options) => HandDerivation.Check(text, options, cancellation: TestContext.Current.CancellationToken)));
        Assert.False(CorpusMeasure.Run(_folder["missing"], TextWriter.Null, (text, options) => HandDerivation.Check(text, options, cancellation: TestContext.Current.CancellationToken)));
    }

    private string Measure(string document, string stated, Action<HandMadeReport> report, string name = "notes.verdicts.json")
    {
        File.WriteAllText(_folder["notes.md"], document);
        File.WriteAllText(_folder[name], stated);
        using var output = new StringWriter { NewLine = "\n" };
        Assert.True(CorpusMeasure.Run(_folder.Name, output, (text, options) =>
        {
            var made = new HandMadeReport(text, options.File);
            report(made);
            return made.Report;
        }));
        return output.ToString();
    }

    private static void Holds(string figures, params string[] parts) => Assert.All(parts, part => Assert.Contains("  " + part, figures, StringComparison.Ordinal));
}

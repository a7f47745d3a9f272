using System.Text.RegularExpressions;
using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>
/// Short texts that were written to mislead the checker: <c>=== name</c> begins one, <c>T|</c> and <c>F|</c> before a line say what is
/// true of
/// the formulas in it. No true line is called wrong, no false one right, and silence has its bound. <c>t|</c> and <c>f|</c> stand before
/// lines that are judged falsely, or by another reading than the label's: they are known, and no more of them may come.
/// </summary>
public class LabelledDocumentsTests
{
    // All of them in the full run, else every fifth. Most are about what nothing but words say: of 2,738 lines 236 are found, 578
    // confirmed.
    private static readonly int Every = FullRun.Count(5, 1);

    private const int MostKnown = 17;

    private static readonly Lazy<IReadOnlyList<Labelled>> All = new(() => [.. Directory
        .GetFiles(Repository.PathOf("tests", "ConvSymbolic.Tests", "Checking", "Gate", "Labelled"), "*.txt").Order(StringComparer.Ordinal)
        .SelectMany(file => Read(File.ReadAllText(file))).Where((_, k) => k % Every == 0)]);

    [Fact]
    public void No_verdict_is_false_and_some_are_given()
    {
        int found = 0, confirmed = 0, count = 0, known = 0;
        foreach (var document in All.Value)
        {
            foreach (var (number, isTrue, verdicts) in Judged(document))
            {
                bool isWrong = verdicts.Exists(verdict => verdict is EquationVerdict.Wrong or EquationVerdict.Follows);
                bool isRight = verdicts.TrueForAll(verdict => verdict == EquationVerdict.Right);
                if (document.Known.Contains(number))
                {
                    known += isTrue && isWrong || !isTrue && isRight ? 1 : 0;
                    continue;
                }
                Assert.False(isTrue ? isWrong : isRight, $"{document.Name}, line {number} is {isTrue}: {document.Lines[number - 1]}");
                count++;
                found += !isTrue && isWrong ? 1 : 0;
                confirmed += isTrue && isRight ? 1 : 0;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"found {found}, confirmed {confirmed} of {count}; {known} known");
        Assert.True(known <= MostKnown, $"{known} lines that are known are judged falsely.");
        Assert.True(found >= 0.06 * count, $"{found} false lines of {count} were found.");
        Assert.True(confirmed >= 0.15 * count, $"{confirmed} true lines of {count} were confirmed.");
    }

    private static IEnumerable<(int Line, bool IsTrue, List<EquationVerdict> Verdicts)> Judged(Labelled document)
    {
        var report = HandDerivation.Check(
            string.Join('\n', document.Lines) + "\n", new CheckOptions { File = document.Name + ".md" },
                TestContext.Current.CancellationToken);
        return report.Equations.GroupBy(equation => equation.Span.Line).Where(group => document.Labels.ContainsKey(group.Key))
            .Select(group => (group.Key, document.Labels[group.Key], group.Select(equation => equation.Verdict).ToList()));
    }

    private static IEnumerable<Labelled> Read(string text)
    {
        foreach (string part in Start.Split(text).Skip(1))
        {
            string[] lines = part.TrimEnd('\n').Split('\n');
            var labels = new Dictionary<int, bool>();
            var known = new HashSet<int>();
            for (int k = 1; k < lines.Length; k++)
            {
                if (lines[k] is not ['T' or 'F' or 't' or 'f', '|', ..])
                    continue;
                labels[k] = lines[k][0] is 'T' or 't';
                if (char.IsLower(lines[k][0]))
                    known.Add(k);
                lines[k] = lines[k][2..];
            }
            yield return new Labelled(lines[0].Trim(), [.. lines.Skip(1)], labels, known);
        }
    }

    private static readonly Regex Start = new("^=== ?", RegexOptions.Multiline);

    private sealed record Labelled(
        string Name, IReadOnlyList<string> Lines, IReadOnlyDictionary<int, bool> Labels, IReadOnlySet<int> Known);
}

using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>
/// The documents of the folder Minimal, each with one way of writing in which false verdicts were met, most with a twin that has a real slip. Nothing in them is called
/// wrong that isn't, nothing right that isn't, and silence has its bound.
/// </summary>
public class MinimalDocumentsTests
{
    // Of the lines that a good checker decides: 93 wrong ones and 363 right ones.
    private const int FewestFound = 55, FewestConfirmed = 272;

    private static readonly string Folder = Repository.PathOf("tests", "ConvSymbolic.Tests", "Checking", "Gate", "Minimal");

    private static readonly Lazy<IReadOnlyList<JudgedLine>> Lines = new(() => JudgedLine.Read(Path.Combine(Folder, "verdicts.json")));

    public static TheoryData<string> Documents => [.. Lines.Value.Select(line => line.File).Distinct()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_verdict_is_false(string file)
    {
        var report = Check(file);
        foreach (var (line, equation) in JudgedLine.Match(Lines.Value.Where(line => line.File == file), report))
        {
            if (equation is null || (line.Accept ?? []).Contains(Word(equation.Verdict)))
                continue;
            bool isWrong = equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows, isRight = equation.Verdict == EquationVerdict.Right;
            bool isFalse = line.Truth switch
            {
                "right" or "definition" => isWrong,
                "wrong" => isRight,
                _ => isWrong || (isRight && !line.AlwaysTrue),
            };
            Assert.False(isFalse, $"{file}: {line.Find} is {line.Truth} and called {equation.Verdict}: {equation.Message}");
        }
    }

    [Fact]
    public void Most_lines_are_decided()
    {
        int found = 0, confirmed = 0;
        foreach (var group in Lines.Value.GroupBy(line => line.File))
        {
            foreach (var (line, equation) in JudgedLine.Match(group, Check(group.Key)))
            {
                if (!line.IsMust || equation is null)
                    continue;
                found += line.Truth == "wrong" && equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows ? 1 : 0;
                confirmed += line.Truth == "right" && equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition ? 1 : 0;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"found {found}, confirmed {confirmed}");
        Assert.True(found >= FewestFound, $"{found} wrong lines were found.");
        Assert.True(confirmed >= FewestConfirmed, $"{confirmed} right lines were confirmed.");
    }

    /// <summary>The text of one of them.</summary>
    public static string TextOf(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static CheckReport Check(string file) =>
        HandDerivation.Check(TextOf(file), new CheckOptions { File = file }, TestContext.Current.CancellationToken);

    private static string Word(EquationVerdict verdict) => verdict == EquationVerdict.NotAnEquation ? "not-an-equation" : verdict.ToString().ToLowerInvariant();
}

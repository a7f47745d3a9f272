using System.Text.RegularExpressions;
using ConvSymbolic.Arrays;
using ConvSymbolic.Tests.Cli;
using ConvSymbolic.Tests.Support;
using ReadmeProgram;

namespace ConvSymbolic.Tests.Documentation;

/// <summary>The README is executed: what it shows is what comes out. A test never rewrites it.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Result = "// => ";

    private static readonly string Readme = Read("README.md");

    // What stands in the README goes on in these pages.
    private static readonly string[][] Pages = [["README.md"], ["docs", "command-line.md"], ["docs", "library.md"]];

    private static readonly IReadOnlyList<Fence> Fences = [.. Pages.SelectMany(page => Fence.AllOf(Read(page)))];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands => [.. Sessions.Select(session => session.Command).Distinct()];

    private static IEnumerable<ConsoleSession> Sessions => Fences.Where(fence => fence.Language == "console").SelectMany(ConsoleSession.AllOf);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_two_commands_write_the_notes_and_run_the_tests() =>
        Assert.Equal(["dotnet run --project src/ConvSymbolic.Cli -- notes", "dotnet test"], Fences[0].Lines);

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_prints_what_is_shown(string command)
    {
        var session = Sessions.First(session => session.Command == command);
        var (exit, output, error) = session.Run(_folder);
        Shown.Holds(command, Trimmed(session.Shown), Trimmed(Lines(output + error)));
        int finds = command.Split(' ')[1] is "check" or "gradcheck" || output.StartsWith("claim: refuted", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(error.Length == 0 ? finds : 2, exit);
    }

    [Fact]
    public void Every_command_has_an_example() => Assert.Superset(
        new HashSet<string> { "derive", "prove", "check", "notes", "eval", "gradcheck", "export", "completion", "explain" },
        Sessions.Select(session => session.Command.Split(' ')[1]).ToHashSet());

    [Fact]
    public void Every_page_is_listed()
    {
        string listed = Readme[Readme.IndexOf("## Documentation", StringComparison.Ordinal)..];
        var pages = Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Select(Path.GetFileName);
        Assert.All(pages, page => Assert.Contains($"(docs/{page})", listed, StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_of_the_README_fits_on_a_screen()
    {
        // The excerpt of the notes is one formula; a screen has some fifty lines.
        var sections = Readme.Split("\n## ").Skip(1).Select(section => (Title: section.Split('\n')[0], Lines: section.Count(c => c == '\n')));
        Assert.All(sections, section => Assert.True(section.Lines <= 50, $"{section.Title}: {section.Lines} lines"));
    }

    [Fact]
    public void The_program_needs_at_most_two_namespaces() =>
        Assert.InRange(Fence.AllOf(Readme).First(fence => fence.Language == "csharp").Lines.Count(line => line.StartsWith("using ", StringComparison.Ordinal)), 1, 2);

    [Fact]
    public void The_code_is_the_code_that_is_compiled()
    {
        var regions = Region.Matches(Read("tests", "ConvSymbolic.Tests", "Documentation", "ReadmeExamples.cs")).Select(match => Unindented(match.Groups[1].Value)).ToList();
        var blocks = Fences.Where(fence => fence.Language == "csharp").ToList();
        Assert.Equal(regions.Count, blocks.Count);
        for (int k = 0; k < blocks.Count; k++)
            Shown.Holds($"code block {k + 1}, against ReadmeExamples.cs", blocks[k].Lines, regions[k]);
    }

    [Fact]
    public void The_code_prints_what_its_comments_say()
    {
        var expected = Fences.Where(fence => fence.Language == "csharp").SelectMany(fence => fence.Lines)
            .Where(line => line.StartsWith(Result, StringComparison.Ordinal))
            .Select(line => line[Result.Length..]);
        using var output = new StringWriter { NewLine = "\n" };
        ReadmeExamples.Run(new(output));
        Shown.Holds("the results of the code", [.. expected], Trimmed(Lines(output.ToString())));
    }

    [Fact]
    public void The_excerpts_of_the_notes_stand_in_the_notes()
    {
        string notes = Call.Of("notes").Output;
        var excerpts = Excerpt.Matches(Readme).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(excerpts);
        Assert.All(excerpts, excerpt => Assert.Contains($"\n{excerpt}\n", notes, StringComparison.Ordinal));
    }

    [Fact]
    public void The_samples_are_the_worked_example_of_the_notes()
    {
        string notes = Call.Of("notes").Output;
        Assert.Contains($@"X = {Matrix("X")} \qquad F = {Matrix("F")} \qquad \frac{{\partial L}}{{\partial O}} = {Matrix("G")}", notes, StringComparison.Ordinal);
        Assert.Equal(0, Sessions.First(session => session.Command.StartsWith("convsym eval", StringComparison.Ordinal)).Run(_folder).Exit);
        string result = _folder["result"];
        Assert.Contains($"O = {Matrix("O", result)}", notes, StringComparison.Ordinal);
        Assert.Contains($@"\frac{{\partial L}}{{\partial F}} = {Matrix("dF", result)} \qquad \frac{{\partial L}}{{\partial X}} = {Matrix("dX", result)}", notes, StringComparison.Ordinal);
    }

    private static string Matrix(string name, string? folder = null)
    {
        var array = NpyArray.Read(Path.Combine(folder ?? Repository.PathOf("samples"), name + ".npy"));
        var rows = array.Values<double>().ToArray().Chunk(array.Shape[1]).Select(row => string.Join(" & ", row));
        return $@"\begin{{pmatrix}} {string.Join(@" \\ ", rows)} \end{{pmatrix}}";
    }

    private static string Read(params string[] path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");

    private static string[] Lines(string text) => text.Split('\n');

    private static string[] Trimmed(IEnumerable<string> lines) => [.. lines.Reverse().SkipWhile(line => line.Length == 0).Reverse()];

    private static string[] Unindented(string code)
    {
        string[] lines = Lines(code.Trim('\n'));
        int indent = lines[0].Length - lines[0].TrimStart().Length;
        return [.. lines.Select(line => line.Length < indent ? line : line[indent..])];
    }

    private static readonly Regex Region = new(@"#region README\n(.*?)\n *#endregion", RegexOptions.Singleline);

    private static readonly Regex Excerpt = new("<!-- from: convsym notes -->\n\n(.*?)\n\n<!-- end -->", RegexOptions.Singleline);
}

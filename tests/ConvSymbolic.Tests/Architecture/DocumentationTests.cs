using System.Text.RegularExpressions;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Architecture;

/// <summary>What the documents say about the tree is so.</summary>
public class DocumentationTests
{
    private static readonly string[] Pages =
    [
        Repository.PathOf("README.md"),
        Repository.PathOf("CONTRIBUTING.md"),
        Repository.PathOf("samples", "README.md"),
        .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    // Where the paths in the documents start.
    private static readonly string[] Roots = [Repository.Root, Repository.PathOf("src", "ConvSymbolic"), Repository.PathOf("tests", "ConvSymbolic.Tests")];

    public static TheoryData<string> PageNames => [.. Pages.Select(page => Path.GetRelativePath(Repository.Root, page))];

    [Fact]
    public void The_architecture_lists_the_folders_that_exist_in_the_order_of_the_ladder()
    {
        string text = File.ReadAllText(Repository.PathOf("docs", "architecture.md"));
        Assert.Equal(
            Ladder.Rooms.Where(room => Directory.Exists(Repository.PathOf("src", "ConvSymbolic", room))),
            TableRow.Matches(text).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Files_that_are_named_exist(string page)
    {
        string text = File.ReadAllText(Repository.PathOf(page));
        string folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        Assert.All(Link.Matches(text), match => Assert.True(Path.Exists(Path.Combine(folder, match.Groups[1].Value)), $"{page} links to {match.Groups[1].Value}"));
        Assert.All(FileName.Matches(text), match => Assert.True(Exists(match.Groups[1].Value), $"{page} names {match.Groups[1].Value}"));
    }

    // A source file may be named without .cs.
    private static bool Exists(string path) =>
        Roots.Select(root => Path.Combine(root, path)).Any(place => Path.Exists(place) || Path.Exists(place + ".cs"));

    private static readonly Regex TableRow = new(@"^\| `([A-Z]\w+)` \|", RegexOptions.Multiline);

    private static readonly Regex Link = new(@"\]\((?!https?:)([^)#]+)\)");

    private static readonly Regex FileName = new(@"`((?:[A-Za-z]\w*(?:\.\w+)*/)+[\w.]+)`");
}

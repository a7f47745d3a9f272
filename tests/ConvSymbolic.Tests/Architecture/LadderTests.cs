using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Architecture;

/// <summary>The source keeps the ladder; and the rules see what breaks it, shown on made-up source.</summary>
public class LadderTests
{
    private const int MostLines = 400;

    private static readonly IReadOnlyList<SourceFile> Library = SourceFile.Under(Repository.PathOf("src", "ConvSymbolic"));

    [Fact]
    public void The_library_is_found() => Assert.Contains(Library, file => file.Path == "Layers/Layer.cs");

    [Fact]
    public void A_folder_uses_only_folders_above_it() => Assert.Empty(Ladder.WrongUses(Library));

    [Fact]
    public void Namespaces_are_folders() => Assert.Empty(Ladder.WrongNamespaces(Library, "ConvSymbolic"));

    [Theory]
    [InlineData("src", "ConvSymbolic")]
    [InlineData("src", "ConvSymbolic.Cli")]
    [InlineData("tests", "ConvSymbolic.Tests")]
    public void Files_are_short(string folder, string project) =>
        Assert.Empty(Ladder.TooLong(SourceFile.Under(Repository.PathOf(folder, project)), MostLines));

    // The README's program is compiled as its reader compiles it: in no namespace of the library.
    [Fact]
    public void Tests_lie_in_their_namespaces() =>
        Assert.Empty(Ladder.WrongNamespaces([.. SourceFile.Under(Repository.PathOf("tests", "ConvSymbolic.Tests")).Where(file => file.Namespace != "ReadmeProgram")], "ConvSymbolic.Tests"));

    [Theory]
    [InlineData("Layers/A.cs", "using ConvSymbolic.Tensors;")]
    [InlineData("Layers/A.cs", "using ConvSymbolic.Layers;")]
    [InlineData("Layers/A.cs", "using System.Diagnostics;")]
    [InlineData("Layers/A.cs", "namespace ConvSymbolic.Layers.Rendering;")]
    [InlineData("Layers/A.cs", "    /// see ConvSymbolic.Rendering.Writer, which prints it")]
    [InlineData("Layers/A.cs", "var x = point.Rendering.Writer;")]
    [InlineData("Verification/A.cs", "using ConvSymbolic.Expressions;")]
    [InlineData("Checking/A.cs", "using ConvSymbolic.Rendering;\nusing ConvSymbolic.Latex;")]
    [InlineData("A.cs", "using ConvSymbolic.Exchange;")]
    public void Uses_that_are_allowed(string path, string text) => Assert.Empty(Broken(path, text));

    [Theory]
    [InlineData("Layers/A.cs", "using ConvSymbolic.Rendering;", "uses Rendering: it stands below Layers")]
    [InlineData("Layers/Deep/A.cs", "using ConvSymbolic.Rendering;", "uses Rendering: it stands below Layers")]
    [InlineData("Layers/A.cs", "using static ConvSymbolic.Rewriting.Rules;", "uses Rewriting")]
    [InlineData("Layers/A.cs", "global using ConvSymbolic.Rewriting;", "uses Rewriting")]
    [InlineData("Layers/A.cs", "using W = ConvSymbolic.Rendering.Writer;", "uses Rendering")]
    [InlineData("Layers/A.cs", "var x = new ConvSymbolic.Rendering.Writer();", "uses Rendering")]
    [InlineData("Layers/A.cs", "var x = new global::ConvSymbolic.Rendering.Writer();", "uses Rendering")]
    [InlineData("Layers/A.cs", "var x = new Rendering.Writer();", "uses Rendering")]
    [InlineData("Layers/A.cs", "var x = Facade.Create();", "uses the root: the root stands below every folder")]
    [InlineData("Layers/A.cs", "using ConvSymbolic.Gadgets;", "uses Gadgets: it has no place in the ladder")]
    [InlineData("Numbers/A.cs", "using ConvSymbolic.Polynomials;", "uses Polynomials")]
    [InlineData("Diagnostics/A.cs", "using ConvSymbolic.Numbers;", "uses Numbers")]
    [InlineData("Verification/A.cs", "using ConvSymbolic.Notation;", "uses Notation: Verification uses only Diagnostics, Numbers, Polynomials, Indices, Expressions")]
    [InlineData("Verification/A.cs", "using ConvSymbolic.Proofs;", "uses Proofs: Verification uses only")]
    [InlineData("Latex/A.cs", "using ConvSymbolic.Rendering;", "uses Rendering: Latex and Rendering do not use each other")]
    [InlineData("Rendering/A.cs", "using ConvSymbolic.Latex;", "uses Latex: Rendering and Latex do not use each other")]
    [InlineData("Gadgets/A.cs", "", "lies in Gadgets, which has no place in the ladder")]
    public void Uses_that_are_not(string path, string text, string reason) =>
        Assert.Contains(reason, Assert.Single(Broken(path, text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Layers/A.cs", "namespace ConvSymbolic.Layers;", true)]
    [InlineData("A.cs", "namespace ConvSymbolic;", true)]
    [InlineData("Layers/Deep/A.cs", "namespace ConvSymbolic.Layers.Deep;", true)]
    [InlineData("Layers/A.cs", "namespace ConvSymbolic;", false)]
    [InlineData("Layers/A.cs", "class A;", false)]
    [InlineData("A.cs", "namespace ConvSymbolic.Layers;", false)]
    [InlineData("Layers/Deep/A.cs", "namespace ConvSymbolic.Layers\n{\n}", false)]
    public void A_namespace_that_is_not_the_folder_is_seen(string path, string text, bool right) =>
        Assert.Equal(right, !Ladder.WrongNamespaces([new(path, text)], "ConvSymbolic").Any());

    [Fact]
    public void A_file_one_line_too_long_is_seen()
    {
        string longest = string.Concat(Enumerable.Repeat("x\n", MostLines));
        Assert.Empty(Ladder.TooLong([new("A.cs", longest)], MostLines));
        Assert.Single(Ladder.TooLong([new("A.cs", longest + "x")], MostLines));
    }

    private static IEnumerable<string> Broken(string path, string text) => Ladder.WrongUses([
        new(path, text),
        new("Facade.cs", "namespace ConvSymbolic;"),
        new("Rendering/Writer.cs", "namespace ConvSymbolic.Rendering;"),
    ]);
}

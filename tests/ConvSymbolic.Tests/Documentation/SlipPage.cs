using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Documentation;

/// <summary>A page of docs/slips: its text and its two examples, which are documents.</summary>
internal sealed record SlipPage(string Name, string Text, string Wrong, string Right)
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Repository.PathOf("docs", "slips"), "*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => name != "README").Order(StringComparer.Ordinal)];

    public static SlipPage Read(string name)
    {
        string text = File.ReadAllText(Repository.PathOf("docs", "slips", name + ".md")).ReplaceLineEndings("\n");
        var fences = Fence.AllOf(text);
        return new(name, text, Single("latex wrong"), Single("latex right"));

        string Single(string language) => string.Join('\n', Assert.Single(fences, fence => fence.Language == language).Lines) + "\n";
    }
}

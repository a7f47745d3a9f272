namespace ConvSymbolic.Tests.Documentation;

/// <summary>A fenced block of a Markdown page.</summary>
internal sealed record Fence(string Language, IReadOnlyList<string> Lines)
{
    private const string Mark = "```";

    public static IReadOnlyList<Fence> AllOf(string markdown)
    {
        var fences = new List<Fence>();
        string? language = null;
        var lines = new List<string>();
        foreach (string line in markdown.Split('\n'))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
                lines.Add(line);
            else if (language is null)
                (language, lines) = (line[Mark.Length..], []);
            else
            {
                fences.Add(new(language, [.. lines]));
                language = null;
            }
        }
        return fences;
    }
}

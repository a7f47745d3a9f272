namespace ConvSymbolic.Cli.Arguments;

/// <summary>What the ending of a file's name says about its format.</summary>
internal static class FileEndings
{
    private static readonly (string Ending, string Format)[] All =
    [
        (".tex", "latex"),
        (".md", "markdown"),
        (".markdown", "markdown"),
        (".json", "json"),
        (".sarif", "sarif"),
        (".txt", "text"),
        (".cs", "csharp"),
        (".c", "c"),
        (".py", "python"),
        (".smt2", "smt"),
        (".v", "coq"),
    ];

    /// <summary>The format of a file, or null where its ending says none of those that there are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="formats">The formats that there are.</param>
    public static string? FormatOf(string path, IReadOnlyList<string> formats) =>
        Array.Find(All, known => path.EndsWith(known.Ending, StringComparison.OrdinalIgnoreCase)).Format is { } format
            && formats.Contains(format)
            ? format
            : null;
}

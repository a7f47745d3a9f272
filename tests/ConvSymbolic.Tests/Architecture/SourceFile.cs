using System.Text.RegularExpressions;

namespace ConvSymbolic.Tests.Architecture;

/// <summary>A C# file: its path under the project with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The folders the file lies in; empty at the root of the project.</summary>
    public string[] Folders => Path.Split('/')[..^1];

    /// <summary>The top folder, or null at the root.</summary>
    public string? Room => Folders.FirstOrDefault();

    /// <summary>The type that the file is named after: <c>Polynomial</c> for <c>Polynomial.Multiply.cs</c>.</summary>
    public string TypeName => Path.Split('/')[^1].Split('.')[0];

    public int Lines => Text.Length == 0 ? 0 : Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>The text without its comment lines, in which any folder may be mentioned.</summary>
    public string Code => string.Join('\n', Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    public string? Namespace => Declaration.Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    public static IReadOnlyList<SourceFile> Under(string project) => [.. Directory
        .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
        .Select(file => new SourceFile(System.IO.Path.GetRelativePath(project, file).Replace('\\', '/'), File.ReadAllText(file).ReplaceLineEndings("\n")))
        .Where(file => file.Room is not ("bin" or "obj"))
        .OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static readonly Regex Declaration = new(@"^namespace\s+([\w.]+)", RegexOptions.Multiline);
}

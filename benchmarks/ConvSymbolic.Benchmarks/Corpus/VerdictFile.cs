using System.Globalization;
using System.Text.Json;

namespace ConvSymbolic.Benchmarks.Corpus;

/// <summary>
/// Reads what was stated: <c>NAME.verdicts.json</c> about the document NAME beside it, or <c>verdicts.json</c> whose items name their documents. An
/// item has <c>verdict</c> and either <c>line</c> (and <c>item</c>, <c>claim</c>, <c>error</c>, <c>rootError</c>) or <c>find</c> (and <c>kind</c>, <c>wrong</c>).
/// </summary>
internal static class VerdictFile
{
    private const string Ending = "verdicts.json";

    /// <summary>Every verdict file of a folder and the folders in it.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<StatedItem> Read(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string name = Path.GetFileName(path)[..^Ending.Length].TrimEnd('.');
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return [.. json.RootElement.EnumerateArray().Select(item => Read(item, DocumentOf(item, folder, name)))];
    }

    private static StatedItem Read(JsonElement item, string document)
    {
        string? find = Text(item, "find");
        int? line = item.TryGetProperty("line", out var number) ? number.GetInt32() : null;
        if (find is null && line is null)
            throw new InvalidDataException($"an item has neither \"line\" nor \"find\": {item.GetRawText()}");
        return new StatedItem
        {
            File = document,
            Name = find ?? string.Join(": ", ((string?[])[Text(item, "item"), Text(item, "claim")]).OfType<string>()),
            Verdict = Text(item, "verdict") ?? throw new InvalidDataException($"an item has no \"verdict\": {item.GetRawText()}"),
            Line = line,
            Find = find,
            Kind = Text(item, "kind"),
            RootError = Text(item, "rootError"),
            Error = Text(item, "error") ?? Text(item, "wrong"),
        };
    }

    private static string DocumentOf(JsonElement item, string folder, string name)
    {
        if (Text(item, "file") is { } file)
            return Path.Combine(folder, file);
        string[] found = [.. Directory.EnumerateFiles(folder, name + ".*").Where(path => !path.EndsWith(Ending, StringComparison.Ordinal))];
        return found.Length == 1
            ? found[0]
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{found.Length} documents are called {name} in {folder}; an item without \"file\" needs one."));
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes reports as one SARIF 2.1.0 log, which code hosts and editors show beside the text.</summary>
internal static class ReportSarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json", Fingerprint = "convsymEquation/v1";

    // Results that no slip names.
    private static readonly (string Id, string Words)[] Others =
    [
        ("follows", "correctly derived from an earlier wrong line"),
        ("undecided", "it could be read and not be decided"),
        ("unreadable", "it could not be read"),
    ];

    private static readonly (string Id, string Words)[] Rules =
        [.. Slips.All.OrderBy(slip => slip.Key, StringComparer.Ordinal).Select(slip => (slip.Key, slip.Value)), .. Others];

    private static readonly Dictionary<string, int> RuleIndex = Rules.Select((rule, k) => (rule.Id, k)).ToDictionary(StringComparer.Ordinal);

    public static void Write(IReadOnlyList<CheckReport> reports, TextWriter output) => ReportJson.Write(text => Write(text, reports), output);

    private static void Write(JsonText text, IReadOnlyList<CheckReport> reports)
    {
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var report in reports)
            WriteResults(text, report);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "convsym");
        json.WriteString("informationUri", RepositoryAddress.Value);
        json.WriteStartArray("rules");
        foreach (var (id, words) in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            WriteText(json, "shortDescription", words);
            json.WriteString("helpUri", VerdictWords.AddressOf(id));
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(id));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string LevelOf(string rule) => rule switch
    {
        "undecided" => "note",
        "follows" or "unreadable" => "warning",
        _ => "error",
    };

    private static void WriteResults(JsonText text, CheckReport report)
    {
        var json = text.Writer;
        var lines = new SourceLines(report.Text);
        var places = new Places(report);
        var causes = new RootCauses(report.Equations);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var equation in report.Equations)
        {
            string? rule = equation.Verdict switch
            {
                EquationVerdict.Wrong => equation.Slip is { } slip && RuleIndex.ContainsKey(slip) ? slip : "wrong-equation",
                EquationVerdict.Follows => "follows",
                EquationVerdict.Undecided => "undecided",
                EquationVerdict.Unreadable => "unreadable",
                _ => null,
            };
            if (rule is null)
                continue;
            string key = $"{rule}\n{string.Join(' ', equation.Latex.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
            int nth = seen[key] = seen.GetValueOrDefault(key) + 1;
            json.WriteStartObject();
            json.WriteString("ruleId", rule);
            json.WriteNumber("ruleIndex", RuleIndex[rule]);
            json.WriteString("level", LevelOf(rule));
            var place = equation.Fault ?? equation.Span;
            // Nobody reads the file of a notebook, so that its lines say nothing.
            string start = places.Inside(place) is not null ? $"{places.Of(place)}: " : "";
            WriteText(json, "message", start + (equation.Suggestion is { Length: > 0 } suggestion ? $"{equation.Message} It should be: {suggestion}" : equation.Message));
            json.WriteStartArray("locations");
            WriteLocation(json, report.File, lines, places, place, null);
            json.WriteEndArray();
            if (causes.RootOf(equation) is { } root && root.Id != equation.Id)
            {
                json.WriteStartArray("relatedLocations");
                WriteLocation(json, report.File, lines, places, root.Fault ?? root.Span, equation.Verdict == EquationVerdict.Follows ? "it follows from this line" : "the same slip was made here first");
                json.WriteEndArray();
            }
            json.WriteStartObject("partialFingerprints");
            json.WriteString(Fingerprint, FingerprintOf(key, nth));
            json.WriteEndObject();
            if (equation.Fix is { } fix)
                WriteFix(json, report.File, lines, fix);
            json.WriteEndObject();
            text.PassOn();
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, string file, SourceLines lines, Places places, SourceSpan place, string? message)
    {
        var (start, end) = lines.RangeOf(place);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, file);
        WriteRegion(json, "region", lines, start, end);
        json.WriteEndObject();
        if (places.Inside(place) is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", places.Of(place));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        if (message is not null)
            WriteText(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, string file, SourceLines lines, TextEdit fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, file);
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        WriteRegion(json, "deletedRegion", lines, fix.Start, fix.Start + fix.Length);
        WriteText(json, "insertedContent", fix.Replacement);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string file)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceLines lines, int start, int end)
    {
        SourceSpan first = lines.PlaceOf(start), last = lines.PlaceOf(end);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", first.Line);
        json.WriteNumber("startColumn", first.Column);
        json.WriteNumber("endLine", last.Line);
        json.WriteNumber("endColumn", last.Column);
        json.WriteEndObject();
    }

    private static string UriOf(string file)
    {
        if (file == "-")
            return "stdin";
        string path = string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? $"file://{path}" : path;
    }

    // What stays the same when lines are added above; equal equalities are told apart by their order.
    private static string FingerprintOf(string key, int nth) =>
        string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8))}:{nth}");
}

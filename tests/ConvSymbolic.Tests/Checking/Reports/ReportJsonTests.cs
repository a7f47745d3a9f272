using System.Text.Json;
using System.Text.RegularExpressions;
using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Reports;

public class ReportJsonTests
{
    [Fact]
    public void Has_what_is_documented() => Golden.Verify(Indented(HandMadeReport.Sample.ToJson()));

    [Fact]
    public void Several_documents_give_an_array()
    {
        using var json = JsonDocument.Parse(((IReadOnlyList<CheckReport>)[HandMadeReport.Sample, new CheckReport("b.md", "", [], [])]).ToJson());
        Assert.Equal(["notes.md", "b.md"], json.RootElement.EnumerateArray().Select(report => report.GetProperty("file").GetString()));
    }

    [Fact]
    public void Text_that_is_no_unicode_is_still_json()
    {
        var equation = HandMadeReport.Sample.Equations[0] with { Latex = "\uD800 = \0\u2028", Message = "\uDC00" };
        var report = new CheckReport("a\uD800.md", "x", [], [equation]);
        foreach (string text in (string[])[report.ToJson(), report.ToSarif(), report.ToMarksJson()])
            JsonDocument.Parse(text).Dispose();
    }

    [Fact]
    public void The_page_names_every_property_that_is_written_and_no_other()
    {
        var complete = HandMadeReport.Sample;
        var entry = complete.Equations[0] with { Entries = [new CheckedEntry([1, 2], "a", "b")], Counterexample = "x = 1: 1 and 2" };
        using var json = JsonDocument.Parse((complete with { Equations = [entry] }).ToJson());
        string page = File.ReadAllText(Repository.PathOf("docs", "json.md"));
        string section = page[page.IndexOf("\n## check", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## check --marks", StringComparison.Ordinal)];
        var documented = Row.Matches(section).SelectMany(row => Name.Matches(row.Groups[1].Value)).Select(name => name.Groups[1].Value).ToHashSet();
        Assert.Equal(Names(json.RootElement, "").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_names_the_properties_of_marks()
    {
        using var json = JsonDocument.Parse(HandMadeReport.Sample.ToMarksJson());
        string page = File.ReadAllText(Repository.PathOf("docs", "json.md"));
        string section = page[page.IndexOf("\n## check --marks", StringComparison.Ordinal)..];
        var documented = Row.Matches(section).SelectMany(row => Name.Matches(row.Groups[1].Value)).Select(name => name.Groups[1].Value).ToHashSet();
        Assert.Equal(Names(json.RootElement, "").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    // The layer is described in a section of its own, and the names of the roles are the document's.
    private static HashSet<string> Names(JsonElement element, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                names.UnionWith(Names(item, path + "[]"));
        }
        else if (element.ValueKind == JsonValueKind.Object && !path.EndsWith(".layer", StringComparison.Ordinal) && !path.EndsWith(".roles", StringComparison.Ordinal))
        {
            foreach (var property in element.EnumerateObject())
            {
                string name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                names.Add(name);
                names.UnionWith(Names(property.Value, name));
            }
        }
        return names;
    }

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.RootElement.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    // The first cell of a table's row, and the names in it.
    private static readonly Regex Row = new(@"^\|([^|]*)\|", RegexOptions.Multiline);

    private static readonly Regex Name = new("`([^`]+)`");
}

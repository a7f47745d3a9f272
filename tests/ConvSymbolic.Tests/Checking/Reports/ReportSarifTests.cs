using System.Text.Json;
using ConvSymbolic.Checking;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Reports;

/// <summary>What the schema of SARIF 2.1.0 requires, and what viewers need beyond it.</summary>
public class ReportSarifTests
{
    [Fact]
    public void Has_what_the_schema_requires()
    {
        using var json = JsonDocument.Parse(HandMadeReport.Sample.ToSarif());
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", json.RootElement.GetProperty("$schema").GetString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("convsym", driver.GetProperty("name").GetString());
        string[] rules = [.. driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!)];
        Assert.Equal(Slips.All.Keys.Concat(["follows", "undecided", "unreadable"]).Order(StringComparer.Ordinal), rules.Order(StringComparer.Ordinal));
        Assert.All(driver.GetProperty("rules").EnumerateArray(), rule =>
        {
            var address = new Uri(rule.GetProperty("helpUri").GetString()!, UriKind.Absolute);
            Assert.Equal("https", address.Scheme);
            Assert.True(File.Exists(Repository.PathOf(address.AbsolutePath[(address.AbsolutePath.IndexOf("/docs/", StringComparison.Ordinal) + 1)..])), address.AbsolutePath);
        });
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.Equal("notes.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.All(place.GetProperty("region").EnumerateObject(), number => Assert.InRange(number.Value.GetInt32(), 1, 200));
            Assert.NotEmpty(result.GetProperty("partialFingerprints").EnumerateObject());
        });
    }

    [Fact]
    public void Levels_and_rules_follow_the_verdicts()
    {
        using var json = JsonDocument.Parse(HandMadeReport.Sample.ToSarif());
        Assert.Equal(
            ["wrong-index error", "wrong-index error", "follows warning", "wrong-sign error", "undecided note", "unreadable warning"],
            Results(json).Select(result => $"{result.GetProperty("ruleId").GetString()} {result.GetProperty("level").GetString()}"));
    }

    [Fact]
    public void A_fix_replaces_the_fault()
    {
        using var json = JsonDocument.Parse(HandMadeReport.Sample.ToSarif());
        var first = Results(json)[0];
        string region = first.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetRawText();
        var replacement = first.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal("""{"startLine":3,"startColumn":43,"endLine":3,"endColumn":48}""", region);
        Assert.Equal(region, replacement.GetProperty("deletedRegion").GetRawText());
        Assert.Equal("x_{2}", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public void Fingerprints_are_all_different_and_outlive_lines_that_are_put_in_above()
    {
        var sample = HandMadeReport.Sample;
        var repeated = sample with { Equations = [.. sample.Equations, .. sample.Equations] };
        var moved = repeated with
        {
            Text = "\n\n" + sample.Text,
            Equations = [.. repeated.Equations.Select(equation => equation with { Span = equation.Span with { Line = equation.Span.Line + 2 }, Fault = null, Fix = null })],
        };
        Assert.Equal(12, Fingerprints(repeated).Distinct().Count());
        Assert.Equal(Fingerprints(repeated), Fingerprints(moved));
    }

    [Theory]
    [InlineData("-", "stdin")]
    [InlineData("a folder/ü #1.md", "a%20folder/%C3%BC%20%231.md")]
    [InlineData("/home/a.md", "file:///home/a.md")]
    public void Names_of_files_become_references(string file, string uri)
    {
        using var json = JsonDocument.Parse((HandMadeReport.Sample with { File = file }).ToSarif());
        Assert.Equal(uri, Results(json)[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    private static JsonElement[] Results(JsonDocument json) => [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

    private static List<string> Fingerprints(CheckReport report)
    {
        using var json = JsonDocument.Parse(report.ToSarif());
        return [.. Results(json).Select(result => result.GetProperty("partialFingerprints").GetRawText())];
    }
}

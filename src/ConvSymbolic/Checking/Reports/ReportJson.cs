using System.Text.Json;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes a report as a JSON object, or several as an array of them.</summary>
internal static class ReportJson
{
    public static void Write(CheckReport report, TextWriter output) => Write(json => Write(json, report), output);

    public static void Write(IReadOnlyList<CheckReport> reports, TextWriter output) => Write(
        json =>
        {
            json.Writer.WriteStartArray();
            foreach (var report in reports)
                Write(json, report);
            json.Writer.WriteEndArray();
        },
        output);

    /// <summary>One JSON value as a line of text, passed on in pieces.</summary>
    public static void Write(Action<JsonText> value, TextWriter output)
    {
        using var text = new JsonText(output);
        value(text);
        text.End();
    }

    /// <summary>Writes where an equality stands and what its source text is.</summary>
    public static void WritePlace(Utf8JsonWriter json, CheckedEquation equation, Places places)
    {
        WriteStart(json, equation.Span, places);
        json.WriteString("latex", equation.Latex);
        json.WriteString("verdict", VerdictWords.Of(equation.Verdict));
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    // Line and column of the file; in a notebook, whose file nobody reads, cell and line as well.
    private static void WriteStart(Utf8JsonWriter json, SourceSpan span, Places places)
    {
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
        var inside = places.Inside(span);
        WriteNumber(json, "cell", inside?.Cell);
        WriteNumber(json, "cellLine", inside?.Line);
    }

    private static void Write(JsonText text, CheckReport report)
    {
        var json = text.Writer;
        var places = new Places(report);
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteStartArray("contexts");
        foreach (var context in report.Contexts)
            Write(json, context);
        json.WriteEndArray();
        json.WriteStartArray("equations");
        foreach (var equation in report.Equations)
        {
            Write(json, equation, places);
            text.PassOn();
        }
        json.WriteEndArray();
        json.WriteStartObject("summary");
        foreach (var verdict in Enum.GetValues<EquationVerdict>())
            json.WriteNumber(VerdictWords.Of(verdict), report.Count(verdict));
        json.WriteNumber("rootErrors", report.RootErrors);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckContext context)
    {
        json.WriteStartObject();
        json.WriteNumber("id", context.Id);
        json.WriteStartArray("lines");
        json.WriteNumberValue(context.FirstLine);
        json.WriteNumberValue(context.LastLine);
        json.WriteEndArray();
        json.WriteStartObject("roles");
        foreach (var (role, name) in ContextWords.Roles(context))
            json.WriteString(role, name);
        json.WriteEndObject();
        json.WriteNumber("indexBase", context.IndexBase);
        json.WriteString("convention", context.Layer is { } known ? LayerJson.Convention(known) : null);
        if (context.Layer is { } layer)
            LayerJson.Write(json, layer, ContextWords.Notation(context));
        else
            json.WriteNull("layer");
        json.WriteBoolean("sizesAreKnown", context.SizesAreKnown);
        json.WriteStartArray("evidence");
        foreach (string sentence in context.Evidence)
            json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckedEquation equation, Places places)
    {
        json.WriteStartObject();
        json.WriteNumber("id", equation.Id);
        json.WriteNumber("context", equation.Context);
        WritePlace(json, equation, places);
        json.WriteString("scope", equation.Scope is { } scope ? ProofWords.Scope(scope) : null);
        json.WriteString("slip", equation.Slip);
        if (equation.Fault is { } fault)
            Write(json, fault, places);
        else
            json.WriteNull("fault");
        json.WriteString("found", equation.Found);
        json.WriteString("expected", equation.Expected);
        json.WriteString("suggestion", equation.Suggestion);
        if (equation.Fix is { } fix)
            Write(json, fix);
        else
            json.WriteNull("fix");
        WriteNumber(json, "rootCause", equation.RootCause);
        json.WriteStartArray("entries");
        foreach (var entry in equation.Entries)
            Write(json, entry);
        json.WriteEndArray();
        json.WriteString("counterexample", equation.Counterexample);
        json.WriteString("message", equation.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SourceSpan fault, Places places)
    {
        json.WriteStartObject("fault");
        WriteStart(json, fault, places);
        json.WriteNumber("length", fault.Length);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TextEdit fix)
    {
        json.WriteStartObject("fix");
        json.WriteNumber("start", fix.Start);
        json.WriteNumber("length", fix.Length);
        json.WriteString("replacement", fix.Replacement);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckedEntry entry)
    {
        json.WriteStartObject();
        json.WriteStartArray("index");
        foreach (int i in entry.Index)
            json.WriteNumberValue(i);
        json.WriteEndArray();
        json.WriteString("found", entry.Found);
        json.WriteString("expected", entry.Expected);
        json.WriteEndObject();
    }
}

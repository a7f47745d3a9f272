using System.Globalization;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.GradientChecks;

/// <summary>A report as JSON (docs/json.md).</summary>
internal static class GradientJson
{
    // Indices are those of the arrays.
    private static readonly NotationOptions s_notation = new() { IndexBase = 0 };

    public static void Write(GradientReport report, TextWriter output)
    {
        using var text = new JsonText(output);
        var json = text.Writer;
        json.WriteStartObject();
        LayerJson.Write(json, report.Layer, s_notation);
        json.WriteString("verdict", report.IsWrong ? "wrong" : report.IsRight ? "right" : "undecided");
        json.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            json.WriteStartObject();
            json.WriteString("target", GradientText.Name(result.Target));
            json.WriteString("verdict", GradientText.Verdict(result));
            json.WriteNumber("entries", result.Entries);
            json.WriteNumber("differing", result.Differing);
            json.WriteNumber("undecided", result.Undecided);
            json.WriteNumber("comparedExactly", result.ComparedExactly);
            json.WriteStartArray("first");
            foreach (var entry in result.First)
            {
                json.WriteStartObject();
                LayerJson.WriteIndex(json, entry.Index, s_notation);
                // JSON has no number for what is none.
                if (double.IsFinite(entry.Found))
                    json.WriteNumber("found", entry.Found);
                else
                    json.WriteString("found", entry.Found.ToString(CultureInfo.InvariantCulture));
                json.WriteString("expected", entry.Expected.ToString());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("explanations");
            foreach (var explanation in result.Explanations)
            {
                json.WriteStartObject();
                json.WriteString("slip", explanation.Slip);
                json.WriteString("message", explanation.Message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        text.End();
    }
}

using ConvSymbolic.Notation;
using ConvSymbolic.Numbers;
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
        if (report.Rounds is { } rounding)
        {
            json.WriteStartObject("tolerance");
            json.WriteString("type", rounding.Type);
            json.WriteString("epsilon", Rational.Pow(2, 1 - rounding.Digits).ToString());
            json.WriteString("bound", "n·ε·Σ|products|");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("tolerance");
        }
        json.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            json.WriteStartObject();
            json.WriteString("target", GradientText.Name(result.Target));
            json.WriteString("verdict", GradientText.Verdict(result));
            json.WriteNumber("entries", result.Entries);
            json.WriteNumber("differing", result.Differing);
            json.WriteNumber("undecided", result.Undecided);
            json.WriteNumber("beyondRange", result.BeyondRange);
            json.WriteNumber("comparedExactly", result.ComparedExactly);
            json.WriteStartArray("first");
            foreach (var entry in result.First)
            {
                json.WriteStartObject();
                LayerJson.WriteIndex(json, entry.Index, s_notation);
                // JSON has no number for what is none, and readers round whole numbers that double does not hold.
                if (double.IsFinite(entry.Found) && !(report.Rounding is { IsNone: true } && Math.Abs(entry.Found) >= 1L << 53))
                {
                    json.WritePropertyName("found");
                    json.WriteRawValue(entry.FoundText);
                }
                else
                {
                    json.WriteString("found", entry.FoundText);
                }
                json.WriteString("expected", entry.Expected.ToString());
                double tolerance = (double)entry.Tolerance;
                if (double.IsFinite(tolerance))
                    json.WriteNumber("tolerance", tolerance);
                else
                    json.WriteString("tolerance", GradientText.Short(entry.Tolerance));
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

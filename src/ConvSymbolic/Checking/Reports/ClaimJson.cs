using System.Text.Json;
using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Reports;

/// <summary>Writes what became of a claim as JSON.</summary>
internal static class ClaimJson
{
    public static void Write(ClaimReport report, TextWriter output)
    {
        using var text = new JsonText(output);
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("claim", report.Claim);
        json.WriteString("verdict", ProofWords.Verdict(report.Verdict));
        json.WriteString("scope", report.Scope is { } scope ? ProofWords.Scope(scope) : null);
        List(json, "fixed", report.Fixed);
        if (report.Layer is { } layer)
            LayerJson.Write(json, layer, report.Notation);
        else
            json.WriteNull("layer");
        ProofJson.Write(json, report.Counterexample, report.Notation);
        json.WriteString("reason", report.Reason);
        List(json, "holdsWhen", report.HoldsWhen);
        List(json, "holdsForSymmetricFilterWhen", report.HoldsForSymmetricFilterWhen);
        json.WriteNumber("layersTried", report.LayersTried);
        json.WriteNumber("layersHolding", report.LayersHolding);
        ProofJson.Write(json, report.Outside, report.Notation);
        json.WriteEndObject();
        text.End();
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string>? words)
    {
        if (words is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        foreach (string word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}

using System.Text.Json;
using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a proof report as JSON.</summary>
internal static class ProofJson
{
    public static void Write(ProofReport report, NotationOptions notation, TextWriter output)
    {
        using var text = new JsonText(output);
        var json = text.Writer;
        var layer = report.Layer;
        json.WriteStartObject();
        LayerJson.Write(json, layer, notation);
        json.WriteString("convention", LayerJson.Convention(layer));
        json.WriteBoolean("transposed", layer.IsTransposed);
        json.WriteStartArray("theorems");
        foreach (var theorem in report.Theorems)
        {
            json.WriteStartObject();
            json.WriteString("name", theorem.Name);
            json.WriteString("scope", ProofWords.Scope(theorem.Scope));
            json.WriteString("verdict", ProofWords.Verdict(theorem.Verdict));
            json.WriteNumber("steps", report.Statement(theorem).Steps.Count);
            json.WriteString("certificate", report.CertificatePath);
            Write(json, theorem.Counterexample, notation);
            json.WriteString("reason", theorem.Reason);
            Write(json, theorem.Outside, notation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        text.End();
    }

    /// <summary>Writes the property <c>outside</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<OutsideVerdict> outside, NotationOptions notation)
    {
        json.WriteStartArray("outside");
        foreach (var other in outside)
        {
            json.WriteStartObject();
            json.WriteString("checker", other.Checker);
            json.WriteString("verdict", ProofWords.Verdict(other.Verdict));
            Write(json, other.Counterexample, notation);
            json.WriteString("reason", other.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the property <c>counterexample</c>.</summary>
    public static void Write(Utf8JsonWriter json, Counterexample? example, NotationOptions notation)
    {
        if (example is null)
        {
            json.WriteNull("counterexample");
            return;
        }
        var ring = example.Derived.Ring;
        var names = new FactorTexts(ring, FactorNames.Bracketed, WritingStyle.For(ring, notation));
        json.WriteStartObject("counterexample");
        LayerJson.WriteIndex(json, example.Index, notation);
        json.WriteString("derived", Text(example.Derived, notation));
        json.WriteString("claimed", Text(example.Claimed, notation));
        json.WriteStartObject("values");
        foreach (var (variable, value) in example.Values)
            json.WriteString(names[variable], value.ToString());
        json.WriteEndObject();
        json.WriteString("derivedValue", example.DerivedValue.ToString());
        json.WriteString("claimedValue", example.ClaimedValue.ToString());
        json.WriteEndObject();
    }

    // The names of the factors are those of the JSON of a derivation.
    private static string Text(Polynomial polynomial, NotationOptions notation) =>
        PolynomialWriter.Text(polynomial, PolynomialSyntax.Mathematica, notation);
}

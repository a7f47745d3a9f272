using ConvSymbolic.Diagnostics;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Verification;

namespace ConvSymbolic.Rendering;

/// <summary>Writes what a certificate proves. The statements are the checker's own; indices start at 0.</summary>
internal static class VerificationText
{
    private static readonly PlainTextWriter Statements = new(GeneralDerivation.Style(NotationOptions.Default));

    public static void Write(IReadOnlyList<VerifiedTheorem> theorems, TextWriter output)
    {
        foreach (var theorem in theorems)
        {
            string kind = $"{(theorem.IsTransposed ? "transposed convolution" : "convolution")}, {Convention(theorem)}";
            output.Write($"{theorem.Gradient} of the {kind}: {ProofWords.Verdict(Verdict(theorem))} {ProofWords.ScopeInWords(Scope.AllSizes)}: {Statements.Write(theorem.Statement)}; {Counted.Of(theorem.Steps, "step")}\n");
            if (theorem.Failure is { } failure)
                output.Write($"  {failure}\n");
        }
    }

    public static void WriteJson(IReadOnlyList<VerifiedTheorem> theorems, string file, TextWriter output)
    {
        using var text = new JsonText(output);
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteStartArray("theorems");
        foreach (var theorem in theorems)
        {
            json.WriteStartObject();
            json.WriteString("name", theorem.Gradient);
            json.WriteBoolean("transposed", theorem.IsTransposed);
            json.WriteString("convention", Convention(theorem));
            json.WriteString("scope", ProofWords.Scope(Scope.AllSizes));
            json.WriteString("verdict", ProofWords.Verdict(Verdict(theorem)));
            json.WriteNumber("steps", theorem.Steps);
            json.WriteString("statement", Statements.Write(theorem.Statement));
            json.WriteString("reason", theorem.Failure);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        text.End();
    }

    private static string Convention(VerifiedTheorem theorem) => theorem.IsTrueConvolution ? "true convolution" : "cross-correlation";

    private static Verdict Verdict(VerifiedTheorem theorem) => theorem.IsProved ? Proofs.Verdict.Proved : Proofs.Verdict.Undecided;
}

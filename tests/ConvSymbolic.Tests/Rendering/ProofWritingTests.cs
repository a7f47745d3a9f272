using System.Text.Json;
using ConvSymbolic.Derivations;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>What is written where a theorem is not proved.</summary>
public class ProofWritingTests
{
    [Fact]
    public void Text_shows_the_counterexample()
    {
        string text = Write((report, output) => report.WriteText(output), Refuted());
        Assert.Contains("input-gradient: refuted at this size: ", text, StringComparison.Ordinal);
        Assert.Contains("at entry [1,1]:\n    derived ∂L/∂O₁₁·F₁₁ has the value 1\n    claimed ∂L/∂O₁₁·F₂₂ has the value 0\n", text, StringComparison.Ordinal);
        Assert.Contains("where ∂L/∂O₁₁ = 1, F₁₁ = 1 and everything else is 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_counterexample()
    {
        using var json = JsonDocument.Parse(Write((report, output) => report.WriteJson(output, NotationOptions.Default with { IndexBase = 0 }), Refuted()));
        var theorem = json.RootElement.GetProperty("theorems")[0];
        Assert.Equal("refuted", theorem.GetProperty("verdict").GetString());
        Assert.Equal(
            """{"index":[0,0],"derived":"dO[0,0]*F[0,0]","claimed":"dO[0,0]*F[1,1]","values":{"dO[0,0]":"1","F[0,0]":"1"},"derivedValue":"1","claimedValue":"0"}""",
            theorem.GetProperty("counterexample").GetRawText());
    }

    [Fact]
    public void The_reason_is_written()
    {
        var report = new ProofReport(
            Convolution.Create([3, 3], [2, 2]),
            [new(TheoremProof.FilterGradient, Scope.AllSizes, Verdict.Undecided, 0, Reason: "Out of \"time\".")]);
        Assert.Contains("stride d, dilation s, padding p:p⁺, size K); 7 steps\n  Out of \"time\".\n", Write((r, output) => r.WriteText(output), report), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Write((r, output) => r.WriteJson(output), report));
        Assert.Equal("Out of \"time\".", json.RootElement.GetProperty("theorems")[0].GetProperty("reason").GetString());
    }

    private static ProofReport Refuted()
    {
        var layer = Convolution.Create([3, 3], [2, 2]);
        var claim = ClosedForm.InputGradient(layer) with { KernelIsRotated = false };
        return new ProofReport(layer, [SizeProof.Decide(layer, layer.Derive().InputGradient, claim)]);
    }

    private static string Write(Action<ProofReport, TextWriter> write, ProofReport report)
    {
        var output = new StringWriter();
        write(report, output);
        return output.ToString();
    }
}

using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Exchange;

/// <summary>Coq: it compiles the theory, which proves the theorems for all sizes, and checks the certificate of a layer, every entry of its gradients.</summary>
internal sealed class CoqChecker : OutsideChecker
{
    private const string FileName = "Layer.v", Refusal = "The certificate is not accepted:";

    private CoqChecker()
        : base("coq", "coqc", "on Debian: apt-get install coq libcoq-mathcomp-ssreflect libcoq-mathcomp-algebra")
    {
    }

    public static CoqChecker Instance { get; } = new();

    /// <inheritdoc/>
    public override Scope Scope => Scope.ThisSize;

    // One file has all theorems of a layer.
    private protected override IReadOnlyList<OutsideVerdict> Decide(ProofReport report, OutsideRun run) =>
        [.. Enumerable.Repeat(Decide(report.Layer.Derive(), run), report.Theorems.Count)];

    private protected override OutsideVerdict Decide(ClaimReport report, OutsideRun run) =>
        Undecided("Coq is asked about the theorems, not about other claims");

    private OutsideVerdict Decide(Derivation derivation, OutsideRun run)
    {
        var text = new StringWriter { NewLine = "\n" };
        try
        {
            CoqInstance.Write(derivation, text);
        }
        catch (ConvSymbolicException exception)
        {
            return Undecided(exception.Message);
        }
        OutsideFile[] files = [.. CoqTheory.Files, new(FileName, text.ToString())];
        var answer = run(new OutsideCall(Program, files, [.. files.Select(file => CoqTheory.Arguments(file.Name))]));
        if (answer.Failure is null && answer.Output.Split('\n').Any(line => line.Trim() == CoqInstance.NoAssumptions))
            return new OutsideVerdict(Name, Verdict.Proved);
        if (answer.Failure?.Contains(Refusal, StringComparison.Ordinal) == true)
            return new OutsideVerdict(Name, Verdict.Refuted, Reason: $"Coq {answer.Failure}");
        return Undecided($"Coq {answer.Failure ?? "does not say that the proof rests on no assumption"}");
    }
}

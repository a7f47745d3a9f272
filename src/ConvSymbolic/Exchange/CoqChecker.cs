using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Exchange;

/// <summary>Coq: it compiles the theory, which proves the theorems for all sizes, and says what they rest on, or checks the certificate of a layer, every entry of its gradients.</summary>
internal sealed class CoqChecker : OutsideChecker
{
    private const string FileName = "Layer.v", GeneralFileName = "General.v", Refusal = "The certificate is not accepted:";

    private CoqChecker()
        : base("coq", "coqc", "on Debian: apt-get install coq libcoq-mathcomp-ssreflect libcoq-mathcomp-algebra")
    {
    }

    public static CoqChecker Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Decides(Scope scope) => true;

    // One file has all theorems of a layer.
    private protected override IReadOnlyList<OutsideVerdict> Decide(ProofReport report, OutsideRun run) => [.. Enumerable.Repeat(
        report.Theorems.All(theorem => theorem.Scope == Scope.AllSizes) ? Decide(report.Layer, report.Theorems, run) : Decide(report.Layer.Derive(), run), report.Theorems.Count)];

    private protected override OutsideVerdict Decide(ClaimReport report, OutsideRun run) =>
        Undecided("Coq is asked about the theorems, not about other claims");

    // The theorems for all sizes are in the theory: they are named, and Coq says what they rest on.
    private OutsideVerdict Decide(Layer layer, IReadOnlyList<TheoremProof> theorems, OutsideRun run) => Ask(
        new(GeneralFileName, $"""
            From ConvSymbolic Require Import Theorems.
            Definition together := ({string.Join(", ", theorems.Select(theorem => "@" + CoqTheory.NameOf(layer, theorem.Name)))}).
            Print Assumptions together.

            """.ReplaceLineEndings("\n")),
        CoqTheory.FilesForTheorems,
        theorems.Count,
        run);

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
        return Ask(new(FileName, text.ToString()), CoqTheory.Files, theorems: 3, run);
    }

    // Compiles what is needed of the theory, then the file, which ends with the question what it rests on.
    private OutsideVerdict Ask(OutsideFile question, IReadOnlyList<OutsideFile> theory, int theorems, OutsideRun run)
    {
        OutsideFile[] files = [.. theory, question];
        var answer = run(new OutsideCall(Program, files, [.. files.Select(file => CoqTheory.Arguments(file.Name))]) { Theorems = theorems });
        if (answer.Failure is null && answer.Output.Split('\n').Any(line => line.Trim() == CoqInstance.NoAssumptions))
            return new OutsideVerdict(Name, Verdict.Proved);
        if (answer.Failure?.Contains(Refusal, StringComparison.Ordinal) == true)
            return new OutsideVerdict(Name, Verdict.Refuted, Reason: $"Coq {answer.Failure}");
        return Undecided($"Coq {answer.Failure ?? "does not say that the proof rests on no assumption"}");
    }
}

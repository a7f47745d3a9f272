using System.Globalization;
using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Exchange;

/// <summary>A solver that reads SMT-LIB: unsat proves a theorem at its size, a model refutes it.</summary>
internal sealed class SmtSolver : OutsideChecker
{
    // Solvers take some 10 kB a product.
    private const long MostProducts = 200_000;

    private const string FileName = "theorem.smt2";

    private SmtSolver(string name)
        : base(name, name, $"on Debian: apt-get install {name}")
    {
    }

    public static SmtSolver Z3 { get; } = new("z3");

    public static SmtSolver Cvc5 { get; } = new("cvc5");

    /// <inheritdoc/>
    public override bool Decides(Scope scope) => scope == Scope.ThisSize;

    /// <summary>Asks a question.</summary>
    internal OutsideVerdict Decide(SmtLibQuestion question, OutsideRun run)
    {
        var answer = run(Call(question.Script));
        switch (FirstLine(answer.Output))
        {
            case "unsat":
                return new OutsideVerdict(Name, Verdict.Proved);
            case "sat":
                var values = run(Call(question.ScriptForValues));
                if (question.Read(values.Output) is { } example)
                    return new OutsideVerdict(Name, Verdict.Refuted, example);
                return new OutsideVerdict(Name, Verdict.Refuted, Reason: $"{Name} {values.Failure ?? "gave values that show no difference"}");
            case "unknown":
                return Undecided($"{Name} does not know");
            case var line:
                return Undecided($"{Name} {answer.Failure ?? $"answered {(line.Length == 0 ? "nothing" : $"'{line}'")}"}");
        }
    }

    private protected override IReadOnlyList<OutsideVerdict> Decide(ProofReport report, OutsideRun run) =>
        [.. report.Theorems.Select(theorem => TooLarge(report.Layer) ?? Decide(SmtLibScript.Question(report.Layer, theorem.Name), run))];

    private protected override OutsideVerdict Decide(ClaimReport report, OutsideRun run) => report.Sides() is { } sides
        ? TooLarge(sides.Layer) ?? Decide(SmtLibClaim.Question(sides.Layer, sides.Entries), run)
        : Undecided("the two sides have no entries to compare");

    private OutsideVerdict? TooLarge(Layer layer) => Estimate.Of(layer).Products is > MostProducts and var products
        ? Undecided($"the layer has {Counted.Grouped(products, "product")}; {string.Create(CultureInfo.InvariantCulture, $"{Name} is asked about at most {MostProducts:N0}")}")
        : null;

    private OutsideCall Call(string script) => new(Program, [new(FileName, script)], [[FileName]]);

    private static string FirstLine(string output) => output.AsSpan().Trim() is var text && text.IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end].Trim().ToString() : output.Trim();
}

using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Exchange;

/// <summary>
/// A program that others wrote and that can decide theorems: it says what the program is asked and what its answer means. Whoever uses it runs the
/// program.
/// </summary>
public abstract class OutsideChecker
{
    private protected OutsideChecker(string name, string program, string installation) =>
        (Name, Program, Installation) = (name, program, installation);

    /// <summary>Those that are known.</summary>
    public static IReadOnlyList<OutsideChecker> All { get; } = [SmtSolver.Z3, SmtSolver.Cvc5, CoqChecker.Instance];

    /// <summary>What users call it.</summary>
    public string Name { get; }

    /// <summary>The name of the program.</summary>
    public string Program { get; }

    /// <summary>How to get it, in a few words.</summary>
    public string Installation { get; }

    /// <summary>Whether it decides theorems at a size, or those for all sizes.</summary>
    /// <param name="scope">Which of the two.</param>
    public abstract bool Decides(Scope scope);

    /// <summary>The checker with a name.</summary>
    /// <param name="name">Such as <c>z3</c>.</param>
    /// <exception cref="ConvSymbolicException">None has it.</exception>
    public static OutsideChecker Named(string name) => All.FirstOrDefault(checker => checker.Name == name)
        ?? Fail.With<OutsideChecker>("outside.unknown", $"There is no outside checker '{name}'; {string.Join(" and ", All.Select(checker => checker.Name))} are known.", name, "a known checker");

    /// <summary>Asks about every theorem of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="run">Runs the program.</param>
    /// <returns>The report with what the program says.</returns>
    public ProofReport Check(ProofReport report, OutsideRun run)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(run);
        if (report.Theorems.FirstOrDefault(theorem => !Decides(theorem.Scope)) is { } other)
            Fail.With("outside.scope", other.Scope == Scope.AllSizes ? $"{Name} decides theorems at a size, not for all sizes." : $"{Name} decides theorems for all sizes, not at a size.");
        var verdicts = Decide(report, run);
        return report with { Theorems = [.. report.Theorems.Select((theorem, k) => theorem with { Outside = [.. theorem.Outside, verdicts[k]] })] };
    }

    /// <summary>Asks about a claim, at the layer of the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="run">Runs the program.</param>
    /// <returns>The report with what the program says.</returns>
    public ClaimReport Check(ClaimReport report, OutsideRun run)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(run);
        return report with { Outside = [.. report.Outside, Decide(report, run)] };
    }

    // A verdict for each theorem of the report.
    private protected abstract IReadOnlyList<OutsideVerdict> Decide(ProofReport report, OutsideRun run);

    private protected abstract OutsideVerdict Decide(ClaimReport report, OutsideRun run);

    private protected OutsideVerdict Undecided(string reason) => new(Name, Verdict.Undecided, Reason: reason);
}

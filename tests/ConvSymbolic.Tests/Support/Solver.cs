using ConvSymbolic.Cli.Outside;
using ConvSymbolic.Exchange;

namespace ConvSymbolic.Tests.Support;

/// <summary>The solvers that are installed; elsewhere a test says that it was skipped.</summary>
internal static class Solver
{
    public static TheoryData<string> Names => ["z3", "cvc5"];

    /// <summary>A solver, and what runs it.</summary>
    public static (SmtSolver Solver, OutsideRun Run) Of(string name)
    {
        var solver = (SmtSolver)OutsideChecker.Named(name);
        Assert.SkipUnless(OutsideProcess.PathOf(solver.Program) is not null, $"{name} is not installed ({solver.Installation}).");
        return (solver, new OutsideProcess([solver], 120, TestContext.Current.CancellationToken).Run);
    }
}

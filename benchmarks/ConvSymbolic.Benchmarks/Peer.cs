using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvSymbolic.Benchmarks;

/// <summary>
/// Another system that does the same job, by a script in <c>benchmarks/peers</c>. The scripts print the time of the job alone; the start
/// of the process, imports and compilation are not counted.
/// </summary>
internal abstract class Peer
{
    public static IReadOnlyList<Peer> All { get; } = [new SymPy(), new Form()];

    public abstract string Name { get; }

    /// <summary>The first line of the version that is found, or null when the system is absent.</summary>
    public abstract string? Version { get; }

    /// <summary>Seconds for one job; null when the budget does not suffice for one.</summary>
    public double? Measure(Job job, TimeSpan budget)
    {
        // Small jobs are repeated, so that a clock of hundredths of a second suffices.
        int repeats = (int)Math.Max(1, ProductsPerRun / job.Products);
        var run = Run(job, repeats, budget);
        for (; run.Outcome == ChildOutcome.TimedOut && repeats > 1; run = Run(job, repeats, budget))
            repeats = Math.Max(1, repeats / 10);
        return run.Outcome switch
        {
            ChildOutcome.TimedOut => null,
            ChildOutcome.Done when Result.Match(run.Output) is { Success: true } result => result.Groups["proved"].Value == "yes"
                ? Number(result.Groups["seconds"]) / Number(result.Groups["repeats"])
                : throw new InvalidOperationException($"{Name} did not prove {job}."),
            _ => throw new InvalidOperationException($"{Name} at {job}: {run.Outcome}: {run.Output}{run.Error}"),
        };
    }

    /// <summary>About how many products X·F one process should work on.</summary>
    protected abstract long ProductsPerRun { get; }

    protected abstract ChildProcess Run(Job job, int repeats, TimeSpan budget);

    protected static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "peers", name);

    protected static string? VersionOf(string program, params string[] arguments)
    {
        var run = ChildProcess.Run(program, arguments, TimeSpan.FromSeconds(30));
        return run.Outcome == ChildOutcome.Done ? run.Output.Split('\n')[0].Trim() : null;
    }

    private static double Number(Group text) => double.Parse(text.ValueSpan, CultureInfo.InvariantCulture);

    private static readonly Regex Result = new(@"seconds=(?<seconds>\S+) repeats=(?<repeats>\d+) proved=(?<proved>yes|no)");

    private sealed class SymPy : Peer
    {
        // Debian's own Python first: it is the one that apt's python3-sympy belongs to.
        private readonly (string Program, string? Version)[] _found =
            [.. new[] { "/usr/bin/python3", "python3" }.Select(program => (program, VersionOf(program, "-c", "import sympy; print('SymPy', sympy.__version__)")))];

        public override string Name => "SymPy";

        public override string? Version => Found.Version;

        private (string Program, string? Version) Found => _found.FirstOrDefault(found => found.Version is not null);

        protected override long ProductsPerRun => 1_500;

        protected override ChildProcess Run(Job job, int repeats, TimeSpan budget) =>
            ChildProcess.Run(Found.Program, [Script("sympy_conv.py"), $"{job.Input}", $"{job.Filter}", $"{repeats}"], budget);
    }

    private sealed class Form : Peer
    {
        private readonly string? _version = VersionOf("form", "-v");

        public override string Name => "FORM";

        public override string? Version => _version;

        protected override long ProductsPerRun => 30_000;

        protected override ChildProcess Run(Job job, int repeats, TimeSpan budget)
        {
            // FORM sorts on disk, and leaves its files behind when it is ended.
            var scratch = Directory.CreateTempSubdirectory("form");
            try
            {
                return ChildProcess.Run(
                    "form",
                    ["-q", "-t", scratch.FullName, "-d", $"H={job.Input}", "-d", $"K={job.Filter}", "-d", $"REPEATS={repeats}", Script("conv.frm")],
                    budget);
            }
            finally
            {
                scratch.Delete(recursive: true);
            }
        }
    }
}

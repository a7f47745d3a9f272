namespace ConvSymbolic.Benchmarks;

/// <summary>Our job and the peers', side by side in one run: rounds take turns, so that a busy machine slows everybody alike.</summary>
internal static class Comparison
{
    private const int FreshProcesses = 9;

    /// <summary>The sizes, with the seconds that one job may take at most.</summary>
    private static readonly (Job Job, double? Target)[] Sizes =
        [(new(3, 2), 6e-6), (new(16, 3), null), (new(28, 5), 0.6e-3), (new(64, 3), 1.5e-3), (new(224, 3), 25e-3)];

    public static void Run(ComparisonOptions options)
    {
        Machine.Print();
        var peers = Peer.All.Where(peer => peer.Version is not null).ToList();
        foreach (var peer in Peer.All)
            Console.WriteLine(peer.Version is { } version ? $"- {version}" : $"- {peer.Name} is absent");
        Row[] rows = [.. Sizes.Select(size => new Row(size.Job, size.Target, new JobTimer(size.Job), [.. peers.Select(peer => new PeerTimes(peer))]))];
        foreach (var row in rows)
            row.Ours.Warm();
        for (int round = 1; round <= options.Rounds; round++)
        {
            foreach (var row in rows)
            {
                Console.Error.WriteLine($"round {round} of {options.Rounds}: {row.Job}");
                row.Ours.Measure();
                foreach (var times in row.Peers)
                    times.Measure(row.Job, options.Budget);
            }
        }
        Machine.PrintLoad();
        Console.WriteLine();
        ComparisonTable.Print(rows, options);
        Console.WriteLine();
        PrintClaims(rows, options);
    }

    /// <summary>One size with everything that was measured there.</summary>
    internal sealed record Row(Job Job, double? Target, JobTimer Ours, IReadOnlyList<PeerTimes> Peers)
    {
        /// <summary>Nanoseconds a term operation, by the median and by the minimum.</summary>
        public (double Median, double Minimum) PerOperation => (Nanoseconds(Ours.Samples.Median), Nanoseconds(Ours.Samples.Minimum));

        private double Nanoseconds(double seconds) => seconds * 1e9 / Job.TermOperations;
    }

    private static void PrintClaims(Row[] rows, ComparisonOptions options)
    {
        Row small = rows[1], large = rows[^1];
        string sizes = FormattableString.Invariant($"time per term operation, T = {small.Job.Products:N0} against T = {large.Job.Products:N0}");
        Claim($"{sizes}, medians", Difference(small.PerOperation.Median, large.PerOperation.Median), 40, value => $"{value:0} % apart");
        Claim($"{sizes}, minima", Difference(small.PerOperation.Minimum, large.PerOperation.Minimum), 40, value => $"{value:0} % apart");
        string first = $"first call in a fresh process, {rows[2].Job}, median of {FreshProcesses}";
        Claim($"{first}, compiled just in time", FreshProcess.FirstMilliseconds(rows[2].Job, FreshProcesses), 20, value => $"{value:0.0} ms");
        if (options.ReadyToRunBinary is { } readyToRun)
            Claim($"{first}, published with ReadyToRun", FreshProcess.FirstMilliseconds(rows[2].Job, FreshProcesses, readyToRun), 20, value => $"{value:0.0} ms");
        Claim($"peak memory of a process that does {large.Job} once", FreshProcess.PeakMegabytes(large.Job), 150, value => $"{value:0} MB");
        if (options.AotBinary is { } binary)
            Claim("`convsym derive` published with NativeAOT, start to finish, median of 20", AotBinary.DeriveMilliseconds(binary, runs: 20), 20, value => $"{value:0.0} ms");
    }

    // In percent of the smaller.
    private static double Difference(double left, double right) => 100 * (Math.Max(left, right) / Math.Min(left, right) - 1);

    private static void Claim(string what, double value, double atMost, Func<double, string> write) =>
        Console.WriteLine(FormattableString.Invariant($"- {what}: {write(value)} (at most {write(atMost)}: {(value <= atMost ? "met" : "missed")})"));
}

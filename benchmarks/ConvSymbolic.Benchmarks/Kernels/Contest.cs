using System.Diagnostics;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>Seconds of one call: the shortest and the middle batch.</summary>
internal readonly record struct Timing(double Minimum, double Median);

/// <summary>
/// Times several ways of doing one thing in turns, in batches of half a millisecond at most, so that other work on the machine meets all of them
/// alike and leaves some batches alone.
/// </summary>
internal static class Contest
{
    private const double BatchSeconds = 0.5e-3;

    public static Timing[] Run(double seconds, params Action[] contestants)
    {
        int[] calls = [.. contestants.Select(CallsOf)];
        var samples = contestants.Select(_ => new List<double>()).ToArray();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds * contestants.Length || samples[0].Count < 5;)
        {
            for (int k = 0; k < contestants.Length; k++)
                samples[k].Add(Batch(contestants[k], calls[k]));
        }
        return [.. samples.Select(times =>
        {
            times.Sort();
            return new Timing(times[0], times[times.Count / 2]);
        })];
    }

    // Also what warms up: the code of a call is made and improved within some dozens of calls.
    private static int CallsOf(Action contestant)
    {
        int calls = 1;
        double best = double.MaxValue;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 0.3;)
        {
            best = Math.Min(best, Batch(contestant, calls));
            // The clock ticks too slowly for a single short call.
            if (best * calls < BatchSeconds / 4)
                (calls, best) = (2 * calls, double.MaxValue);
        }
        return Math.Max(1, (int)Math.Min(BatchSeconds / best, calls));
    }

    private static double Batch(Action contestant, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int k = 0; k < calls; k++)
            contestant();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}

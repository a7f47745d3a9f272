using System.Diagnostics;

namespace ConvSymbolic.Benchmarks;

/// <summary>Times the proof for all sizes, warm: deriving and certifying all theorems and verifying the certificate, and verifying alone.</summary>
internal static class AllSizesTimes
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private const int Runs = 200;

    public static void Print()
    {
        string certificate = AllSizes.Certificate();
        Console.WriteLine(FormattableString.Invariant($"{AllSizes.Verify(certificate).Count(theorem => theorem.IsProved)} theorems, certificate of {certificate.Length} bytes, median of {Runs} warm runs"));
        Console.WriteLine(FormattableString.Invariant($"derive, certify and verify {Median(() => AllSizes.Verify(AllSizes.Certificate())):0.00} ms"));
        Console.WriteLine(FormattableString.Invariant($"verify alone               {Median(() => AllSizes.Verify(certificate)):0.00} ms"));
    }

    private static double Median(Action job)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
            job();
        double[] times = new double[Runs];
        for (int k = 0; k < Runs; k++)
        {
            long from = Stopwatch.GetTimestamp();
            job();
            times[k] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Runs / 2];
    }
}

using System.Diagnostics;
using System.Globalization;

namespace ConvSymbolic.Benchmarks;

/// <summary>What is measured in a process of its own, and how the comparison reads it back.</summary>
internal static class FreshProcess
{
    /// <summary>Prints the milliseconds of the first call in this process.</summary>
    public static void PrintFirst(Job job)
    {
        long start = Stopwatch.GetTimestamp();
        job.Run();
        Print(Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms");
    }

    /// <summary>Does the job once and prints the largest memory that this process ever held.</summary>
    public static void PrintPeak(Job job)
    {
        job.Run();
        Print(PeakMegabytes(), "MB");
    }

    /// <summary>The milliseconds of the first call, median of several processes.</summary>
    /// <param name="job">The job.</param>
    /// <param name="processes">How many processes.</param>
    /// <param name="program">This program as it was published, or null for this very build.</param>
    public static double FirstMilliseconds(Job job, int processes, string? program = null) =>
        Samples.MedianOf(Enumerable.Range(0, processes).Select(_ => Ask(program, "first", job)));

    /// <summary>The largest resident memory of a process that does the job once.</summary>
    public static double PeakMegabytes(Job job) => Ask(null, "job", job);

    private static void Print(double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:0.00} {unit}"));

    private static double PeakMegabytes()
    {
        // VmHWM, the high-water mark of the resident set; the runtime's own figure where there is no /proc.
        const string Field = "VmHWM:";
        string? line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line is null
            ? Process.GetCurrentProcess().PeakWorkingSet64 / 1e6
            : long.Parse(line[Field.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    private static double Ask(string? program, string command, Job job)
    {
        string[] words = [command, job.Input.ToString(CultureInfo.InvariantCulture), job.Filter.ToString(CultureInfo.InvariantCulture)];
        string host = program ?? Environment.ProcessPath ?? "dotnet";
        string[] assembly = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(FreshProcess).Assembly.Location] : [];
        var run = ChildProcess.Run(host, [.. assembly, .. words], TimeSpan.FromMinutes(2));
        return run is { Outcome: ChildOutcome.Done }
            ? double.Parse(run.Output.Split(' ')[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{command} {job}: {run.Outcome}: {run.Error}");
    }
}

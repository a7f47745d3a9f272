using System.ComponentModel;
using System.Diagnostics;

namespace ConvSymbolic.Benchmarks;

/// <summary>How a process ended.</summary>
internal enum ChildOutcome
{
    /// <summary>With exit code 0.</summary>
    Done,

    /// <summary>With another exit code.</summary>
    Failed,

    /// <summary>It was ended because it took too long.</summary>
    TimedOut,

    /// <summary>There is no such program.</summary>
    Absent,
}

/// <summary>A process that was run to its end, or to the end of the time it was given.</summary>
internal sealed record ChildProcess(ChildOutcome Outcome, TimeSpan Elapsed, string Output = "", string Error = "")
{
    public static ChildProcess Run(string program, IEnumerable<string> arguments, TimeSpan limit, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        long from = Stopwatch.GetTimestamp();
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return new ChildProcess(ChildOutcome.Absent, TimeSpan.Zero);
        }
        using (process)
        {
            var output = process!.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill();
                process.WaitForExit();
                return new ChildProcess(ChildOutcome.TimedOut, limit);
            }
            var elapsed = Stopwatch.GetElapsedTime(from);
            return new ChildProcess(process.ExitCode == 0 ? ChildOutcome.Done : ChildOutcome.Failed, elapsed, output.Result, error.Result);
        }
    }
}

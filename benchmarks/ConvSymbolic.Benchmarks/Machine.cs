using System.Runtime;
using System.Runtime.InteropServices;

namespace ConvSymbolic.Benchmarks;

/// <summary>What figures depend on besides the program.</summary>
internal static class Machine
{
    public static void Print()
    {
        Console.WriteLine($"- {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors; the job runs on one thread, warm");
        Console.WriteLine($"- garbage collection: {(GCSettings.IsServerGC ? "server" : "workstation")}, {(GCSettings.LatencyMode == GCLatencyMode.Batch ? "not concurrent" : "concurrent")}");
        PrintLoad();
    }

    /// <summary>The load average, before and after: of a busy machine the minimum says more than the median.</summary>
    public static void PrintLoad()
    {
        const string File = "/proc/loadavg";
        if (System.IO.File.Exists(File))
            Console.WriteLine($"- load average {string.Join(", ", System.IO.File.ReadAllText(File).Split(' ')[..3])}");
    }
}

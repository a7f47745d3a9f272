using System.Runtime.InteropServices;
using ConvSymbolic.Cli.Output;

namespace ConvSymbolic.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the work to stop and gives it a moment to, a second one ends the process at once.
/// Either way no half-written file stays behind.
/// </summary>
internal static class Cancellation
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // They live as long as the process: a signal may arrive until the very end.
    private static readonly CancellationTokenSource Source = new();
    private static readonly Timer End = new(_ => EndProcess());
    private static PosixSignalRegistration? _interrupt, _terminate;
    private static int _signals;

    /// <summary>Takes the signals over.</summary>
    /// <returns>Cancelled by the first signal.</returns>
    public static CancellationToken Listen()
    {
        _interrupt ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate ??= PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Source.Token;
    }

    private static void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
            EndProcess();
        End.Change(Grace, Timeout.InfiniteTimeSpan);
        Source.Cancel();
    }

    private static void EndProcess()
    {
        Leftover.RemoveAll();
        Environment.Exit(ExitCode.Interrupted);
    }
}

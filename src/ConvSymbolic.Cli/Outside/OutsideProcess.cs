using System.Diagnostics;
using System.Globalization;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Exchange;

namespace ConvSymbolic.Cli.Outside;

/// <summary>
/// Runs checkers that others wrote, in a folder of their own, which goes away again: for so many seconds at most, and no longer than until Ctrl-C.
/// </summary>
internal sealed class OutsideProcess
{
    public const int MostSeconds = 1_000_000;

    // What they answer is a word, or a number for each symbol.
    private const int MostOutput = 1 << 26;

    private readonly Dictionary<string, string> _paths = [];
    private readonly int _seconds;
    private readonly CancellationToken _cancellation;

    public OutsideProcess(IReadOnlyList<OutsideChecker> checkers, int seconds, CancellationToken cancellation)
    {
        (Checkers, _seconds, _cancellation) = (checkers, seconds, cancellation);
        foreach (var checker in checkers)
        {
            _paths[checker.Program] = PathOf(checker.Program)
                ?? Reject.With<string>("outside.absent", $"--with {checker.Name}: the program {checker.Program} is not on the PATH; install it ({checker.Installation}) or leave it out.");
        }
    }

    /// <summary>Those that are asked.</summary>
    public IReadOnlyList<OutsideChecker> Checkers { get; }

    /// <summary>Runs a program to its end, or to the end of its time.</summary>
    public OutsideAnswer Run(OutsideCall call)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"convsym-{Guid.NewGuid():N}");
        using var leftover = new Leftover(() => Directory.Delete(folder, recursive: true));
        Unwritable.Guard(folder, () =>
        {
            Directory.CreateDirectory(folder);
            foreach (var file in call.Files)
                File.WriteAllText(Path.Combine(folder, file.Name), file.Text, new UTF8Encoding(false));
        }, $"the temporary folder '{folder}'");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        int seconds = _seconds * call.Theorems;
        end.CancelAfter(TimeSpan.FromSeconds(seconds));
        var answer = new OutsideAnswer("");
        foreach (var arguments in call.Runs)
        {
            answer = Run(_paths[call.Program], arguments, folder, seconds, end, out bool isDone);
            if (!isDone)
                break;
        }
        return answer;
    }

    private OutsideAnswer Run(string path, IReadOnlyList<string> arguments, string folder, int seconds, CancellationTokenSource end, out bool isDone)
    {
        isDone = false;
        using BoundedText output = new(MostOutput, end.Cancel), error = new(MostOutput, end.Cancel);
        try
        {
            var running = CliWrap.Cli.Wrap(path)
                .WithArguments(arguments)
                .WithWorkingDirectory(folder)
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(output.Target)
                .WithStandardErrorPipe(error.Target)
                .ExecuteAsync(end.Token);
            isDone = Await(running) == 0;
            return output.Text.Length == 0 && error.Brief.Length > 0 ? new("", $"answered nothing but '{error.Brief}'") : new(output.Text);
        }
        catch (OperationCanceledException) when (!_cancellation.IsCancellationRequested)
        {
            return new("", output.IsFull || error.IsFull ? "wrote too much" : string.Create(CultureInfo.InvariantCulture, $"gave no answer within {seconds} s"));
        }
        catch (Exception exception) when (exception is CliWrapException or System.ComponentModel.Win32Exception)
        {
            // The system's own words are about how a process is started.
            return new("", exception is System.ComponentModel.Win32Exception { NativeErrorCode: 13 } ? "can't be run: permission is denied" : "can't be run: the system doesn't start it");
        }
    }

    // Cancelling takes a moment (the program is stopped, then searched for children): where this process is ended meanwhile, the program must not stay behind.
    private static int Await(CommandTask<CommandResult> running)
    {
        using var leftover = new Leftover(() => Kill(running.ProcessId));
        try
        {
            return running.Task.GetAwaiter().GetResult().ExitCode;
        }
        finally
        {
            leftover.Keep();
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    /// <summary>Where a program is; null where it isn't on the PATH.</summary>
    public static string? PathOf(string program)
    {
        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}

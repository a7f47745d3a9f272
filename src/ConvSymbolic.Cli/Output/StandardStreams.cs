using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ConvSymbolic.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace ConvSymbolic.Cli.Output;

/// <summary>Standard output and error as UTF-8 with <c>\n</c>, opened without the costs of <see cref="Console.Out"/>.</summary>
internal static class StandardStreams
{
    private const int BufferSize = 1 << 16;

    public static bool ErrorIsTerminal => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    // https://no-color.org: any value that is not empty means no.
    public static bool OutputShowsColour => !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>The columns that COLUMNS asks for, or else those of the terminal behind standard output; null where there is none, or it
    /// doesn't say.</summary>
    public static int? OutputWidth
    {
        get
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked)
                && asked > 0)
                return asked;
            if (Console.IsOutputRedirected)
                return null;
            try
            {
                // A terminal that doesn't know its size says 0.
                return Console.WindowWidth is var columns and > 0 ? columns : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public static TextWriter OpenOutput() => new StreamWriter(Open(1, Output), new UTF8Encoding(false), BufferSize) { NewLine = "\n" };

    // Without standard error nobody is there to be told.
    public static TextWriter OpenError() => new StreamWriter(IsGiven(2) ? Console.OpenStandardError() : Stream.Null, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };

    public static Stream OpenInput() => Open(0, Console.OpenStandardInput);

    private static Stream Open(int descriptor, Func<Stream> open)
    {
        if (!IsGiven(descriptor))
            return new ClosedStream("it is closed");
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ClosedStream(SystemErrors.OfReading(exception, "standard input"));
        }
    }

    // Where the caller closed a descriptor, the runtime has one of its own files there by now. Only those are closed on execution: what was inherited
    // came through one.
    private static bool IsGiven(int descriptor)
    {
        const int getFlags = 1, closedOnExecution = 1;
        return OperatingSystem.IsWindows() || (Fcntl(descriptor, getFlags) is var flags && flags >= 0 && (flags & closedOnExecution) == 0);
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Fcntl(int descriptor, int command);

    // The console's own stream swallows a broken pipe, and the work would go on for nobody. A file stream reports it; but on a
    // file it would keep a position of its own, which what is written next to the same descriptor doesn't know.
    private static Stream Output()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}

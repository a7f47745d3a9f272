using System.Diagnostics;
using System.Globalization;
using ConvSymbolic.Cli.Output;

namespace ConvSymbolic.Cli;

/// <summary>
/// One line on a terminal that says how far the work is, and disappears when the work ends.
/// Quick work shows nothing: the line appears after half a second.
/// </summary>
internal sealed class ProgressLine : IProgress<double>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter? _terminal;
    private readonly string _what;
    private readonly Timer? _timer;
    private readonly Leftover? _leftover;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private double _done = double.NaN;
    private int _shown;
    private bool _ended;

    /// <summary>Starts the line.</summary>
    /// <param name="terminal">Where it is drawn, or null for nowhere.</param>
    /// <param name="what">What is being done.</param>
    /// <param name="delay">How long work may take without a line.</param>
    public ProgressLine(TextWriter? terminal, string what, TimeSpan? delay = null)
    {
        _terminal = terminal;
        _what = what;
        if (terminal is null)
            return;
        _leftover = new Leftover(Wipe);
        _timer = new Timer(_ => Draw(), null, delay ?? TimeSpan.FromMilliseconds(500), Interval);
    }

    /// <summary>Says how much is done.</summary>
    /// <param name="value">From 0 to 1.</param>
    public void Report(double value) => Volatile.Write(ref _done, value);

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _leftover?.Dispose();
    }

    private void Wipe()
    {
        lock (_gate)
        {
            _ended = true;
            if (_shown > 0)
                Write("\r" + new string(' ', _shown) + "\r");
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_ended)
                return;
            double done = Volatile.Read(ref _done), seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            string part = double.IsNaN(done) ? "" : string.Create(CultureInfo.InvariantCulture, $" {100 * done:0} %");
            string line = string.Create(CultureInfo.InvariantCulture, $"{_what}{part}, {seconds:0.0} s (Ctrl-C stops)");
            Write("\r" + line.PadRight(_shown));
            _shown = Math.Max(_shown, line.Length);
        }
    }

    private void Write(string text)
    {
        try
        {
            _terminal!.Write(text);
            _terminal.Flush();
        }
        catch (IOException)
        {
            // The terminal has gone; that is no reason to stop the work.
            _ended = true;
        }
    }
}

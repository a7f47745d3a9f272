using System.Text;
using ConvSymbolic.Cli;

namespace ConvSymbolic.Tests.Cli;

public class ProgressLineTests
{
    [Fact]
    public void Quick_work_shows_nothing()
    {
        using var terminal = new StringWriter();
        using (var progress = new ProgressLine(terminal, "working"))
            progress.Report(0.5);
        Assert.Equal("", terminal.ToString());
    }

    [Fact]
    public void Long_work_shows_how_far_it_is_and_wipes_the_line()
    {
        var terminal = new WatchedWriter();
        using (var progress = new ProgressLine(terminal, "working", TimeSpan.Zero))
        {
            progress.Report(0.42);
            Assert.True(terminal.Shows("42 %"));
        }
        Assert.EndsWith(" \r", terminal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_watching_is_no_error()
    {
        using var progress = new ProgressLine(null, "working", TimeSpan.Zero);
        progress.Report(1);
    }

    /// <summary>Safe to read while the line is drawn from a timer.</summary>
    private sealed class WatchedWriter : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            lock (_text)
                _text.Append(value);
        }

        public bool Shows(string words) => SpinWait.SpinUntil(() => ToString().Contains(words, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        public override string ToString()
        {
            lock (_text)
                return _text.ToString();
        }
    }
}

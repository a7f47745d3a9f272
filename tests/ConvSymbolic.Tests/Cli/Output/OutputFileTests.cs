using System.Runtime.Versioning;
using ConvSymbolic.Cli;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Cli.Output;

public class OutputFileTests
{
    [Fact]
    public void Writes_a_file_in_utf8_without_a_mark()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.txt"], "Σ\n");
        Assert.Equal([0xCE, 0xA3, (byte)'\n'], File.ReadAllBytes(folder["a.txt"]));
        Assert.Equal(["a.txt"], folder.Entries);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Replaces_a_file_and_keeps_its_mode_and_a_link_to_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no file modes on Windows");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.txt"], "old");
        File.SetUnixFileMode(folder["a.txt"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder["link"], "a.txt");
        Write(folder["link"], "new");
        Assert.Equal("new", File.ReadAllText(folder["a.txt"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["a.txt"]));
        Assert.Equal("a.txt", new FileInfo(folder["link"]).LinkTarget);
    }

    [Fact]
    public void An_error_leaves_an_existing_file_as_it_was_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.txt"], "old");
        Assert.Throws<InvalidOperationException>(() => OutputFile.Write(folder["a.txt"], Context(), text =>
        {
            text.Write(new string('x', 1_000_000));
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(folder["a.txt"]));
        Assert.Equal(["a.txt"], folder.Entries);
    }

    [Fact]
    public void Cancelled_work_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => OutputFile.Write(folder["a.txt"], Context(source.Token), text =>
        {
            text.Write("half");
            source.Cancel();
        }));
        Assert.Empty(folder.Entries);
    }

    [Theory]
    [InlineData("missing/a.txt", "its folder does not exist")]
    [InlineData(".", "it is a directory")]
    public void A_place_that_cannot_be_written_is_known_before_the_work(string name, string reason)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ConvSymbolicException>(() => OutputFile.Write(folder[name], Context(), _ => Assert.Fail("the work has started")));
        Assert.Equal($"'{folder[name]}' can't be written: {reason}.", error.Message);
        Assert.Empty(folder.Entries);
    }

    [Fact]
    public void An_empty_name_is_refused() =>
        Assert.Equal("'' can't be written: the name is empty.", Assert.Throws<ConvSymbolicException>(() => Write("", "x")).Message);

    [Fact]
    public void A_device_stays_a_device()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        Write("/dev/null", "x");
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Equal("'/dev/full' can't be written: the device is full.", Assert.Throws<ConvSymbolicException>(() => Write("/dev/full", "x")).Message);
    }

    private static void Write(string path, string text) => OutputFile.Write(path, Context(), writer => writer.Write(text));

    private static CommandContext Context(CancellationToken? cancellation = null) =>
        new() { Output = TextWriter.Null, Error = TextWriter.Null, Cancellation = cancellation ?? TestContext.Current.CancellationToken };
}

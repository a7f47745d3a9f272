using System.Diagnostics;
using ConvSymbolic.Arrays;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli;

/// <summary>What only a process of its own can show.</summary>
public class ProcessTests
{
    [Fact]
    public void Says_its_version()
    {
        var call = ConvsymProcess.Finish(ConvsymProcess.Start("--version"));
        Assert.Equal(Call.Of("--version"), call);
    }

    [Fact]
    public void A_fault_is_one_line_on_standard_error()
    {
        var call = ConvsymProcess.Finish(ConvsymProcess.Start("eval", "--inptu", "3x3"));
        call.IsFault("unknown option '--inptu'");
    }

    [Fact]
    public void A_full_device_is_a_fault() =>
        Assert.Equal(
            "convsym: standard output can't be written: the device is full.\n2\n",
            Bash($"dotnet exec '{ConvsymProcess.Assembly}' --help 2>&1 >/dev/full; echo $?"));

    [Theory]
    [InlineData("prove >&-", "convsym: standard output can't be written: it is closed.\n2\n")]
    [InlineData("prove >&- 2>&-", "2\n")]
    [InlineData("prove <&- >&- 2>&-", "2\n")]
    [InlineData("--version 2>&- >/dev/null", "0\n")]
    [InlineData("--nothing 2>&-", "2\n")]
    [InlineData("--version <&- >/dev/null", "0\n")]
    [InlineData("check - <&-", "convsym: -: standard input can't be read: it is closed.\n2\n")]
    public void A_stream_that_is_closed_is_missed_only_where_it_is_needed(string call, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "descriptors are those of Unix");
        Assert.Equal(expected, Bash($"(dotnet exec '{ConvsymProcess.Assembly}' {call}; echo $? >&3) 3>&1 2>&1"));
    }

    [Fact]
    public void A_reader_that_has_gone_ends_it_quietly() =>
        Assert.Equal("0\n", Bash($$"""dotnet exec '{{ConvsymProcess.Assembly}}' completion zsh 2>&1 | :; echo ${PIPESTATUS[0]}"""));

    [Fact]
    public void What_follows_it_into_a_file_comes_after_it()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("", Bash($"(echo before; dotnet exec '{ConvsymProcess.Assembly}' --version; echo after) > '{folder["log"]}'"));
        Assert.Equal($"before\n{Call.Of("--version").Output}after\n", File.ReadAllText(folder["log"]));
    }

    [Theory]
    [InlineData("INT", 1)]
    [InlineData("TERM", 1)]
    [InlineData("INT", 2)]
    public void A_signal_stops_it_and_leaves_nothing(string signal, int times)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals on Windows");
        using var folder = new TemporaryFolder();
        Save(folder["X.npy"], NpyArray.Create([1, 16, 700, 700], new float[16 * 700 * 700]));
        Save(folder["F.npy"], NpyArray.Create([64, 16, 9, 9], new float[64 * 16 * 9 * 9]));
        using var process = ConvsymProcess.Start("eval", "--x", folder["X.npy"], "--f", folder["F.npy"], "--out", folder["a/b"]);
        Interrupt(process, () => Directory.Exists(folder["a/b"]), signal, times);
        Assert.Equal(["F.npy", "X.npy"], folder.Entries);
    }

    [Fact]
    public void A_signal_stops_a_derivation_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals on Windows");
        using var folder = new TemporaryFolder();
        using var process = ConvsymProcess.Start("derive", "--input", "300x300", "--filter", "15x15", "--target", "dX", "--format", "json", "--out", folder["dX.json"]);
        Interrupt(process, () => folder.Entries.Length > 0);
        Assert.Empty(folder.Entries);
    }

    [Fact]
    public void A_signal_stops_a_solver_and_leaves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        _ = Solver.Of("cvc5");
        using var folder = new TemporaryFolder();
        using var process = ConvsymProcess.Start(("TMPDIR", folder.Name), "prove", "--input", "80x80", "--filter", "5x5", "--with", "cvc5");
        Interrupt(process, () => SolverIn(folder.Name) is not null);
        Assert.DoesNotContain(folder.Entries, entry => entry.StartsWith("convsym-", StringComparison.Ordinal));
        Assert.True(SpinWait.SpinUntil(() => SolverIn(folder.Name) is null, TimeSpan.FromSeconds(10)));
    }

    // Where a process works that is below a folder.
    private static string? SolverIn(string folder) => Directory.GetDirectories("/proc").Select(process => new FileInfo(Path.Combine(process, "cwd")).LinkTarget)
        .FirstOrDefault(place => place?.StartsWith(folder, StringComparison.Ordinal) is true);

    private static void Interrupt(Process process, Func<bool> isAtWork, string signal = "INT", int times = 1)
    {
        Assert.True(SpinWait.SpinUntil(isAtWork, TimeSpan.FromSeconds(60)));
        Thread.Sleep(200);
        for (int i = 0; i < times; i++)
        {
            using var kill = Process.Start("kill", ["-s", signal, $"{process.Id}"]);
            kill.WaitForExit();
        }
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal((130, ""), (process.ExitCode, process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd()));
    }

    private static string Bash(string script) => ConvsymProcess.Shell("bash", "--norc", "-c", script).Output;

    private static void Save(string path, NpyArray array)
    {
        using var stream = File.Create(path);
        array.Write(stream);
    }
}

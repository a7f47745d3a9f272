using System.Diagnostics;
using ConvSymbolic.Cli;

namespace ConvSymbolic.Tests.Cli;

/// <summary>Runs the built convsym as a process of its own.</summary>
internal static class ConvsymProcess
{
    public static string Assembly { get; } = typeof(CommandLine).Assembly.Location;

    /// <summary>Starts <c>dotnet exec convsym.dll</c>, with its own handling of Ctrl-C even where this process was started to ignore it.</summary>
    public static Process Start(params string[] args) => File.Exists("/usr/bin/env")
        ? Launch("/usr/bin/env", ["--default-signal=INT,TERM", "dotnet", "exec", Assembly, .. args])
        : Launch("dotnet", ["exec", Assembly, .. args]);

    /// <summary>The same with a variable of the environment.</summary>
    public static Process Start((string Name, string Value) variable, params string[] args) =>
        Launch("/usr/bin/env", ["--default-signal=INT,TERM", $"{variable.Name}={variable.Value}", "dotnet", "exec", Assembly, .. args]);

    /// <summary>Runs a script of a shell to its end.</summary>
    public static Call Shell(string shell, params string[] args)
    {
        string path = $"/usr/bin/{shell}";
        Assert.SkipUnless(File.Exists(path), $"{path} is not installed");
        return Finish(Launch(path, args));
    }

    public static Call Finish(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, error.Result);
        }
    }

    private static Process Launch(string file, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }
}

using System.Diagnostics;
using ConvSymbolic.Tests.Cli;

namespace ConvSymbolic.Tests.Support;

/// <summary>Programs that tests compare with; a test of one that is not installed says that it was skipped.</summary>
internal static class OutsideTool
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>The first of these programs that is installed.</summary>
    public static string First(string what, params string[] names)
    {
        string? found = names.Select(name => $"/usr/bin/{name}").FirstOrDefault(File.Exists);
        Assert.SkipUnless(found is not null, $"no {what} is installed ({string.Join(", ", names)})");
        return found!;
    }

    /// <summary>Python, with a module that it must have.</summary>
    public static string Python(string module)
    {
        Assert.SkipUnless(File.Exists(Interpreter) && Call(Interpreter, "-c", $"import {module}").Exit == 0, $"{module} for {Interpreter} is not installed");
        return Interpreter;
    }

    /// <summary>Runs a program that must succeed, and gives what it prints.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var call = Call(program, arguments);
        Assert.True(call.Exit == 0, call.Error + call.Output);
        return call.Output;
    }

    private static Call Call(string program, params string[] arguments) => ConvsymProcess.Finish(
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);
}

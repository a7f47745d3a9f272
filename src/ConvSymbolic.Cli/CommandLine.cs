using System.CommandLine;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli;

/// <summary>Runs one call of <c>convsym</c>: whatever happens ends in an exit code and at most one line about an error.</summary>
internal static class CommandLine
{
    // "@name" stays a name: a response file would be read behind the user's back.
    private static readonly ParserConfiguration Syntax = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static int Run(string[] args, TextWriter output, TextWriter error) =>
        Run(args, new CommandContext { Output = output, Error = error });

    public static int Run(string[] args, CommandContext surroundings)
    {
        var context = surroundings.Guarded();
        try
        {
            int exit = Invoke(args, context);
            Unwritable.Guard("", context.Output.Flush, "standard output");
            return exit;
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (BrokenPipe.IsCause(exception))
        {
            return ExitCode.Done;
        }
#pragma warning disable CA1031 // The outermost frame: nobody above could do more than print a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Report(context, Describe(exception));
        }
    }

    private static int Invoke(string[] args, CommandContext context)
    {
        // Nobody who types the name alone has made a mistake.
        if (args.Length == 0)
            args = ["--help"];
        var parsed = CommandTree.Create(context, args.Length > 0 ? args[0] : null).Parse(args, Syntax);
        if (ParseErrors.FirstOf(parsed) is { } message)
            return Report(context, message);
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static int Report(CommandContext context, string message)
    {
        try
        {
            context.Tell(message);
            context.Error.Flush();
        }
        catch (IOException)
        {
            // Nobody is left to tell; the exit code says it.
        }
        return ExitCode.Fault;
    }

    private static string Describe(Exception exception) => exception switch
    {
        ConvSymbolicException => exception.Message,
        IOException or UnauthorizedAccessException => $"a file can't be used: {SystemErrors.OfReading(exception, "")}.",
        OutOfMemoryException => "the memory is exhausted; work of this size should have been refused beforehand, which is a bug in convsym.",
        _ => $"this is a bug in convsym, please report it: {exception.GetType().Name}: {exception.Message}",
    };
}

using System.Diagnostics.CodeAnalysis;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli;

/// <summary>The one place of the command line that throws for a call that is at fault.</summary>
internal static class Reject
{
    [DoesNotReturn]
    public static void With(string code, string message) => throw Because(code, message);

    /// <summary>The same, where an expression is wanted.</summary>
    [DoesNotReturn]
    public static T With<T>(string code, string message) => throw Because(code, message);

    private static ConvSymbolicException Because(string code, string message) => new(new Diagnostic(code, message));
}

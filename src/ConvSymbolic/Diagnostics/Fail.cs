using System.Diagnostics.CodeAnalysis;

namespace ConvSymbolic.Diagnostics;

/// <summary>The one place that throws for input that is at fault.</summary>
internal static class Fail
{
    [DoesNotReturn]
    public static void With(
        string code, string message, string? found = null, string? expected = null, SourceSpan? span = null, string? file = null) =>
        throw new ConvSymbolicException(new Diagnostic(code, message, span, found, expected) { File = file });

    /// <summary>The same, where an expression is wanted.</summary>
    [DoesNotReturn]
    public static T With<T>(string code, string message, string? found = null, string? expected = null, SourceSpan? span = null) =>
        throw new ConvSymbolicException(new Diagnostic(code, message, span, found, expected));
}

namespace ConvSymbolic.Diagnostics;

/// <summary>
/// What is wrong, where, what was found and what would have been accepted. An equatable value: exceptions only wrap it.
/// </summary>
/// <param name="Code">A stable name such as <c>geometry.filter-too-large</c>.</param>
/// <param name="Message">One sentence that says what is wrong, with its place and what would fit.</param>
/// <param name="Span">The place in the text that was read, if there is one.</param>
/// <param name="Found">What was given.</param>
/// <param name="Expected">What would have been accepted.</param>
public sealed record Diagnostic(
    string Code,
    string Message,
    SourceSpan? Span = null,
    string? Found = null,
    string? Expected = null)
{
    /// <summary>The file or text that <see cref="Span"/> is a place of, where it has a name.</summary>
    public string? File { get; init; }

    /// <summary>The message, behind its place where it has one.</summary>
    public override string ToString() => Span is not { } span ? Message : File is null ? $"{span}: {Message}"
        : $"{Harmless.Line(File)}:{span}: {Message}";
}

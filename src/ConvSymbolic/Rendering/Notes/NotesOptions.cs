using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>What lecture notes are written as.</summary>
public enum NotesFormat
{
    /// <summary>GitHub-flavoured Markdown with formulas between dollars.</summary>
    Markdown,

    /// <summary>A complete LaTeX document.</summary>
    Latex,
}

/// <summary>How much of a derivation is written out.</summary>
public enum NotesDetail
{
    /// <summary>General formulas and some entries.</summary>
    Brief,

    /// <summary>Every entry while there are not too many, each with all its steps.</summary>
    Full,
}

/// <summary>The choices for lecture notes.</summary>
public sealed record NotesOptions
{
    /// <summary>What they are written as.</summary>
    public NotesFormat Format { get; init; } = NotesFormat.Markdown;

    /// <summary>How much is written out.</summary>
    public NotesDetail Detail { get; init; } = NotesDetail.Full;

    /// <summary>Names and index base.</summary>
    public NotationOptions Notation { get; init; } = NotationOptions.Default;

    /// <summary>The document shell; the built-in one of the format when it is left out.</summary>
    public DocumentTemplate? Template { get; init; }
}

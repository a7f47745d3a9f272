namespace ConvSymbolic.Documents;

/// <summary>A document and what is in it for the reading of mathematics. Places are offsets in <see cref="Text"/>, and everything is in their order.</summary>
/// <param name="Text">The whole document.</param>
/// <param name="Kind">Its form.</param>
/// <param name="Fragments">The maths.</param>
/// <param name="Headings">The headings.</param>
/// <param name="Declarations">What the author declares to this tool.</param>
/// <param name="Prose">The lines between the maths.</param>
internal sealed record MathDocument(
    string Text,
    DocumentKind Kind,
    IReadOnlyList<MathFragment> Fragments,
    IReadOnlyList<Heading> Headings,
    IReadOnlyList<Declaration> Declarations,
    IReadOnlyList<ProseLine> Prose);

/// <summary>The text between two delimiters of mathematics.</summary>
/// <param name="Text">The text, as LaTeX is to read it: without escapes, entities and the marks of quotations.</param>
/// <param name="Map">From its places to those of the document.</param>
/// <param name="IsDisplay">Whether it stands apart from the text.</param>
internal sealed record MathFragment(string Text, SourceMap Map, bool IsDisplay)
{
    /// <summary>Where it starts in the document.</summary>
    public int Offset => Map.ToDocument(0);

    /// <summary>The fragment as it was written, where macros were expanded in it; else null.</summary>
    public MathFragment? Written { get; init; }
}

/// <summary>A heading.</summary>
/// <param name="Level">1 for the highest.</param>
/// <param name="Text">Its text.</param>
/// <param name="Offset">Where it starts in the document.</param>
internal sealed record Heading(int Level, string Text, int Offset);

/// <summary>What stands behind <c>convsym:</c> in a comment.</summary>
/// <param name="Text">The declaration.</param>
/// <param name="Offset">Where it starts in the document.</param>
internal sealed record Declaration(string Text, int Offset);

/// <summary>A line, or a part of one, that is neither maths nor code.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Offset">Where it starts in the document.</param>
internal sealed record ProseLine(string Text, int Offset);

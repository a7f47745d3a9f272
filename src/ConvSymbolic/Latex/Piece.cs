namespace ConvSymbolic.Latex;

/// <summary>A part of a line that may be an equation of its own.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Stop">Behind its last token.</param>
/// <param name="Before">What parts it from the piece before.</param>
/// <param name="HasRelation">Whether a relation stands in it, outside of groups.</param>
/// <param name="IsEmpty">Whether there is nothing in it but blanks and punctuation.</param>
/// <param name="First">Its first token that counts.</param>
/// <param name="Last">Its last token that counts, outside of groups and scripts.</param>
internal sealed record Piece(int Start, int Stop, Boundary Before, bool HasRelation, bool IsEmpty, Token First, Token Last)
{
    /// <summary>This piece and the one behind it as one.</summary>
    /// <param name="next">The one behind.</param>
    public Piece With(Piece next) => new(
        Start, next.Stop, Before, HasRelation || next.HasRelation || next.Before == Boundary.Arrow, IsEmpty && next.IsEmpty, IsEmpty ? next.First : First, next.IsEmpty ? Last : next.Last);
}

/// <summary>What parts two pieces of a line.</summary>
internal enum Boundary
{
    /// <summary>The line starts.</summary>
    None,

    /// <summary><c>&amp;</c>.</summary>
    Column,

    /// <summary><c>\quad</c>.</summary>
    Gap,

    /// <summary>A blank line, or a new line behind a matrix.</summary>
    Paragraph,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary>A word such as "and", or the end of an environment.</summary>
    Join,

    /// <summary><c>\Rightarrow</c>.</summary>
    Arrow,

    /// <summary>A word such as "for": a condition follows.</summary>
    Condition,
}

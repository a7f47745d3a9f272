using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>A part of a document that stands on lines of its own. A closed set.</summary>
internal abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A heading and what stands under it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What stands under it; sections in it are subsections.</param>
internal sealed record Section(string Title, IReadOnlyList<Block> Blocks) : Block;

/// <summary>What the checker of hand derivations is told of the part that begins here. Readers don't see it.</summary>
/// <param name="Text">The declaration.</param>
internal sealed record Declaration(string Text) : Block;

/// <summary>Running text.</summary>
/// <param name="Text">The text.</param>
internal sealed record Paragraph(Prose Text) : Block;

/// <summary>Formulas on lines of their own, aligned at their relations.</summary>
/// <param name="Lines">The formulas.</param>
internal sealed record Display(IReadOnlyList<DisplayLine> Lines) : Block
{
    /// <summary>Formulas without reasons.</summary>
    public Display(params Expression[] formulas)
        : this([.. formulas.Select(formula => new DisplayLine(formula))])
    {
    }
}

/// <summary>A formula of a display.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Reason">Why it holds, in a few words, or null.</param>
internal sealed record DisplayLine(Expression Formula, string? Reason = null);

/// <summary>Formulas side by side, as many on a line as fit: arrays as matrices.</summary>
/// <param name="Rows">The formulas; each row begins a line, and goes on in the next where it is too long.</param>
internal sealed record SideBySide(IReadOnlyList<IReadOnlyList<Expression>> Rows) : Block
{
    /// <summary>Formulas in one row.</summary>
    public SideBySide(IReadOnlyList<Expression> formulas)
        : this([formulas])
    {
    }
}

/// <summary>A list.</summary>
/// <param name="IsNumbered">Whether the items have numbers.</param>
/// <param name="Items">The items.</param>
internal sealed record ItemList(bool IsNumbered, IReadOnlyList<Prose> Items) : Block;

/// <summary>A statement or a remark that stands out.</summary>
/// <param name="Kind">Its kind, such as Theorem or Remark.</param>
/// <param name="Title">What it is about, or null.</param>
/// <param name="Blocks">What it says: paragraphs, displays and lists.</param>
internal sealed record Box(string Kind, string? Title, IReadOnlyList<Block> Blocks) : Block;

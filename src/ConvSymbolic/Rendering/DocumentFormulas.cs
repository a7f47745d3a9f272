using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>The formulas that stand in the blocks of a document.</summary>
internal static class DocumentFormulas
{
    public static IEnumerable<Expression> In(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Section section => In(section.Blocks),
        Box box => In(box.Blocks),
        Paragraph paragraph => In(paragraph.Text),
        ItemList list => list.Items.SelectMany(In),
        Display display => display.Lines.Select(line => line.Formula),
        SideBySide side => side.Rows.SelectMany(row => row),
        _ => [],
    });

    private static IEnumerable<Expression> In(Prose prose) => prose.Parts.OfType<Formula>().Select(formula => formula.Expression);
}

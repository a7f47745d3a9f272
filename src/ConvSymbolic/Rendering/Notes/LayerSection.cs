using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>The layer: its sizes, its conventions, its arrays as matrices, and every output written out.</summary>
internal static class LayerSection
{
    public static Section Of(NotesSource source, NotationOptions notation, OperatorDefinitions operators)
    {
        var layer = source.Layer;
        string operation = layer.IsTransposed
            ? "is a transposed convolution of"
            : layer.IsTrueConvolution ? "convolves (with a flipped filter)" : "correlates";
        var blocks = new List<Block>
        {
            new Paragraph($"The layer {operation} an input {Symbols.Input} of {Phrases.Extents(layer.Input)} entries with a filter {Symbols.Filter} of {Phrases.Extents(layer.Filter)} entries and gives an output {Symbols.Output} of {Phrases.Extents(layer.Output)} entries. {Phrases.Settings(layer)}"),
            new Paragraph(layer.IsTransposed
                ? $"On each axis the output has stride × (input extent − 1) + dilation × (filter extent − 1) + 1 − padding before − padding after + output padding entries: {Phrases.OutputExtents(layer)}."
                : (Prose)$"On each axis the output has ⌊(input extent + padding before + padding after − dilation × (filter extent − 1) − 1) / stride⌋ + 1 entries: {Phrases.OutputExtents(layer)}."),
            new Paragraph($"Indices start at {notation.IndexBase}. An entry whose index lies outside its array is 0."),
        };
        if (!layer.IsPlain)
            blocks.Add(new Paragraph(Phrases.Superscripts(layer)));
        blocks.Add(new SideBySide([.. Arrays(source)]));
        blocks.AddRange(operators.Blocks);
        return new Section("The layer", blocks);
    }

    public static Section Forward(NotesSource source)
    {
        var step = source.Steps(Target.Output)[0];
        var selection = EntrySelection.Of(source.Block(Target.Output), source.IsFull);
        string bias = source.Layer.HasBias ? ", plus the bias of its filter" : "";
        var blocks = new List<Block>
        {
            new Paragraph(source.Layer.IsTransposed
                ? $"Every entry of {Symbols.Input} is spread over the outputs by the entries of {Symbols.Filter}; an output is the sum of the products that reach it{bias}:"
                : (Prose)$"Every output is a sum of products of the entries of {Symbols.Input} under the filter with the entries of {Symbols.Filter}{bias}:"),
            new Display(new Equation(step.Before, step.After)),
            new Paragraph(Phrases.Selected(selection, source.Block(Target.Output).Count, "Written out, the outputs are", "Written out, outputs at a corner, an edge and in the interior are")),
            new Display([.. selection.Offsets.Select(offset =>
                new DisplayLine(new Equation(source.Symbol(Target.Output, offset), PolynomialTree.Of(source.Output(offset)))))]),
        };
        return new Section("The forward pass", blocks);
    }

    private static IEnumerable<Expression> Arrays(NotesSource source)
    {
        var layer = source.Layer;
        foreach (var (block, symbol, spatial) in new (VariableBlock, string, IReadOnlyList<int>)[]
        {
            (layer.InputSymbols, Names.Input, layer.Input),
            (layer.FilterSymbols, Names.Filter, layer.Filter),
            (layer.UpstreamSymbols, Names.Output, layer.Output),
        })
        {
            yield return new Equation(Symbols.Plane(Entry(block, symbol, new int[spatial.Count])), Pictures.Of(spatial, index => Entry(block, symbol, index)));
        }
    }

    // The first plane stands for all.
    private static Element Entry(VariableBlock block, string symbol, int[] index)
    {
        int offset = 0;
        int[] full = [.. new int[block.LeadingAxes], .. index];
        for (int axis = 0; axis < full.Length; axis++)
            offset = offset * block.Extents[axis] + full[axis];
        var entry = PolynomialTree.Entry(block, block[offset]);
        return entry is Derivative { By: Element output } ? output : (Element)entry with { Array = new Symbol(symbol) };
    }
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>What stands around the gradients: what is known and wanted, why the filter turns, the update, the statement, and the proof.</summary>
internal static class ClosingSections
{
    public static Section Wanted(NotesSource source)
    {
        var layer = source.Layer;
        var chain = source.Steps(Target.FilterGradient)[0];
        var input = source.Steps(Target.InputGradient)[0];
        var blocks = new List<Block>
        {
            new Paragraph($"Training changes the parameters so that a loss {LayerSymbols.Loss} falls. {Known(layer)} The next layer sends back {Symbols.Upstream}, the {new Strong("upstream gradient")}, an array of the shape of the output: it is known."),
            new Paragraph($"Wanted are {Symbols.Gradient(Symbols.Filter)} to update the filter,{(layer.HasBias ? " the gradient of the bias to update the bias," : "")} and {Symbols.Gradient(Symbols.Input)} to send back to the layer before. The loss depends on both through the outputs alone, so the chain rule gives"),
            new Display(new Equation(chain.Before, chain.After), new Equation(input.Before, input.After)),
        };
        return new Section("What is known and what is wanted", blocks);
    }

    private static string Known(Layers.Layer layer) => layer.HasBias
        ? "The layer has two kinds of parameters, its filter and its bias."
        : "The parameters of the layer are the entries of its filter.";

    public static Section WhyTheFilterTurns(NotesSource source)
    {
        var layer = source.Layer;
        var blocks = new List<Block>();
        var resolved = source.After(Target.InputGradient, Rules.SymbolDerivative)!;
        Bracket? meeting = null;
        resolved.Transform(node =>
        {
            if (node is Bracket bracket)
                meeting ??= bracket;
            return node;
        });
        blocks.Add(new Paragraph($"The derivation above turns on one condition: an output contains the product of an input entry and a filter entry exactly when"));
        blocks.Add(new Display(meeting!));
        blocks.Add(new Paragraph((layer.IsTransposed, layer.IsTrueConvolution) switch
        {
            (true, _) => "Fix the input entry. From one output in which it occurs to the next, the filter index grows with the output index: over the outputs in order, the filter entries come in order too. A correlation reads the array that slides in order, so the filter is read as the layer reads it, and the backward pass of a transposed convolution is an ordinary convolution.",
            (false, true) => "Fix the input entry. The summation index of the filter falls as the output index grows, and the layer itself reads the filter backwards in that index: both reversals cancel, so over the outputs in order the filter entries come in order. The filter enters the correlation unrotated.",
            _ => "Fix the input entry. On every axis the filter index falls as the output index grows, for their sum is fixed. Reading the outputs forwards therefore reads the filter backwards. A correlation reads the array that slides forwards, so the filter has to be turned by 180° first. No rotation is put in by hand: it is the step called reversal of the sum.",
        }));
        string title = layer.IsTransposed ? "Why the filter does not turn" : layer.IsTrueConvolution ? "Why the filter does not turn again" : "Why the filter turns";
        return new Section(title, blocks);
    }

    public static Section Update(NotesSource source)
    {
        var lines = new List<DisplayLine>
        {
            new(new Equation(new Symbol(NewFilter), Difference(Symbols.Filter, Symbols.Gradient(Symbols.Filter)))),
        };
        if (source.Layer.HasBias)
            lines.Add(new(new Equation(new Symbol(NewBias), Difference(Symbols.Bias, Symbols.Gradient(Symbols.Bias)))));
        return new Section("The update",
        [
            new Paragraph($"Gradient descent with the learning rate {Symbols.Rate} takes a step against the gradient:"),
            new Display(lines),
            .. Entries(source),
        ]);
    }

    private static IEnumerable<Block> Entries(NotesSource source)
    {
        // A new version and image or channel numbers would be two superscripts.
        if (!source.Layer.IsPlain)
            yield break;
        var selection = EntrySelection.Of(source.Block(Target.FilterGradient), source.IsFull);
        yield return new Paragraph("Entry by entry, for instance:");
        yield return new Display([.. selection.Offsets.Take(source.IsFull ? 4 : 1).Select(offset => new DisplayLine(new Equation(
            Renamed(source.Symbol(Target.FilterGradient, offset)),
            Difference(source.Symbol(Target.FilterGradient, offset), Gradient(source, offset)))))]);
    }

    public static Section Statement(NotesSource source)
    {
        var layer = source.Layer;
        return new Section("Both passes are convolutions",
        [
            new Box("Theorem", Phrases.Sizes(layer),
            [
                new Paragraph("The forward pass and both gradients of this layer are correlations:"),
                new Display(
                    new Equation(Recognition.OutputPlane(LayerSizes.Of(layer)), source.Recognised(Target.Output)),
                    new Equation(Symbols.Gradient(source.Whole(Target.FilterGradient)), source.Recognised(Target.FilterGradient)),
                    new Equation(Symbols.Gradient(source.Whole(Target.InputGradient)), source.Recognised(Target.InputGradient))),
            ]),
        ]);
    }

    public static Section Proof(NotesSource source)
    {
        var blocks = new List<Block>();
        if (source.Report is not { } report)
        {
            blocks.Add(new Paragraph(FormattableString.Invariant($"This layer has {source.Products:N0} products, more than the {NotesSource.WholeLimit:N0} up to which the notes derive and prove a whole layer. Run the prove command with the same options to decide every entry. The general formulas above hold for each entry that is shown: the shown entries were formed by differentiation.")));
            return new Section("What was proved, and how", blocks);
        }
        blocks.Add(new Paragraph("Every entry of every gradient was established in two ways that share the arithmetic of polynomials and the sizes of the arrays, but no formula. The first writes out all outputs and differentiates them symbol by symbol, as in these notes. The second puts symbols into the convolution on the right-hand side and carries it out. Both results are brought into canonical form, in which two polynomials are equal exactly when they are written alike, and compared."));
        blocks.Add(new ItemList(IsNumbered: false, [.. report.Theorems.Select(Verdict)]));
        if (source.Replay() is { } replay)
            blocks.Add(new Paragraph(replay));
        return new Section("What was proved, and how", blocks);
    }

    private static Prose Verdict(TheoremProof theorem)
    {
        var (array, name) = theorem.Name switch
        {
            TheoremProof.FilterGradient => (Symbols.Filter, "filter gradient"),
            TheoremProof.InputGradient => (Symbols.Input, "input gradient"),
            _ => (Symbols.Bias, "bias gradient"),
        };
        string verdict = theorem.Verdict switch
        {
            Proofs.Verdict.Proved => FormattableString.Invariant($"proved for this size, {Diagnostics.Counted.Grouped(theorem.Entries, "entry", "entries")} compared"),
            Proofs.Verdict.Refuted => "refuted",
            _ => "undecided",
        };
        return $"The {name} {Symbols.Gradient(array)}: {verdict}.{(theorem.Reason is { } reason ? " " + reason : "")}";
    }

    private static Expression Gradient(NotesSource source, int offset)
    {
        var ends = source.Ends(Target.FilterGradient, offset, Math.Min(source.TermLimit, MostTerms));
        IEnumerable<Expression> terms = ends.First.Select(term => PolynomialTree.Of(source.Layer.Ring, term));
        if (ends.Last is { } last)
            terms = [.. terms, new Omission(ends.Omitted), PolynomialTree.Of(source.Layer.Ring, last)];
        return Building.Plus(terms);
    }

    // The most terms of a gradient that are written behind a rate.
    private const int MostTerms = 8;

    private const string NewFilter = Names.Filter + "_new", NewBias = Names.Bias + "_new";

    private static Sum Difference(Expression from, Expression gradient) =>
        new Sum([from, Building.Times(new Number(-1), Symbols.Rate, gradient)]);

    private static Expression Renamed(Expression entry) => entry is Element element ? element with { Array = new Symbol(NewFilter) } : entry;
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>
/// The complete lecture notes of a layer: from its arrays over the forward pass, the chain rule and both gradients to the update, a worked
/// example and what was proved. Large layers show general formulas and chosen entries, and say what they leave out.
/// </summary>
internal static class LectureNotes
{
    public static void Write(Layer layer, NotesOptions options, TextWriter output)
    {
        var source = new NotesSource(layer, options);
        var document = Compose(source, options);
        var style = WritingStyle.For(layer.Ring, options.Notation) with { TermLimit = source.TermLimit };
        var general = GeneralDerivation.Style(options.Notation);
        using var body = new StringWriter { NewLine = "\n" };
        if (options.Format == NotesFormat.Latex)
        {
            new LatexDocument(style, body).Write(document);
            if (source.IsFull)
                new LatexDocument(general, body).Write(GeneralSection.Of(layer, options.Notation));
            output.Write((options.Template ?? DocumentTemplate.Latex).Render(LatexText.Escape(document.Title), body.ToString()));
        }
        else
        {
            new MarkdownDocument(style, body).Write(document);
            if (source.IsFull)
            {
                body.WriteLine();
                new MarkdownDocument(general, body).Write(GeneralSection.Of(layer, options.Notation));
            }
            output.Write((options.Template ?? DocumentTemplate.Markdown).Render(MarkdownText.Escape(document.Title), body.ToString()));
        }
    }

    public static Document Compose(NotesSource source, NotesOptions options)
    {
        var blocks = new List<Block>
        {
            LayerSection.Forward(source),
            ClosingSections.Wanted(source),
            new GradientSection(source, Target.FilterGradient).Write(),
        };
        if (source.Layer.HasBias)
            blocks.Add(new GradientSection(source, Target.BiasGradient).Write());
        var example = new ExampleSection(source.Layer, source.TermLimit);
        var whole = Declarations.Of(source.Layer, options.Notation);
        var small = example.Other is { } other ? Declarations.Of(other, options.Notation) : null;
        blocks.AddRange(
        [
            new GradientSection(source, Target.InputGradient).Write(),
            ClosingSections.WhyTheFilterTurns(source),
            ClosingSections.Update(source),
            ClosingSections.Statement(source),
            .. new Block?[] { small, example.Write(), small is null ? null : whole }.OfType<Block>(),
            ClosingSections.Proof(source),
        ]);
        blocks.Insert(0, LayerSection.Of(source, options.Notation, OperatorDefinitions.Of(DocumentFormulas.In(blocks), options.Notation)));
        if (whole is not null)
            blocks.Insert(0, whole);
        return new Document(Phrases.Title(source.Layer), blocks);
    }
}

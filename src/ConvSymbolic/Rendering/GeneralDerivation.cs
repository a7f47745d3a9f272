using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>Writes the derivation for all sizes: the steps of each target with names for every size. Indices start at 0, as in the theory.</summary>
internal static class GeneralDerivation
{
    /// <summary>What the letters of the general derivation mean.</summary>
    public static Prose Legend =>
        $"One letter stands for the indices or sizes of all spatial axes, however many; every formula holds axis by axis, and indices start at 0. Input, filter and output have the extents {Size("H")}, {Size("K")} and {Size("H'")}; {Size("s")} is the stride, {Size("d")} the dilation, {Size("p")} the padding before and {Size("p⁺")} after the data (negative padding crops), {Size("t⁺")} the output padding of a transposed convolution. There are {Size("N")} images and {Size("g")} groups, each with {Size("C/g")} of the input channels and {Size("O/g")} of the filters. An entry outside its array counts as 0, [P] is 1 when P holds and 0 otherwise, and a prime marks an index that is summed over.";

    /// <summary>The reader's names, and indices from 0.</summary>
    public static WritingStyle Style(NotationOptions notation) => WritingStyle.Default with { Notation = notation with { IndexBase = 0 } };

    public static void Write(Layer layer, IReadOnlyList<Target> targets, NotationOptions notation, DerivationFormat format, TextWriter output)
    {
        var style = Style(notation);
        switch (format)
        {
            case DerivationFormat.Text:
                WriteText(layer, targets, style, output);
                break;
            case DerivationFormat.Json:
                WriteJson(layer, targets, style, output);
                break;
            case DerivationFormat.Latex:
                {
                    using var body = new StringWriter { NewLine = "\n" };
                    new LatexDocument(style, body).Write(Compose(layer, targets, notation));
                    output.Write(DocumentTemplate.Latex.Render(LatexText.Escape(Title(layer)), body.ToString()));
                    break;
                }
            case DerivationFormat.Markdown:
                {
                    using var body = new StringWriter { NewLine = "\n" };
                    new MarkdownDocument(style, body).Write(Compose(layer, targets, notation));
                    output.Write(DocumentTemplate.Markdown.Render(MarkdownText.Escape(Title(layer)), body.ToString()));
                    break;
                }
            default:
                Fail.With("derivation.general-format", "The derivation for all sizes is index notation: it can be written as text, latex, markdown or json.");
                break;
        }
    }

    /// <summary>The lines of a target: what is equal to what, and why.</summary>
    public static Display Lines(Layer layer, Target target)
    {
        var steps = Steps(layer, target);
        return new Display([.. steps.Select(step => new DisplayLine(new Equation(steps[0].Before, step.After), step.Rule.Title))]);
    }

    /// <summary>What the operators in the steps mean.</summary>
    public static OperatorDefinitions Definitions(Layer layer, IEnumerable<Target> targets, NotationOptions notation) =>
        OperatorDefinitions.Of(targets.SelectMany(target => Steps(layer, target)).Select(step => step.After), Style(notation).Notation);

    private static IReadOnlyList<Step> Steps(Layer layer, Target target) => Schemas.Of(LayerSizes.General(layer.IsTransposed, layer.IsTrueConvolution), target);

    /// <summary>Which layers it is about.</summary>
    public static string Title(Layer layer) =>
        $"{(layer.IsTransposed ? "Transposed convolution" : "Convolution")} of any size, {LayerJson.Convention(layer)}";

    private static Document Compose(Layer layer, IReadOnlyList<Target> targets, NotationOptions notation) => new(
        Title(layer),
        [new Paragraph(Legend), .. Definitions(layer, targets, notation).Blocks, Declarations.General(layer, notation), .. targets.Select(target => new Section(TargetNames.Title(target), [Lines(layer, target)]))]);

    private static IndexValue Size(string name) => new(name);

    private static void WriteText(Layer layer, IReadOnlyList<Target> targets, WritingStyle style, TextWriter output)
    {
        var writer = new PlainTextWriter(style);
        output.Write($"{Title(layer)}\n{PlainProse.Of(Legend, writer)}\n");
        foreach (string line in Definitions(layer, targets, style.Notation).Lines())
            output.Write($"{line}\n");
        foreach (var target in targets)
        {
            var steps = Steps(layer, target);
            string left = writer.Write(steps[0].Before);
            output.Write($"\n{TargetNames.Title(target)}\n");
            for (int k = 0; k < steps.Count; k++)
                output.Write($"{(k == 0 ? left : new string(' ', left.Length))} = {writer.Write(steps[k].After)}    ({steps[k].Rule.Title})\n");
        }
    }

    private static void WriteJson(Layer layer, IReadOnlyList<Target> targets, WritingStyle style, TextWriter output)
    {
        using var text = new JsonText(output);
        var json = text.Writer;
        var writer = new LatexWriter(style);
        json.WriteStartObject();
        json.WriteString("scope", ProofWords.Scope(Proofs.Scope.AllSizes));
        json.WriteString("convention", LayerJson.Convention(layer));
        json.WriteBoolean("transposed", layer.IsTransposed);
        Definitions(layer, targets, style.Notation).WriteTo(json, writer);
        json.WriteStartArray("steps");
        foreach (var target in targets)
        {
            foreach (var step in Steps(layer, target))
            {
                json.WriteStartObject();
                json.WriteString("target", TargetNames.Id(target));
                json.WriteString("rule", step.Rule.Id);
                json.WriteString("title", step.Rule.Title);
                json.WriteString("before", writer.Write(step.Before));
                json.WriteString("after", writer.Write(step.After));
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        text.End();
    }
}

using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering;

public class LatexDocumentTests
{
    private static string Body(Document document, WritingStyle style)
    {
        var body = new StringWriter();
        new LatexDocument(style, body).Write(document);
        return body.ToString();
    }

    [Fact]
    public void Writes_every_kind_of_block() => Golden.Verify(Body(DemoDocument.Make(), WritingStyle.Default));

    [Fact]
    public void A_heading_stays_with_a_frame_below_it()
    {
        var frame = new Section("Title", [new Box("Theorem", null, [new Paragraph("Words.")])]);
        Assert.StartsWith(
            "\\par\\ifdim\\dimexpr\\pagegoal-\\pagetotal\\relax<14\\baselineskip\\newpage\\fi\n\\section{Title}",
            Body(new Document("", [frame]), WritingStyle.Default), StringComparison.Ordinal);
    }

    [Fact]
    public Task Every_kind_of_block_compiles_without_overfull_boxes() => Compile(DemoDocument.Make(), WritingStyle.Default);

    [Theory]
    [InlineData("3,3", "2,2", 1, 1, 1)]
    [InlineData("7,12", "3,2", 2, 4, 2)]
    [InlineData("5,5,5", "2,3,2", 1, 2, 1)]
    public Task Every_step_of_a_derivation_compiles_without_overfull_boxes(string input, string filter, int stride, int channels, int groups)
    {
        var layer = Convolution.Create(Extents(input), Extents(filter), stride: stride, channels: channels, filters: 3 * channels, groups: groups, batch: groups, bias: true);
        var derivation = layer.Derive();
        var blocks = new List<Block>();
        foreach (var target in Enum.GetValues<Target>())
        {
            var steps = derivation.Steps(target);
            blocks.Add(new Display([.. steps.Select(step => new DisplayLine(new Equation(steps[0].Before, step.After), step.Rule.Title))]));
            blocks.Add(new Display(new Equation(steps[0].Before, PolynomialTree.Of(derivation.Tensor(target).At(0)))));
        }
        return Compile(new Document("Derivation", blocks), WritingStyle.For(layer.Ring, NotationOptions.Default));
    }

    private static int[] Extents(string text) => [.. text.Split(',').Select(int.Parse)];

    private static Task Compile(Document document, WritingStyle style) =>
        PdfLatex.Compile(DocumentTemplate.Latex.Render(LatexText.Escape(document.Title), Body(document, style)));
}

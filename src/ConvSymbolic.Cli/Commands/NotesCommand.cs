using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Rendering;
using ConvSymbolic.Rendering.Notes;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym notes</c>: the lecture notes of a layer.</summary>
internal sealed class NotesCommand : Command, IHasExamples
{
    public const string Verb = "notes";

    private readonly LayerArguments _layer = new();
    private readonly NotationArguments _notation = new();
    private readonly ChoiceOption _format = new("--format", "Format of the notes.", "markdown", "latex");
    private readonly ChoiceOption _detail = new("--detail", "Every entry with all its steps, or general formulas and some entries.", "full", "brief");
    private readonly ValueOption _template = new("--template", "FILE", "A document shell of your own, with {{ title }} and {{ body }}.");
    private readonly ValueOption _out = new("--out", "FILE", "Write to this file instead of standard output; without --format the ending of its name says the format.");

    public NotesCommand(CommandContext context)
        : base(Verb, "Write the complete lecture notes of a layer: forward pass, chain rule, gradients, proof, worked example.")
    {
        _layer.AddTo(this);
        _notation.AddTo(this);
        foreach (Option option in (Option[])[_format, _detail, _template, _out])
            Add(option);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym notes", "the 3×3 input with the 2×2 filter, as Markdown"),
        new("convsym notes --format latex --out notes.tex", "a LaTeX document, ready for pdflatex"),
        new("convsym notes --input 7x7 --filter 3x3 --stride 2 --padding 1 --bias --detail brief", "another layer, shorter"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        var layer = _layer.Read(parsed);
        var options = new NotesOptions
        {
            Format = _format.Of(parsed, _out.In(parsed)) == "latex" ? NotesFormat.Latex : NotesFormat.Markdown,
            Detail = _detail.In(parsed) == "brief" ? NotesDetail.Brief : NotesDetail.Full,
            Notation = _notation.Read(parsed),
            Template = _template.In(parsed) is { } template ? DocumentTemplate.Load(template) : null,
        };
        OutputFile.Write(_out.In(parsed), context, output =>
        {
            using (context.StartProgress("writing the notes"))
                layer.WriteNotes(output, options);
        });
        return ExitCode.Done;
    }
}

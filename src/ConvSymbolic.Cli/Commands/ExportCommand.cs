using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Exports;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym export</c>: a layer as source code.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    public const string Verb = "export";

    private readonly LayerArguments _layer = new();
    private readonly ChoiceOption _to = new("--to", "The language of the source.", "csharp", "c", "python");
    private readonly ValueOption _out = new("--out", "FILE", "Write to this file instead of standard output.");

    public ExportCommand(CommandContext context)
        : base(Verb, "Write a layer and its gradients as readable source code.")
    {
        _layer.AddTo(this);
        foreach (Option option in (Option[])[_to, _out])
            Add(option);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym export --to c --input 28x28 --filter 3x3 --stride 2 --padding 1 --out layer.c", "C99 functions over double*"),
        new("convsym export --to python --channels 2 --filters 3 --bias", "a NumPy module"),
        new("convsym export --transposed --stride 2", "a static C# class"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        var layer = _layer.Read(parsed);
        var language = _to.In(parsed) switch
        {
            "c" => SourceLanguage.C,
            "python" => SourceLanguage.Python,
            _ => SourceLanguage.CSharp,
        };
        OutputFile.Write(_out.In(parsed), context, output => layer.WriteSource(output, language));
        return ExitCode.Done;
    }
}

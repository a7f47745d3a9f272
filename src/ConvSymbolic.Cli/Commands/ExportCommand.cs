using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Cli.TestVectors;
using ConvSymbolic.Exchange;
using ConvSymbolic.Exports;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym export</c>: a layer as source code, or random layers with their results.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    public const string Verb = "export";

    private readonly LayerArguments _layer = new();
    private readonly ChoiceOption _to = new("--to", "The language of the source, or of the theorems.", "csharp", "c", "python", "smt", "coq");
    private readonly ValueOption _out = new("--out", "FILE", "Write to this file instead of standard output; without --to the ending of its name says the language.");
    private readonly ValueOption _testVectors = new("--test-vectors", "DIR", "Write random layers with whole numbers and their exact results (.npy and index.json) to this folder instead.");
    private readonly ValueOption _count = new("--count", "N", "How many layers.", "20");
    private readonly ValueOption _seed = new("--seed", "N", "Chooses the layers and the numbers.", "1");

    public ExportCommand(CommandContext context)
        : base(Verb, "Write a layer and its gradients as readable source code, as theorems for a solver or for Coq, or test vectors for other programs.")
    {
        _layer.AddTo(this);
        foreach (Option option in (Option[])[_to, _out, _testVectors, _count, _seed])
            Add(option);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym export --to c --input 28x28 --filter 3x3 --stride 2 --padding 1 --out layer.c", "C99 functions over double*"),
        new("convsym export --to python --channels 2 --filters 3 --bias", "a NumPy module"),
        new("convsym export --transposed --stride 2", "a static C# class"),
        new("convsym export --to smt --input 8x8 --filter 3x3 --out theorems.smt2", "what z3 or cvc5 decides"),
        new("convsym export --test-vectors vectors --count 50 --seed 7", "random layers of all kinds, for tests of other frameworks"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        if (_testVectors.In(parsed) is { } directory)
            return WriteTestVectors(parsed, directory, context);
        if (IsGiven(parsed, _count) || IsGiven(parsed, _seed))
            return Reject.With<int>("arguments.test-vectors", $"{(IsGiven(parsed, _count) ? _count : _seed).Name} belongs to {_testVectors.Name}, which is not given.");
        var layer = _layer.Read(parsed);
        OutputFile.Write(_out.In(parsed), context, _to.Of(parsed, _out.In(parsed)) switch
        {
            "smt" => layer.WriteSmtLib,
            "coq" => output => CoqInstance.Write(layer.Derive(), output),
            "c" => output => layer.WriteSource(output, SourceLanguage.C),
            "python" => output => layer.WriteSource(output, SourceLanguage.Python),
            _ => output => layer.WriteSource(output, SourceLanguage.CSharp),
        });
        return ExitCode.Done;
    }

    private int WriteTestVectors(ParseResult parsed, string directory, CommandContext context)
    {
        if (_layer.IsGiven(parsed) || _layer.IsFlipped(parsed) || IsGiven(parsed, _to) || IsGiven(parsed, _out))
            return Reject.With<int>("arguments.test-vectors", $"{_testVectors.Name} chooses its own layers and files; only {_count.Name} and {_seed.Name} go with it.");
        int count = NumberText.One(_count.Name, _count.In(parsed)!), seed = NumberText.One(_seed.Name, _seed.In(parsed)!);
        if (count is < 1 or > VectorWriter.Most)
            return Reject.With<int>("arguments.count", $"{_count.Name} {count}: expected 1 to {VectorWriter.Most}; another {_seed.Name} gives other layers.");
        VectorWriter.Write(directory, count, seed, context);
        return ExitCode.Done;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}

using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Evaluation;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym eval</c>: the output and the gradients of a layer on arrays.</summary>
internal sealed class EvalCommand : Command, IHasExamples
{
    public const string Verb = "eval";

    private readonly ValueOption _x = new("--x", "FILE", NamedArray.InputHelp) { Required = true };
    private readonly ValueOption _f = new("--f", "FILE", "The filter F: spatial axes, or O,C/g,spatial… (transposed: C,O/g,spatial…).") { Required = true };
    private readonly ValueOption _b = new("--b", "FILE", "The bias, one number per filter.");
    private readonly ValueOption _g = new("--g", "FILE", "The gradient of the output, in the output's shape; asks for dF, dX (and db).");
    private readonly ValueOption _out = new("--out", "DIR", "Folder for O.npy, dF.npy, dX.npy and db.npy; made if it is missing.") { Required = true };
    private readonly ValueOption _axes = new("--axes", "N", "How many axes are spatial; needed for arrays of three axes.");
    private readonly GeometryArguments _geometry = new();

    public EvalCommand(CommandContext context)
        : base(Verb, "Evaluate a layer and its gradients on .npy arrays; the sizes come from the arrays.")
    {
        foreach (Option option in (Option[])[_x, _f, _b, _g, _out, _axes])
            Add(option);
        _geometry.AddTo(this);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym eval --x X.npy --f F.npy --out result", "result/O.npy"),
        new("convsym eval --x X.npy --f F.npy --b b.npy --g G.npy --padding same --out result", "the gradients dF.npy, dX.npy and db.npy too"),
        new("convsym eval --x X.npy --f F.npy --axes 1 --stride 2 --out result", "arrays of three axes: batch, channels, length"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        var geometry = _geometry.Read(parsed);
        int? axes = _axes.In(parsed) is { } text ? NumberText.One(_axes.Name, text) : null;
        var arrays = new LayerArrays(
            NamedArray.Read(_x.In(parsed)!),
            NamedArray.Read(_f.In(parsed)!),
            _b.In(parsed) is { } b ? NamedArray.Read(b) : null,
            _g.In(parsed) is { } g ? NamedArray.Read(g) : null,
            geometry,
            axes);
        Evaluator.Run(arrays, _out.In(parsed)!, context);
        return ExitCode.Done;
    }
}

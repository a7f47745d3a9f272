using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Models;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym derive</c>: every output and every gradient of a layer, entry by entry, with the steps.</summary>
internal sealed class DeriveCommand : Command, IHasExamples
{
    public const string Verb = "derive";

    private readonly LayerArguments _layer = new();
    private readonly FormulaArguments _formula = new();
    private readonly Option<bool> _allSizes = new("--all-sizes") { Description = "The derivation in index notation with names for all sizes; only --transposed and --flip matter of the layer, and indices start at 0." };
    private readonly ChoiceOption _target = new("--target", "Outputs, a gradient, or all that the layer has.", "all", "O", "dF", "dX", "db");
    private readonly ValueOption _entry = new("--entry", "I[,J…]", "One entry of the target: its spatial index, or n,c,spatial… where there are several images, channels or filters.");
    private readonly ChoiceOption _format = new("--format", "Format of the result.", "text", "latex", "markdown", "json", "sympy", "angourimath", "mathematica");
    private readonly NotationArguments _notation = new();
    private readonly ValueOption _out = new("--out", "FILE", "Write to this file instead of standard output; without --format the ending of its name says the format.");
    private readonly LimitArgument _limit = new("The most terms that are written.", DerivationWriting.DefaultTermLimit);

    public DeriveCommand(CommandContext context)
        : base(Verb, "Expand the outputs of a layer and derive its gradients, entry by entry.")
    {
        _layer.AddTo(this);
        _formula.AddTo(this);
        Add(_allSizes);
        Add(_target);
        Add(_entry);
        Add(_format);
        _notation.AddTo(this);
        Add(_out);
        Add(_limit);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym derive", "the 3×3 input and the 2×2 filter of the lecture notes"),
        new("convsym derive --target dX --entry 2,2", "one entry, with its own steps"),
        new("convsym derive --input 5x5 --filter 3x3 --stride 2 --padding same --format latex --out derivation.tex", "another layer, as LaTeX"),
        new("convsym derive --all-sizes --target dX", "in general: every size, stride, padding and number of axes at once"),
        new(@"convsym derive --formula 'Y_{ij} = \sum_{u=0}^{1}\sum_{v=0}^{1} W_{ijuv} X_{i+u,j+v}' --extents 'X 3x3'", "any sum of products: a locally connected layer"),
        new("convsym derive --channels 2 --filters 3 --format sympy", "for another system"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        if (_formula.Read(parsed, _notation) is { } model)
            return Run(model, parsed, context);
        var layer = _layer.Read(parsed);
        var notation = _notation.Read(parsed);
        bool isForAllSizes = parsed.GetValue(_allSizes);
        var target = ReadTarget(layer, _target.In(parsed)!, isForAllSizes);
        var format = ReadFormat(_format.Of(parsed, _out.In(parsed)));
        long limit = _limit.Read(parsed);
        string? path = _out.In(parsed);
        if (isForAllSizes)
        {
            if (_entry.In(parsed) is not null)
                return Reject.With<int>("arguments.entry", $"{_entry.Name} is an entry at a size; leave out {_allSizes.Name} or {_entry.Name}.");
            OutputFile.Write(path, context, output => layer.WriteGeneralDerivation(output, format, target is { } one ? [one] : null, notation));
            return ExitCode.Done;
        }
        if (_entry.In(parsed) is not { } entry)
        {
            OutputFile.Write(path, context, output =>
            {
                using var progress = context.StartProgress("deriving");
                layer.WriteDerivation(output, format, target is { } only ? [only] : null, notation, limit, progress, context.Cancellation);
            });
            return ExitCode.Done;
        }
        if (target is not { } whole)
            return Reject.With<int>("arguments.entry", $"{_entry.Name} needs a single target: {_target.Name} O, dF, dX or db.");
        int[] index = EntryText.Read(_entry.Name, entry, layer.ShapeOf(whole), notation);
        OutputFile.Write(path, context, output =>
        {
            using var progress = context.StartProgress("deriving");
            layer.WriteEntry(whole, index, output, format, notation, limit);
        });
        return ExitCode.Done;
    }

    // A model has its arrays, entries and steps; what is asked of a layer besides has no meaning for it.
    private int Run(Model model, ParseResult parsed, CommandContext context)
    {
        _formula.RefuseOthers(parsed, [_notation.IndexBase, _format, _out, _limit]);
        string named = _format.Of(parsed, _out.In(parsed));
        var format = ReadFormat(named);
        if (format is not (DerivationFormat.Text or DerivationFormat.Json))
            return Reject.With<int>("arguments.format", $"{_format.Name} {named}: a formula is derived as text or json.");
        var notation = FormulaArguments.Notation(parsed, _notation);
        long limit = _limit.Given(parsed) ?? ModelDeriving.DefaultProductLimit;
        OutputFile.Write(_out.In(parsed), context, output =>
        {
            using var progress = context.StartProgress("deriving");
            var derivation = model.Derive(limit);
            if (format == DerivationFormat.Json)
                derivation.WriteJson(output, notation);
            else
                derivation.WriteText(output, notation);
        });
        return ExitCode.Done;
    }

    private Target? ReadTarget(Layer layer, string text, bool isForAllSizes) => text switch
    {
        "O" => Target.Output,
        "dF" => Target.FilterGradient,
        "dX" => Target.InputGradient,
        "db" => layer.HasBias || isForAllSizes ? Target.BiasGradient : Reject.With<Target>("arguments.target", $"{_target.Name} db: the layer has no bias; add --bias."),
        _ => null,
    };

    private static DerivationFormat ReadFormat(string text) => text switch
    {
        "latex" => DerivationFormat.Latex,
        "markdown" => DerivationFormat.Markdown,
        "json" => DerivationFormat.Json,
        "sympy" => DerivationFormat.SymPy,
        "angourimath" => DerivationFormat.AngouriMath,
        "mathematica" => DerivationFormat.Mathematica,
        _ => DerivationFormat.Text,
    };
}

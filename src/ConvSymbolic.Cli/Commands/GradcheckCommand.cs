using System.CommandLine;
using System.Numerics;
using ConvSymbolic.Arrays;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Evaluation;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.GradientChecks;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym gradcheck</c>: results of somebody's code against the exact ones.</summary>
internal sealed class GradcheckCommand : Command, IHasExamples
{
    public const string Verb = "gradcheck";

    private readonly ValueOption _x = new("--x", "FILE", NamedArray.InputHelp) { Required = true };
    private readonly ValueOption _f = new("--f", "FILE", "The filter F: spatial axes, or O,C/g,spatial… (transposed: C,O/g,spatial…).") { Required = true };
    private readonly ValueOption _b = new("--b", "FILE", "The bias, one number per filter.");
    private readonly ValueOption _g = new("--g", "FILE", "The gradient of the output, in the output's shape; needed for gradients.");
    private readonly ValueOption _o = new("--o", "FILE", "Your output.");
    private readonly ValueOption _df = new("--df", "FILE", "Your gradient of the filter.");
    private readonly ValueOption _dx = new("--dx", "FILE", "Your gradient of the input.");
    private readonly ValueOption _db = new("--db", "FILE", "Your gradient of the bias.");
    private readonly ValueOption _axes = new("--axes", "N", "How many axes are spatial; needed for arrays of three axes.");
    private readonly ChoiceOption _format = new("--format", "Format of the report.", "text", "json");
    private readonly ValueOption _out = new("--out", "FILE", "Write the report to this file instead of standard output; without --format the ending of its name says the format.");
    private readonly LimitArgument _limit = new("The most products that are worked on.", GradientChecking.DefaultProductLimit);
    private readonly GeometryArguments _geometry = new();

    public GradcheckCommand(CommandContext context)
        : base(Verb, "Check the results of your own code against the exact ones; name the slip that explains a difference.")
    {
        foreach (Option option in (Option[])[_x, _f, _b, _g, _o, _df, _dx, _db, _axes])
            Add(option);
        _geometry.AddTo(this);
        Add(_format);
        Add(_out);
        Add(_limit);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym gradcheck --x X.npy --f F.npy --g G.npy --df my_dF.npy --dx my_dX.npy", "exit code 1 when an entry differs"),
        new("convsym gradcheck --x X.npy --f F.npy --b b.npy --o my_O.npy --stride 2 --padding same", "a forward pass"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        var geometry = _geometry.Read(parsed);
        int? axes = _axes.In(parsed) is { } text ? NumberText.One(_axes.Name, text) : null;
        var arrays = new LayerArrays(NamedArray.Read(_x.In(parsed)!), NamedArray.Read(_f.In(parsed)!), Read(_b), Read(_g), geometry, axes);
        NamedArray? o = Result(_o, "the output", arrays.OutputShape), df = Result(_df, "the gradient of the filter", arrays.F.Shape), dx = Result(_dx, "the gradient of the input", arrays.X.Shape),
            db = Result(_db, "the gradient of the bias", [arrays.Layer.Filters]);
        if (o is null && df is null && dx is null && db is null)
            return Reject.With<int>("gradcheck.nothing", $"gradcheck needs a result to check: {_o.Name}, {_df.Name}, {_dx.Name} or {_db.Name}.");
        if (arrays.G is null && (df ?? dx ?? db) is { } gradient)
            return Reject.With<int>("gradcheck.upstream", $"{gradient.File} is a gradient; gradcheck needs {_g.Name}, the gradient of the output, to check it.");
        long limit = _limit.Read(parsed);
        var type = ElementTypes.Common(arrays.X, arrays.F, arrays.B, arrays.G, o, df, dx, db);
        using var progress = context.StartProgress("checking");
        var report = type switch
        {
            NpyElementType.Float16 => Check<Half>(),
            NpyElementType.Float32 => Check<float>(),
            NpyElementType.Float64 => Check<double>(),
            // Whole numbers of 64 bits, with a sign or without.
            _ => Check<Int128>(),
        };
        OutputFile.Write(_out.In(parsed), context, _format.Of(parsed, _out.In(parsed)) == "json" ? report.WriteJson : report.WriteText);
        return report.IsWrong ? ExitCode.Refuted : report.IsRight ? ExitCode.Done : ExitCode.Undecided;

        NamedArray? Read(ValueOption option) => option.In(parsed) is { } file ? NamedArray.Read(file) : null;

        NamedArray? Result(ValueOption option, string what, IReadOnlyList<int> shape)
        {
            if (Read(option) is not { } array)
                return null;
            return array.Shape.SequenceEqual(shape)
                ? array
                : Reject.With<NamedArray>("eval.shape", $"{array}, but {what} of this layer has shape {NamedArray.Describe([.. shape])}.");
        }

        GradientReport Check<T>()
            where T : unmanaged, INumber<T> => arrays.Layer.CheckNumbers(
                new LayerNumbers<T>
                {
                    Input = arrays.X.AsFinite<T>(),
                    Filter = arrays.F.AsFinite<T>(),
                    Bias = arrays.B?.AsFinite<T>() ?? [],
                    Upstream = arrays.G?.AsFinite<T>(),
                    Output = o?.As<T>(),
                    FilterGradient = df?.As<T>(),
                    InputGradient = dx?.As<T>(),
                    BiasGradient = db?.As<T>(),
                },
                limit);
    }
}

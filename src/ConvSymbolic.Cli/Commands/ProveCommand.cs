using System.CommandLine;
using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Cli.Outside;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Models;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym prove</c>: decides the theorems about a layer.</summary>
internal sealed class ProveCommand : Command, IHasExamples
{
    public const string Verb = "prove";

    private readonly LayerArguments _layer = new();
    private readonly FormulaArguments _formula = new();
    private readonly NotationArguments _notation = new();
    private readonly ChoiceOption _format = new("--format", "Format of the report.", "text", "json");
    private readonly Option<bool> _allSizes = new("--all-sizes") { Description = "Prove the theorems for every size, stride, dilation, padding and number of axes, groups and channels at once; only --transposed and --flip matter of the layer, and indices start at 0." };
    private readonly ValueOption _claim = new("--claim", "LATEX",
        "Prove or refute this equation instead: for all sizes, or at the layer that is given. "
            + "conv and full are cross-correlations, with --flip, too; * is the layer's operation.");
    private readonly ValueOption _certificate = new("--certificate", "FILE", "Write the certificate of the proof for all sizes to this file; implies --all-sizes.");
    private readonly OutsideArguments _outside = new();
    private readonly ValueOption _smtLib = new("--smt-lib", "FILE", "Write what is proved at the layer's size to this file as an SMT-LIB script.");
    private readonly ValueOption _out = new("--out", "FILE", "Write to this file instead of standard output; without --format the ending of its name says the format.");
    private readonly LimitArgument _limit = new("The most products X·F that are worked on.", Estimate.DefaultProductLimit);

    public ProveCommand(CommandContext context)
        : base(Verb, "Prove that the gradients of a layer are convolutions: at its size, every entry derived and compared, or for all sizes.")
    {
        _layer.AddTo(this);
        _formula.AddTo(this);
        _notation.AddTo(this);
        foreach (Option option in (Option[])[_allSizes, _claim, _certificate, _smtLib])
            Add(option);
        _outside.AddTo(this);
        foreach (Option option in (Option[])[_format, _out, _limit])
            Add(option);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym prove", "the theorems of the lecture notes: a 3×3 input and a 2×2 filter"),
        new("convsym prove --input 28x28 --filter 5x5 --stride 2 --padding same", "of another layer"),
        new("convsym prove --all-sizes --certificate proof.cert", "for all sizes at once, with a certificate for convsym verify"),
        new(@"convsym prove --claim '\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})'", "why must the filter be rotated? The smallest layer and numbers that refute it"),
        new(@"convsym prove --formula 'C_{ik} = \sum_j A_{ij} B_{jk}' --extents 'A 2x3, B 3x4'", "any sum of products: the gradients of a matrix product"),
        new("convsym prove --input 8x8 --filter 3x3 --with z3", "has the solver z3 prove the theorems anew, from the definition of the layer"),
        new("convsym prove --all-sizes --with coq", "has Coq prove them for all sizes, too"),
        new("convsym prove --transposed --stride 2 --format json", "for a program; exit code 1 when something is refuted"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        if (_formula.Read(parsed, _notation) is { } model)
            return Prove(model, parsed, context);
        var layer = _layer.Read(parsed);
        var notation = _notation.Read(parsed);
        long limit = _limit.Read(parsed);
        var outside = _outside.Read(parsed, context.Cancellation);
        if (_claim.In(parsed) is { } claim)
        {
            if (parsed.GetValue(_allSizes) || _certificate.In(parsed) is not null)
                Reject.With("arguments.scope", "--claim: a claim is tried for all sizes first, and has no certificate; leave out --all-sizes and --certificate.");
            return Prove(claim, layer, notation, outside, parsed, context);
        }
        string? certificate = _certificate.In(parsed);
        bool isForAllSizes = certificate is not null || parsed.GetValue(_allSizes);
        if (isForAllSizes)
            RequireAllSizes(outside, parsed);
        if (certificate is not null)
            OutputFile.Write(certificate, context, output => output.Write(AllSizes.Certificate(layer)));
        if (_smtLib.In(parsed) is { } smtLib)
            OutputFile.Write(smtLib, context, output => layer.WriteSmtLib(output));
        var verdict = Verdict.Undecided;
        OutputFile.Write(_out.In(parsed), context, output =>
        {
            ProofReport report;
            using (context.StartProgress("proving"))
            {
                report = isForAllSizes ? layer.ProveForAllSizes() with { CertificatePath = certificate } : layer.Derive(limit).ProveWithSteps();
                report = outside.Checkers.Aggregate(report, (checkedSoFar, checker) => checker.Check(checkedSoFar, outside.Run));
            }
            if (_format.Of(parsed, _out.In(parsed)) == "json")
                report.WriteJson(output, notation);
            else
                report.WriteText(output, notation);
            Tell(report.Contradictions, context);
            verdict = report.Verdict;
        });
        return ExitOf(verdict);
    }

    // Solvers need numbers for the sizes.
    private void RequireAllSizes(OutsideProcess outside, ParseResult parsed)
    {
        foreach (var checker in outside.Checkers.Where(checker => !checker.Decides(Scope.AllSizes)))
            Reject.With("arguments.scope", $"--with {checker.Name} decides theorems at a size; leave out --all-sizes and --certificate and give the sizes, or ask coq, which has the proof for all sizes.");
        if (_smtLib.In(parsed) is not null)
            Reject.With("arguments.scope", "--smt-lib writes the theorems at a size; leave out --all-sizes and --certificate and give the sizes, or leave out --smt-lib.");
    }

    // Without options for the layer, or with its kind alone, the claim is about every layer.
    private int Prove(string claim, Layer layer, NotationOptions notation, OutsideProcess outside, ParseResult parsed, CommandContext context)
    {
        var report = HandDerivation.Prove(claim, new ClaimOptions
        {
            Layer = _layer.IsOfOneSize(parsed) ? layer : null,
            IsTransposed = layer.IsTransposed,
            IsTrueConvolution = layer.IsTrueConvolution,
            Notation = notation,
            IndexBase = _notation.IsIndexBaseGiven(parsed) ? notation.IndexBase : null,
        });
        if (_smtLib.In(parsed) is { } smtLib)
            OutputFile.Write(smtLib, context, report.WriteSmtLib);
        OutputFile.Write(_out.In(parsed), context, output =>
        {
            using (context.StartProgress("asking"))
                report = outside.Checkers.Aggregate(report, (checkedSoFar, checker) => checker.Check(checkedSoFar, outside.Run));
            if (_format.Of(parsed, _out.In(parsed)) == "json")
                report.WriteJson(output);
            else
                report.WriteText(output);
            Tell(report.Contradictions, context);
        });
        return ExitOf(report.VerdictOfAll);
    }

    private int Prove(Model model, ParseResult parsed, CommandContext context)
    {
        _formula.RefuseOthers(parsed, [_notation.IndexBase, _format, _out, _limit]);
        var notation = FormulaArguments.Notation(parsed, _notation);
        var verdict = Verdict.Undecided;
        OutputFile.Write(_out.In(parsed), context, output =>
        {
            ModelProofReport report;
            using (context.StartProgress("proving"))
                report = model.Derive(_limit.Given(parsed) ?? ModelDeriving.DefaultProductLimit).Prove();
            if (_format.Of(parsed, _out.In(parsed)) == "json")
                report.WriteJson(output, notation);
            else
                report.WriteText(output, notation);
            verdict = report.Verdict;
        });
        return ExitOf(verdict);
    }

    private static void Tell(IReadOnlyList<string> contradictions, CommandContext context)
    {
        foreach (string contradiction in contradictions)
            context.Tell(contradiction);
    }

    private static int ExitOf(Verdict verdict) => verdict switch
    {
        Verdict.Proved => ExitCode.Done,
        Verdict.Refuted => ExitCode.Refuted,
        _ => ExitCode.Undecided,
    };
}

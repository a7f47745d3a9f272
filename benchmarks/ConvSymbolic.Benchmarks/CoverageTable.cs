using System.Globalization;
using ConvSymbolic.Derivations;
using ConvSymbolic.Exchange;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Benchmarks;

/// <summary>
/// The table of the parameter space in docs/coverage.md: a layer of each class is derived and proved at its size, there also by the solvers that
/// are installed, and the theorems for all sizes of its kind are derived, certified and verified.
/// </summary>
public static class CoverageTable
{
    private static readonly (string Class, Layer Layer)[] Rows =
    [
        ("the layer of the notes: stride 1, no padding", Convolution.Create([3, 3], [2, 2])),
        ("one axis", Convolution.Create([7], [3])),
        ("three axes", Convolution.Create([3, 3, 3], [2, 2, 2])),
        ("four axes", Convolution.Create([2, 2, 2, 2], [1, 2, 1, 2])),
        ("odd kernel, same padding", Convolution.Create([5, 5], [3, 3], padding: Padding.Same)),
        ("even kernel, same padding", Convolution.Create([5, 5], [4, 4], padding: Padding.Same)),
        ("stride, positions that no window reaches", Convolution.Create([8, 8], [3, 3], stride: 2)),
        ("dilation", Convolution.Create([7, 7], [3, 3], dilation: 2)),
        ("stride, dilation and padding together", Convolution.Create([9, 8], [3, 2], stride: 3, padding: 2, dilation: 2)),
        ("uneven padding", Convolution.Create([6], [3], padding: (2, 0))),
        ("negative padding", Convolution.Create([6, 6], [2, 2], padding: -1)),
        ("kernel larger than the input", Convolution.Create([2, 2], [4, 4], padding: 2)),
        ("batch and channels", Convolution.Create([4, 4], [2, 2], channels: 3, filters: 2, batch: 2)),
        ("groups", Convolution.Create([4, 4], [2, 2], channels: 4, filters: 6, groups: 2)),
        ("depthwise: as many groups as channels", Convolution.Create([4, 4], [3, 3], channels: 3, filters: 3, groups: 3)),
        ("bias", Convolution.Create([4, 4], [2, 2], filters: 2, bias: true)),
        ("true convolution", Convolution.Create([5, 5], [3, 3], stride: 2, padding: 1, flip: true)),
        ("transposed", Convolution.CreateTransposed([3, 3], [2, 2], stride: 2)),
        ("transposed, output padding and dilation", Convolution.CreateTransposed([3, 3], [3, 3], stride: 2, padding: 1, dilation: 2, outputPadding: 1)),
        ("transposed, groups, true convolution", Convolution.CreateTransposed([3, 3], [2, 2], stride: 2, channels: 4, filters: 2, groups: 2, bias: true, flip: true)),
    ];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly string[] Solvers = ["z3", "cvc5"];

    /// <summary>The solvers that are not installed: the table says nothing of them.</summary>
    public static IReadOnlyList<string> Absent { get; } = [.. OutsideChecker.All
        .Where(checker => Solvers.Contains(checker.Name) && ChildProcess.Run(checker.Program, ["--version"], Limit).Outcome == ChildOutcome.Absent)
        .Select(checker => checker.Name)];

    /// <summary>What stands where Coq was not asked.</summary>
    public const string NotAsked = "not asked";

    /// <summary>The table in Markdown.</summary>
    /// <param name="coq">The theory in Coq, or null to leave Coq out.</param>
    public static string Write(Coq? coq)
    {
        var lines = new List<string>
        {
            "| class | derived and proved at a size | derived for all sizes | certified | verified by `convsym verify` | SMT at sizes | Coq at a size | Coq for all sizes |",
            "|---|---|---|---|---|---|---|---|",
        };
        bool allAtOnce = coq?.Accepts([.. Rows.Select(row => row.Layer.Derive())]).IsAccepted ?? false;
        foreach (var (name, layer) in Rows)
        {
            var derivation = layer.Derive();
            var here = derivation.Prove();
            var general = layer.ProveForAllSizes();
            string certificate = AllSizes.Certificate(layer);
            var verified = AllSizes.Verify(certificate);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Word(here)}, {here.Theorems.Sum(theorem => theorem.Entries)} entries | {Word(general)} | {verified.Sum(theorem => theorem.Steps)} steps, {certificate.Length} bytes | {verified.Count(theorem => theorem.IsProved)} of {verified.Count} | {Outside(here)} | {AtASize(coq, derivation, allAtOnce)} | {ForAllSizes(coq, layer)} |"));
        }
        return string.Join('\n', lines) + "\n";
    }

    private static string Outside(ProofReport report)
    {
        var present = OutsideChecker.All.Where(checker => Solvers.Contains(checker.Name) && !Absent.Contains(checker.Name)).ToList();
        var asked = present.Aggregate(report, (checkedSoFar, checker) => checker.Check(checkedSoFar, Run)).Theorems;
        return present.Count == 0 ? "–" : string.Join(", ", present.Select((checker, k) =>
            string.Create(CultureInfo.InvariantCulture, $"{asked.Count(theorem => theorem.Outside[k].Verdict == Verdict.Proved)} of {asked.Count} by {checker.Name}")));
    }

    private static OutsideAnswer Run(OutsideCall call)
    {
        var folder = Directory.CreateTempSubdirectory("convsymbolic-");
        try
        {
            foreach (var file in call.Files)
                File.WriteAllText(Path.Combine(folder.FullName, file.Name), file.Text);
            return new(ChildProcess.Run(call.Program, call.Runs[0], Limit, folder.FullName).Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // One by one only to find which it is.
    private static string AtASize(Coq? coq, Derivation derivation, bool allAtOnce) =>
        coq is null ? NotAsked : allAtOnce || coq.Accepts([derivation]).IsAccepted ? "yes" : "refused";

    // The theorems about the kind of the layer, by their names.
    private static string ForAllSizes(Coq? coq, Layer layer)
    {
        string[] theorems = [.. new[] { TheoremProof.InputGradient, TheoremProof.FilterGradient, TheoremProof.BiasGradient }.Select(theorem => CoqTheory.NameOf(layer, theorem))];
        return coq is null ? NotAsked : $"{theorems.Count(coq.Proved.Contains)} of {theorems.Length}";
    }

    private static string Word(ProofReport report) => report.Verdict switch
    {
        Verdict.Proved => "yes",
        Verdict.Refuted => "refuted",
        _ => "undecided",
    };
}

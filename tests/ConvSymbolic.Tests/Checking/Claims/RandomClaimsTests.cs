using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>
/// Random claims, true and false, with every letter at every place: what is proved holds by brute force at every layer that has the printed conditions, what is refuted fails at the layer that is shown.
/// </summary>
public class RandomClaimsTests(ITestOutputHelper output)
{
    private static readonly int Claims = FullRun.Count(80, 2_000);

    [Fact]
    public void No_verdict_is_false()
    {
        var random = new Random(20_261_130);
        var layers = new Dictionary<bool, IReadOnlyList<SmallLayer>> { [false] = SmallLayer.All(false), [true] = SmallLayer.All(true) };
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        for (int k = 0; k < Claims; k++)
        {
            var claim = RandomClaim.Next(random);
            bool isFlipped = random.Next(6) == 0;
            var given = random.Next(4) == 0 ? layers[isFlipped][random.Next(layers[isFlipped].Count)] : null;
            var report = HandDerivation.Prove(claim.Latex, new ClaimOptions { IsTrueConvolution = isFlipped, Layer = given is null ? null : Made(given) });
            string about = $"{claim.Latex}{(isFlipped ? " (true convolution)" : "")}{(given is null ? "" : $" at {given}")}";
            string verdict = report.Verdict == Verdict.Proved ? report.Scope == Scope.AllSizes ? "proved for all sizes" : "proved at a size" : report.Verdict == Verdict.Refuted ? "refuted" : "undecided";
            bool isTrue = given is not null ? claim.Holds(given) : layers[isFlipped].All(claim.Holds);
            string kind = $"{verdict}, {(given is null ? isTrue ? "true everywhere" : "not true everywhere" : isTrue ? "true at its layer" : "false at its layer")}";
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (verdict == "undecided" && Environment.GetEnvironmentVariable("CONVSYMBOLIC_SHOW") is "1")
                output.WriteLine($"undecided: {about}: {report.Reason}");
            if (report.Verdict == Verdict.Proved && report.Scope == Scope.AllSizes && layers[isFlipped].FirstOrDefault(layer => Satisfies(layer, report.Fixed) && !claim.Holds(layer)) is { } against)
                wrong.Add($"proved, with {string.Join(", ", report.Fixed)}: {about}; fails at {against}");
            if (report.Verdict == Verdict.Proved && report.Scope == Scope.ThisSize && !claim.Holds(Of(report.Layer!)))
                wrong.Add($"proved at {Of(report.Layer!)}: {about}");
            if (report.Verdict == Verdict.Refuted && claim.Holds(Of(report.Layer!)))
                wrong.Add($"refuted at {Of(report.Layer!)}: {about}: {report.Reason}");
            if (given is not null && report.Verdict == Verdict.Proved && !claim.Holds(given))
                wrong.Add($"proved: {about}");
        }
        foreach (var (kind, count) in counts)
            output.WriteLine($"{count} {kind}");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Claims}:\n{string.Join('\n', wrong)}");

        // A prover that is silent is none.
        int Count(string start) => counts.Where(pair => pair.Key.StartsWith(start, StringComparison.Ordinal)).Sum(pair => pair.Value);
        Assert.True(Count("proved") >= Claims / 8 && Count("refuted") >= Claims / 3 && Count("undecided") <= Claims / 4, string.Join(", ", counts));
    }

    private static Layer Made(SmallLayer layer) => Convolution.Create(new LayerOptions
    {
        Input = layer.Input,
        Filter = layer.Filter,
        Stride = layer.Stride,
        Dilation = layer.Dilation,
        Padding = Padding.Create([(layer.Before, layer.After)]),
        IsTrueConvolution = layer.IsFlipped,
    });

    private static SmallLayer Of(Layer layer) => new(layer.Input[0], layer.Filter[0], layer.Stride[0], layer.Dilation[0], layer.PaddingBefore[0], layer.PaddingAfter[0], layer.IsTrueConvolution);

    // The printed conditions, read again.
    private static bool Satisfies(SmallLayer layer, IReadOnlyList<string> conditions) => conditions.All(condition => condition switch
    {
        "no padding" => layer is { Before: 0, After: 0 },
        "no bias" => true,
        "true convolution" => layer.IsFlipped,
        "the same padding before and behind" => layer.Before == layer.After,
        _ when condition.StartsWith("stride ", StringComparison.Ordinal) => layer.Stride == int.Parse(condition[7..], System.Globalization.CultureInfo.InvariantCulture),
        _ when condition.StartsWith("dilation ", StringComparison.Ordinal) => layer.Dilation == int.Parse(condition[9..], System.Globalization.CultureInfo.InvariantCulture),
        _ when condition.StartsWith("padding ", StringComparison.Ordinal) => condition[8..].Split(':') is var ends && layer.Before == Number(ends[0]) && layer.After == Number(ends[^1]),
        _ => throw new InvalidOperationException(condition),
    });

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

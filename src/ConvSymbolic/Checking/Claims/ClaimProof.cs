using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// Proves a claim for all sizes, else for its layer, else refutes it by the smallest layer that does; and says for which geometries it holds. A claim of several
/// equalities holds where all of them do.
/// </summary>
internal sealed class ClaimProof
{
    // What the gradient that arrives is called, besides ∂L/∂O.
    private static readonly string[] Upstreams = ["G", "delta"];

    private readonly ClaimOptions _options;
    private readonly IReadOnlyList<Statement> _statements;
    private readonly IReadOnlyList<Equality> _equalities;
    private readonly bool _isNamed;

    private ClaimProof(ClaimOptions options, IReadOnlyList<Statement> statements)
    {
        _options = options;
        _statements = statements;
        _equalities = [.. statements.OfType<Equality>()];

        // The names of the options, unless the claim has others.
        _isNamed = true;
        _isNamed = Open is { } named && _equalities.All(equality => Decide(named, equality).Kind != OutcomeKind.Unknown);
        _isNamed |= Open is null;
    }

    public static ClaimReport Of(string claim, ClaimOptions options)
    {
        var fragment = new MathFragment(claim, SourceMap.Identity(claim), true);
        var (statements, _) = StatementReader.Read(new MathDocument(claim, DocumentKind.Latex, [fragment], [], [], []), "", CancellationToken.None);
        if (statements.OfType<Broken>().FirstOrDefault() is { } broken)
        {
            var span = fragment.Map.SpanOf(broken.Problem.Range);
            string message = Lowered(broken.Problem.Message).TrimEnd('.');
            string details = message.Contains(" expected", StringComparison.Ordinal) ? "" : $"; found {broken.Problem.Found}, expected {broken.Problem.Expected}";
            Fail.With("claim.unreadable", $"The claim can't be read: {message}{details}.", broken.Problem.Found, broken.Problem.Expected, span);
        }
        if (!statements.OfType<Equality>().Any())
            Fail.With("claim.no-equation", $"The claim '{claim}' is no equation: two sides with = between them are expected.", claim, "an equation");
        return new ClaimProof(options, statements).Report() with { Claim = claim, Notation = options.Notation };
    }

    private static string Lowered(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..];

    private IEnumerable<Form> Forms => _equalities.SelectMany(equality => FormTree.Within(equality.Left.Form).Concat(FormTree.Within(equality.Right.Form)));

    private bool IsConcrete => _equalities.Any(equality => SizeEquation.Output(equality) is null && (Concreteness.IsOfOneSize(equality.Left.Form) || Concreteness.IsOfOneSize(equality.Right.Form)));

    // The context with names for the sizes: that of the kind of the layer, if there is one. What is said of whole arrays with names in the settings, one axis stands for.
    private Context? Open => ContextOf(_options.Layer is { } layer ? LayersOfKind.Of(layer) : Settings.Any() && !IsIndexed ? LayersOfKind.Of(Convolution([3], [2])) : []);

    private bool IsIndexed => Forms.OfType<RefForm>().Any(reference => reference.Indices.Count > 0);

    // The names in the arguments of operators: K in padding=K-1.
    private IEnumerable<string> Settings => Forms.OfType<OperatorForm>().SelectMany(form => form.Arguments).SelectMany(argument => IndexReader.Value(argument.Value)?.Names ?? []).Distinct();

    private Layer Convolution(int[] input, int[] filter) => new(Geometry.Of(new LayerOptions { Input = PerAxis.Create(input), Filter = PerAxis.Create(filter), IsTrueConvolution = _options.IsTrueConvolution }));

    private ClaimReport Report()
    {
        var proof = IsConcrete ? null : Covering();
        var own = _options.Layer ?? Convolution([3, 3], [2, 2]);
        var (outcome, context) = At(own);
        var tried = _options.Layer is null && !IsConcrete ? Search() : [];
        var report = new ClaimReport
        {
            Claim = "",
            Verdict = Verdict.Undecided,
            LayersTried = tried.Count,
            LayersHolding = tried.Count(one => one.Outcome.Kind == OutcomeKind.Equal),
            HoldsWhen = Conditions.Of([.. tried.Select(one => (one.Layer, one.Outcome.Kind == OutcomeKind.Equal))]),
            Sides = () => SidesAt(own),
        };
        if (proof is not null)
            return report with { Verdict = Verdict.Proved, Scope = Scope.AllSizes, Fixed = GeneralProof.FixedParts(proof) };
        if (tried.Where(one => one.Outcome.Kind == OutcomeKind.Different).OrderBy(one => (IsPlain(one.Layer) ? 0 : 2) + (one.Outcome.Values is null ? 1 : 0)).FirstOrDefault() is { Context: not null } wrong)
            return Symmetric(Refuted(report, wrong.Layer, wrong.Outcome, wrong.Context), tried);
        return outcome.Kind switch
        {
            OutcomeKind.Equal => report with { Verdict = Verdict.Proved, Scope = Scope.ThisSize, Layer = own },
            OutcomeKind.Different => Refuted(report, own, outcome, context!),
            _ => report with { Layer = own, Reason = outcome.Reason.Length > 0 ? outcome.Reason : "a part is not understood" },
        };
    }

    // The smallest layer of the plainest kind shows most.
    private static bool IsPlain(Layer layer) => layer.Stride.Concat(layer.Dilation).All(step => step == 1) && layer.PaddingBefore.All(padding => padding == 0);

    private ClaimReport Refuted(ClaimReport report, Layer layer, Outcome outcome, Context context) => report with
    {
        Verdict = Verdict.Refuted,
        Layer = layer,
        Sides = () => SidesAt(layer),
        Counterexample = outcome.Values is var (left, right) ? Counterexample.Between(outcome.Index ?? Free(outcome, context), left, right) : null,
        Reason = outcome.Reason.Length > 0 ? outcome.Reason : null,
    };

    private int[] Free(Outcome outcome, Context context) =>
        outcome.Free is { } free ? new Comparison(context, ContextValues.NoClaims).Place(free, _equalities.Select(equality => equality.Left.Form)) : [];

    // What a filter that is its own rotation changes.
    private ClaimReport Symmetric(ClaimReport report, List<(Layer Layer, Outcome Outcome, Context? Context)> tried)
    {
        var symmetric = tried.Select(one => (one.Layer, Holds: one.Outcome.Kind == OutcomeKind.Equal
            || (one.Context is not null && _equalities.All(equality => Decide(one.Context, equality, isSymmetric: true).Kind == OutcomeKind.Equal)))).ToList();
        return symmetric.Count(one => one.Holds) > report.LayersHolding ? report with { HoldsForSymmetricFilterWhen = Conditions.Of(symmetric) } : report;
    }

    private LayerSizes? Covering()
    {
        if (_equalities is [var only] && SizeEquation.Covered(only, _options.Layer?.IsTransposed ?? false) is { } sizesOfOutput)
            return Fits(sizesOfOutput) ? sizesOfOutput : null;
        bool isSquare = _options.Layer is { Axes: > 1 } layer && layer.Filter.Distinct().Count() == 1;
        return Covering(Open) ?? (isSquare ? Covering(ContextOf(LayersOfKind.Of(_options.Layer!, isSquare))) : null);
    }

    private LayerSizes? Covering(Context? context)
    {
        if (context is not { Samples.Count: > 0 })
            return null;
        var general = new GeneralProof(context);
        LayerSizes? sizes = null;
        foreach (var equality in _equalities)
        {
            // Right at the layers of the context, too: the proof only widens that.
            if (Decide(context, equality).Kind != OutcomeKind.Equal || (sizes = general.Covering(equality.Left.Form, equality.Right.Form)) is null)
                return null;
        }
        return sizes;
    }

    // Whether a formula has names for all settings, or for those that are not as it has them.
    private bool Fits(LayerSizes sizes)
    {
        if (_options.Layer is not { } layer)
            return GeneralProof.FixedParts(sizes).Count == 0;
        bool Has(EquatableArray<IndexExpression> setting, IEnumerable<int> values) => setting[0].Constant is not { } number || values.All(value => value == number);
        return At(layer).Outcome.Kind == OutcomeKind.Equal && Has(sizes.Stride, layer.Stride) && Has(sizes.Dilation, layer.Dilation) && Has(sizes.PaddingBefore, layer.PaddingBefore.Concat(layer.PaddingAfter)) && Has(sizes.OutputPadding, layer.OutputPadding);
    }

    private List<(Layer Layer, Outcome Outcome, Context? Context)> Search()
    {
        // One axis where the claim says nothing of them.
        int axes = IsIndexed ? Open?.Layout.Axes ?? 1 : 1;
        bool isSquare = axes > 1 && Open is { Samples.Count: > 0 } open && open.Samples.All(sample => sample.Layer.Filter.Distinct().Count() == 1);
        var tried = new List<(Layer, Outcome, Context?)>();
        foreach (var layer in SmallLayers.Of(axes, _options.IsTrueConvolution))
        {
            var (outcome, context) = At(layer);

            // One name for the extents of several axes speaks of layers where they are the same.
            if (isSquare && layer.Filter.Distinct().Skip(1).Any())
                continue;
            if (outcome.Kind != OutcomeKind.Unknown)
                tried.Add((layer, outcome, context));
        }
        return tried;
    }

    // Both sides, where they have entries that can be compared.
    private (Layer Layer, IReadOnlyList<EntrySides> Entries)? SidesAt(Layer layer)
    {
        var sides = new List<EntrySides>();
        var (outcome, _) = At(layer, sides);
        return sides.Count > 0 && (outcome.Kind == OutcomeKind.Equal || outcome.Values is not null) ? (layer, sides) : null;
    }

    private (Outcome Outcome, Context? Context) At(Layer layer, List<EntrySides>? sides = null)
    {
        if (ContextOf([layer]) is not { Samples.Count: 1 } context)
            return (Outcome.Unknown($"the claim has indices of another number of axes than the layer, which has {Text(layer.Axes)}"), null);
        var last = new Outcome(OutcomeKind.Equal);
        foreach (var equality in _equalities)
        {
            last = Decide(context, equality, sides: sides);
            if (last.Kind != OutcomeKind.Equal)
                break;
        }
        return (last, context);
    }

    private static Outcome Decide(Context context, Equality equality, bool isSymmetric = false, List<EntrySides>? sides = null)
    {
        if (context.Samples is [var sample, ..] && SizeEquation.HoldsAt(sample.Layer, context, equality) is var (holds, value, extent))
            return new Outcome(holds ? OutcomeKind.Equal : OutcomeKind.Different) { Reason = holds ? "" : $"the output has {Text(extent)} entries along an axis, and the right side is {value?.ToString() ?? "no number"}" };
        if (SizeEquation.Decide(context, equality) is { Verdict: EquationVerdict.Right or EquationVerdict.Wrong } size)
            return new Outcome(size.Verdict == EquationVerdict.Right ? OutcomeKind.Equal : OutcomeKind.Different) { Reason = size.Verdict == EquationVerdict.Right ? "" : size.Message };
        return new Comparison(context, ContextValues.NoClaims, isSymmetric) { Sides = sides }.Compare(equality.Left.Form, equality.Right.Form);
    }

    private Context? ContextOf(IReadOnlyList<Layer> layers)
    {
        var names = _options.Notation;
        string text = (_options.Layer?.IsTrueConvolution ?? _options.IsTrueConvolution ? "convention=convolution" : "convention=cross-correlation");

        // Indices start at 0 unless entries or limits of sums say otherwise.
        if (_options.IndexBase is { } first)
            text += " index-base=" + Text(first);
        else if (!IsConcrete && !Forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).Any(limit => limit.First?.Value.Constant is 0 or 1))
            text += " index-base=0";
        if (_isNamed)
        {
            text += $" input={names.Input} filter={names.Filter} output={names.Output} loss={names.Loss} bias={names.Bias}";
            var symbols = Forms.OfType<RefForm>().Select(reference => reference.Name).ToHashSet();
            if (Upstreams.FirstOrDefault(name => symbols.Contains(name) && name != names.Input && name != names.Filter && name != names.Output) is { } upstream)
                text += $" upstream={upstream}";
        }
        var contexts = Inference.Of(_statements, DeclaredContext.Read([text]) with { Layers = layers, IsOfClaim = true });
        SharedSizes.Complete(contexts);
        foreach (var sample in layers.Count == 0 ? [] : contexts.SelectMany(context => context.Samples))
            NameSettings(sample);
        return contexts.Count == 0 ? null : contexts[0];
    }

    // conv(X, G; dilation=s): the stride of the layer, where nothing else says what s is.
    private void NameSettings(Sample sample)
    {
        var layer = sample.Layer;
        foreach (string name in Settings)
        {
            IReadOnlyList<int> values = name switch
            {
                "s" or "S" or "stride" => layer.Stride,
                "d" or "D" or "dilation" => layer.Dilation,
                "p" or "P" or "padding" when layer.PaddingBefore.SequenceEqual(layer.PaddingAfter) => layer.PaddingBefore,
                "k" or "K" => layer.Filter,
                _ => [],
            };
            if (values.Distinct().Count() == 1)
                sample.Sizes.TryAdd(name, values[0]);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

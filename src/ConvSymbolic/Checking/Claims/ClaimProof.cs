using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// Proves a claim for all sizes, else for its layer, else refutes it by the smallest layer that does; and says for which geometries it holds. A claim is read as it is written: the letters of settings
/// are the layer's, and the only conditions under which it is proved are plain values of settings that it doesn't write. A claim of several equalities holds where all of them do.
/// </summary>
internal sealed class ClaimProof
{
    private readonly ClaimOptions _options;
    private readonly ClaimReading _reading;

    private ClaimProof(ClaimOptions options, ClaimReading reading) => (_options, _reading) = (options, reading);

    public static ClaimReport Of(string claim, ClaimOptions options)
    {
        var fragment = new MathFragment(claim, SourceMap.Identity(claim), true);
        var (statements, _) = StatementReader.Read(new MathDocument(claim, DocumentKind.Latex, [fragment], [], [], []), "", CancellationToken.None);
        if (statements.OfType<Broken>().FirstOrDefault() is { } broken)
        {
            var span = fragment.Map.SpanOf(broken.Problem.Range);
            string message = Lowered(broken.Problem.Message).TrimEnd('.');
            string details = message.Contains(" expected", StringComparison.Ordinal) ? "" : $"; found {broken.Problem.Found}, expected {broken.Problem.Expected}";
            if (!claim.Contains(@"\\", StringComparison.Ordinal))
                (message, details) = (OfClaim(message), OfClaim(details));
            Fail.With("claim.unreadable", $"The claim can't be read: {message}{details}.", broken.Problem.Found, broken.Problem.Expected, span);
        }
        List<Equality> equalities = [.. statements.OfType<Equality>()];
        if (equalities.Count == 0)
            Fail.With("claim.no-equation", $"The claim '{claim}' is no equation: two sides with = between them are expected.", claim, "an equation");
        if (UnreadParts.NoEquality(claim, statements) is var (range, expected))
        {
            string found = range.Of(claim);
            Fail.With("claim.no-equality", $"The claim can't be read: found {found}, expected {expected}.", found, expected,
                fragment.Map.SpanOf(range));
        }
        var sizes = ClaimOfSizes.Of(equalities, options);
        var reading = sizes is null ? new ClaimReading(options, statements) : null;
        var report = sizes?.Report() ?? new ClaimProof(options, reading!).Report();
        if (report.Verdict != Verdict.Undecided
            && UnreadParts.First(claim, reading?.Indices ?? [], reading?.FirstIndex ?? 0) is { } unread)
            report = new()
            {
                Claim = "",
                Verdict = Verdict.Undecided,
                Layer = options.Layer,
                Reason = $"nothing is known of what '{unread}' adds to the equation"
            };
        return report with { Claim = claim, Notation = options.Notation };
    }

    // A claim without row breaks is one row.
    private static string OfClaim(string message) =>
        message.Replace("the end of the row", "the end of the claim", StringComparison.Ordinal);

    private static string Lowered(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..];

    private ClaimReport Report()
    {
        var undecided = new ClaimReport { Claim = "", Verdict = Verdict.Undecided, Layer = _options.Layer };
        if (_reading.Problem is { } problem)
            return undecided with { Reason = problem };
        if (_reading.Letters is null)
            return undecided with { Reason = $"{_reading.FirstSymbol} is not known" };
        return _options.Layer is { } layer ? OfLayer(layer) : _reading.IsConcrete ? OfNumbers() : OfAll();
    }

    // Numbers as indices or limits are those of some layers, and without a layer a claim is about all of them: it can be wrong at the usual one, and proved at none.
    private ClaimReport OfNumbers()
    {
        if (_reading.HasNumberedPlanes)
            return new ClaimReport
            {
                Claim = "",
                Verdict = Verdict.Undecided,
                Reason = "it has numbers of channels, filters or images, and no layer is given that says how many there are",
            };
        var report = OfLayer(Usual);
        return report.Verdict != Verdict.Proved ? report : report with
        {
            Verdict = Verdict.Undecided,
            Scope = null,
            Reason = "it has numbers that are those of some sizes, and no layer is given that it is about; it holds at the usual one",
        };
    }

    // The layer of the lecture notes, or the like of it with the axes of the claim.
    private Layer Usual
    {
        get
        {
            int axes = _reading.IsIndexed ? _reading.Axes : 2;
            return SmallLayers.Make(Kind, [.. Enumerable.Repeat(3, axes)], [.. Enumerable.Repeat(2, axes)], 1, 1, (0, 0), 0)!;
        }
    }

    private LayerOptions Kind
    {
        get
        {
            int Several(AxisKind kind) => _reading.Counts(kind) ? 2 : 1;
            bool isGrouped = _reading.Letters!.Writes(ClaimSetting.Groups) || _reading.Letters.Writes(ClaimSetting.GroupChannels) || _reading.Letters.Writes(ClaimSetting.GroupFilters);
            int groups = isGrouped ? 2 : 1;
            return new LayerOptions
            {
                Input = 1,
                Filter = 1,
                Groups = groups,
                Batch = Several(AxisKind.Image),
                Channels = groups * Several(AxisKind.Channel),
                Filters = groups * Several(AxisKind.Filter),
                IsTransposed = _options.IsTransposed,
                IsTrueConvolution = _options.IsTrueConvolution,
            };
        }
    }

    // At a layer that is given, and for all sizes with its settings.
    private ClaimReport OfLayer(Layer layer)
    {
        var trial = At(layer);
        var report = new ClaimReport { Claim = "", Verdict = Verdict.Undecided, Layer = layer, Sides = () => SidesAt(layer) };
        if (trial.Fails)
            return Failed(report, trial, []);
        if (!trial.Holds)
            return report with { Reason = trial.Outcome.Reason.Length > 0 ? trial.Outcome.Reason : "a part is not understood" };
        if (_options.Layer is not null && !_reading.IsConcrete && LayersOfKind.Of(layer).Select(At).All(other => !other.Fails)
            && ((_reading.Letters!.WritesSettings ? Covering(layer, hasSettings: false, ClaimConditions.None) : null) ?? Covering(layer, hasSettings: true, ClaimConditions.None)) is { } sizes)
            return report with { Verdict = Verdict.Proved, Scope = Scope.AllSizes, Layer = null, Fixed = [.. Fixed(sizes, HasNoOutputPadding(sizes) ? ClaimConditions.NoOutputPadding : ClaimConditions.None), .. _reading.Readings] };
        return report with { Verdict = Verdict.Proved, Scope = Scope.ThisSize };
    }

    // For every layer.
    private ClaimReport OfAll()
    {
        List<ClaimTrial> tried = [.. SmallLayers.Of(_reading.Axes, Kind).Select(At)];
        List<ClaimTrial> decided = [.. tried.Where(trial => trial.Outcome.Kind != OutcomeKind.Unknown)];
        var report = new ClaimReport
        {
            Claim = "",
            Verdict = Verdict.Undecided,
            LayersTried = decided.Count,
            LayersHolding = decided.Count(trial => trial.Holds),
            HoldsWhen = Conditions.Of([.. decided.Select(trial => (trial.Layer, trial.Holds))]),
            Sides = () => SidesAt(Usual),
        };
        var most = ClaimConditionSets.Most(_reading.Letters!, _options.IsTransposed);
        foreach (var conditions in ClaimConditionSets.Within(most))
        {
            List<ClaimTrial> own = [.. decided.Where(trial => conditions.Hold(trial.Layer))];
            if (own.Count > 0 && own.TrueForAll(trial => trial.Holds) && Covering(own[0].Layer, hasSettings: false, conditions) is { } sizes)
                return report with { Verdict = Verdict.Proved, Scope = Scope.AllSizes, Fixed = [.. Fixed(sizes, conditions), .. _reading.Readings] };
        }

        // The smallest of those with plain settings that the claim is about; numbers show more than sizes do.
        if (decided.Where(trial => trial.Fails && most.Hold(trial.Layer)).OrderBy(trial => (IsPlain(trial.Layer) ? 0 : 2) + (trial.Outcome.Values is null ? 1 : 0)).FirstOrDefault() is { } wrong)
        {
            var failed = Failed(report, wrong, [.. decided.Select(trial => trial.Layer).Where(layer => most.Hold(layer))]);
            return failed.Verdict == Verdict.Refuted ? Symmetric(failed, decided) : failed;
        }
        return report with
        {
            Reason = decided.Count > 0 ? "no proof for all sizes was found, and no small layer refutes it"
                : tried.Select(trial => trial.Outcome.Reason).FirstOrDefault(reason => reason.Length > 0) ?? "a part is not understood",
        };
    }

    // Refuted, unless it holds in another reading that nothing in it excludes, there and at the other layers that it is about.
    private ClaimReport Failed(ClaimReport report, ClaimTrial wrong, IReadOnlyList<Layer> others)
    {
        if (_reading.Excuses(wrong.Outcome.Free) is { } reason)
            return report with { Reason = reason };
        bool Holds(ClaimReading reading) => new ClaimProof(_options, reading) is var proof
            && proof.At(wrong.Layer).Holds && others.All(layer => !proof.At(layer).Fails);
        if (_reading.Others.FirstOrDefault(other => Holds(other.Reading)).Words is { } words)
            return report with { Reason = $"it holds {words}, and fails as it is read otherwise; nothing says how it is meant" };

        // Without a layer it is about those with plain settings.
        return _options.Layer is not null && Holds(_reading.Borrowing)
            ? report with { Reason = "conv without settings has stride 1, dilation 1 and no padding; with those of the layer it holds" }
            : Refuted(report, wrong);
    }

    /// <summary>What a proof leaves fixed, in words.</summary>
    public static IReadOnlyList<string> Fixed(LayerSizes sizes, ClaimConditions conditions)
    {
        List<string> parts = [.. GeneralProof.FixedParts(sizes)];
        if (conditions.HasFlag(ClaimConditions.OnePadding))
            parts.Add("the same padding before and behind");

        // With stride and dilation 1 there can be none.
        if (conditions.HasFlag(ClaimConditions.NoOutputPadding) && sizes.Stride.Concat(sizes.Dilation).Any(step => step.Constant != 1))
            parts.Add("no output padding");
        return parts;
    }

    private static bool HasNoOutputPadding(LayerSizes sizes) => sizes.IsTransposed && sizes.OutputPadding.All(padding => padding.Constant == 0);

    // The smallest layer of the plainest kind shows most.
    private static bool IsPlain(Layer layer) => layer.Stride.Concat(layer.Dilation).All(step => step == 1) && layer.PaddingBefore.Concat(layer.PaddingAfter).All(padding => padding == 0);

    private ClaimReport Refuted(ClaimReport report, ClaimTrial wrong) => report with
    {
        Verdict = Verdict.Refuted,
        Layer = wrong.Layer,
        Sides = () => SidesAt(wrong.Layer),
        Counterexample = wrong.Outcome.Values is var (left, right) ? Counterexample.Between(wrong.Outcome.Index ?? Free(wrong), left, right) : null,
        Reason = wrong.Outcome.Reason.Length == 0 ? null : wrong.Outcome.Reason + (wrong.Outcome.IsTooLarge && HoldsTurned(wrong) ? "; with the operands in the other order it holds there" : ""),
    };

    private int[] Free(ClaimTrial trial) =>
        trial.Outcome.Free is { } free ? new Comparison(trial.Context!, ContextValues.NoClaims).Place(free, _reading.Equalities.Select(equality => equality.Left)) : [];

    // conv(F, X) for conv(X, F).
    private bool HoldsTurned(ClaimTrial trial) => trial.Context is { } context && _reading.Equalities.All(equality => Compare(context, Turned(equality.Left), Turned(equality.Right)).Kind == OutcomeKind.Equal);

    private static Form Turned(Form form) => FormTree.Map(form, part => part switch
    {
        OperatorForm { Kind: OperatorKind.Convolve, Operands: [var first, var second] } applied => applied with { Operands = [second, first] },
        ProductForm { Factors: [var first, var second] } product when Products.IsConvolution(second.Sign) => product with { Factors = [first with { Factor = second.Factor }, second with { Factor = first.Factor }] },
        _ => null,
    });

    // What a filter that is its own rotation changes.
    private ClaimReport Symmetric(ClaimReport report, List<ClaimTrial> tried)
    {
        var symmetric = tried.Select(trial => (trial.Layer, Holds: trial.Holds
            || (trial.Context is { } context && _reading.Equalities.All(equality => Compare(context, equality.Left, equality.Right, isSymmetric: true).Kind == OutcomeKind.Equal)))).ToList();
        return symmetric.Count(one => one.Holds) > report.LayersHolding ? report with { HoldsForSymmetricFilterWhen = Conditions.Of(symmetric) } : report;
    }

    private LayerSizes? Covering(Layer kind, bool hasSettings, ClaimConditions conditions)
    {
        foreach (bool isOutputExact in (bool[])[false, true])
        {
            if (_reading.General(kind, hasSettings, conditions, isOutputExact) is not { } context)
                return null;
            var general = new GeneralProof(context);
            if (_reading.Equalities.All(equality => general.Covering(equality.Left, equality.Right) is not null))
                return context.Given!.Layer;
        }
        return null;
    }

    // Both sides, where they have entries that can be compared.
    private (Layer Layer, IReadOnlyList<EntrySides> Entries)? SidesAt(Layer layer)
    {
        var sides = new List<EntrySides>();
        var outcome = At(layer, sides).Outcome;
        return sides.Count > 0 && (outcome.Kind == OutcomeKind.Equal || outcome.Values is not null) ? (layer, sides) : null;
    }

    private ClaimTrial At(Layer layer) => At(layer, null);

    private ClaimTrial At(Layer layer, List<EntrySides>? sides)
    {
        if (_reading.At(layer) is not { } context)
        {
            return new(layer, Outcome.Unknown(_reading.Axes != layer.Axes
                ? $"the claim has indices of another number of axes than the layer, which has {layer.Axes.ToString(CultureInfo.InvariantCulture)}"
                : "a letter of the claim would have several values in the layer"), null);
        }
        var last = new Outcome(OutcomeKind.Equal);
        foreach (var (left, right) in _reading.Equalities)
        {
            last = Compare(context, left, right, sides: sides);
            if (last.Kind != OutcomeKind.Equal)
                break;
        }
        return new(layer, last, context);
    }

    private static Outcome Compare(Context context, Form left, Form right, bool isSymmetric = false, List<EntrySides>? sides = null) =>
        new Comparison(context, ContextValues.NoClaims, isSymmetric) { Sides = sides }.Compare(left, right);
}

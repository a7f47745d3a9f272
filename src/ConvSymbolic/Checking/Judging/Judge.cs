using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// Judges the equalities of one context in their order. Truth is the definition of the layer; what an earlier wrong line said is kept, so
/// that what
/// follows from it can be told from a new slip.
/// </summary>
internal sealed partial class Judge
{
    /// <summary>The slip of a side that equals the first one of its chain and not the one before it.</summary>
    public const string Unequal = "unequal-chain";

    private readonly Context _context;
    private readonly Survey _survey;
    private readonly Comparison _truth, _extended;
    private readonly Diagnosis _diagnosis;
    private readonly GeneralProof _general;
    private readonly Dictionary<(string Name, int Offset, bool IsGradient), (Polynomial Value, int Id)> _claims = [];
    private readonly Dictionary<string, int> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<Side, int> _wrong = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<int> _steps = [];
    private readonly Dictionary<(string Head, string Left, string Right, RelationKind Relation), Outcome> _known = [];
    private readonly Doubts _doubts;
    private readonly OtherReadings _otherReadings;
    private readonly Dictionary<int, Judgement> _tried = [];
    private readonly bool _withCounterexamples, _isTrial;
    private bool? _isInDoubt;

    public Judge(Context context, Survey survey, bool withCounterexamples, bool isTrial = false)
    {
        (_context, _survey) = (context, survey);
        context.Budget.Begin();
        _truth = new Comparison(context, ContextValues.NoClaims);
        _extended = new Comparison(context, ContextValues.NoClaims) { IsExtended = true };
        _diagnosis = new Diagnosis(context, survey, _truth);
        _general = new GeneralProof(context);
        (_withCounterexamples, _isTrial) = (withCounterexamples, isTrial);
        (_doubts, _otherReadings) = (new Doubts(context), new OtherReadings(context));
    }

    /// <summary>Whether hardly any forward equation fits the layer.</summary>
    public bool IsInDoubt => _isInDoubt ??= _context.Budget.Apart(() => MayBeAnother(_context));

    // Where hardly any forward equation fits the layer that was found, it is none that is known here: nothing is wrong by its measure.
    private bool MayBeAnother(Context context)
    {
        const int Fewest = 4, Most = 24;
        if (context.LooksTransposed)
            return true;
        if (context.Forward.Count < Fewest)
            return false;
        var some = context.Forward.Where((_, k) => k % (1 + context.Forward.Count / Most) == 0).ToList();
        int right = some.Count(Fits);
        return right * 4 < some.Count * (context.MayBeTransposed ? 3 : 1);
    }

    private bool Fits(Equality forward) =>
        (forward.Relation.Kind == RelationKind.Equal && ReferenceEquals(forward.Left, forward.Head) ? Truth(forward)
            : _truth.Compare(forward.Left.Form, forward.Right.Form)).Kind == OutcomeKind.Equal;

    /// <summary>Whether an equality of entries is true for the layer.</summary>
    public bool Holds(Equality equality) => _truth.Compare(equality.Left.Form, equality.Right.Form).Kind == OutcomeKind.Equal;

    /// <summary>Whether it states an output without the bias that the text differentiates by.</summary>
    public bool LeavesOutBias(Equality equality) => _context is { IsDifferentiatedByBias: true, IsBiased: false }
        && new Comparison(_context with { IsBiased = true }, ContextValues.NoClaims).LacksBias(equality.Head.Form, equality.Right.Form);

    /// <summary>The same judge for another layer.</summary>
    public Judge Of(Context context) => new(context, _survey, withCounterexamples: false, isTrial: true);

    /// <summary>What comparing the sides of an equality gives, by itself.</summary>
    public OutcomeKind OutcomeOf(Equality equality) => Compared(equality).Kind;

    /// <summary>What is said of an equality. What is wrong is explained and kept when it is settled.</summary>
    public Judgement Decide(Equality equality, int id)
    {
        if (!_isTrial)
            return Decided(equality);
        if (!_tried.TryGetValue(id, out var judgement))
            _tried[id] = judgement = Decided(equality);
        return judgement;
    }

    private Judgement Decided(Equality equality)
    {
        var (left, right) = (equality.Left.Form, equality.Right.Form);
        if (UpdateStep.Is(_context, left, right, equality.Relation.Kind))
        {
            _steps.Add(equality.Chain);
            return Step(equality);
        }
        _diagnosis.Note(equality);
        if (SizeEquation.Decide(_context, equality) is { } size)
            return size;
        if (Introduction(equality) is { } introduction)
            return introduction;
        var outcome = Truth(equality);
        switch (outcome.Kind)
        {
            case OutcomeKind.Equal when equality.Right.Form is OperatorForm or GridForm && ArrayDefinitions.IsMeaning(equality.Left.Form):
                return new Judgement(EquationVerdict.Definition, $"It says what {equality.Left.Node.Range.Of(equality.Fragment.Text)} is.");
            case OutcomeKind.Equal when _truth.LacksBias(equality.Head.Form, right):
                return new Judgement(EquationVerdict.Undecided, "Not decided: elsewhere in the text the outputs have a bias.");
            case OutcomeKind.Equal when outcome.TakesZeros:
                return new Judgement(EquationVerdict.Undecided,
                    "Not decided: it holds with zeros around an array, which the sign does not say.");
            case OutcomeKind.Equal when Unused(equality) is { } unused:
                return new Judgement(EquationVerdict.Wrong,
                    $"The sum runs over {unused}, which does not occur in what is summed: "
                    + "it stands there only by the definition of another index.")
                { Slip = "free-index", Fault = equality.Right.Node.Range };
            case OutcomeKind.Equal when WritingSlips.FlawOf(equality) is { } flaw:
                return WritingSlips.Mended(equality, flaw);
            case OutcomeKind.Equal:
                if (_isTrial)
                    return new Judgement(EquationVerdict.Right, "");
                return _general.Message(equality,
                    Accumulation.Meant(equality.Relation.Kind, equality.Left.Form, equality.Right.Form).Right) is { } general
                    ? new Judgement(EquationVerdict.Right,
                        general + (outcome.IsReordered ? OperandOrder.Note : ""))
                    { Scope = Scope.AllSizes }
                    : new Judgement(EquationVerdict.Right, RightMessage(outcome));
            case OutcomeKind.Unknown:
                return _diagnosis.Misread(equality, outcome) ?? _diagnosis.Unbound(equality, outcome) ?? _diagnosis.UnequalChain(equality)
                    ?? new Judgement(EquationVerdict.Undecided, "Not decided: "
                        + $"{NotConvolution.Reason(equality) ?? (outcome.Reason.Length > 0 ? outcome.Reason : "a part is not understood")}.");
        }
        if (outcome.Slip == Unequal)
        {
            return _wrong.TryGetValue(equality.Left, out int before)
                ? new Judgement(EquationVerdict.Follows,
                    "It is the value again that stands before the wrong one; the two are not equal.")
                {
                    RootCause = before,
                    Slip = Unequal,
                    Outcome = outcome
                }
                : new Judgement(EquationVerdict.Undecided,
                    "Not decided: it equals the first side of the chain, and the side before it may not.")
                { Slip = Unequal };
        }
        if (_otherReadings.Of(equality) is { } other)
            return other;
        if (outcome is { Slip: "off-by-one", Values: null } && equality.Right.Forms.Any(form => form is BigSumForm)
            && _context.Samples.Any(sample => HasPadding(sample.Layer))
            && _extended.Compare(equality.Left.Form, equality.Right.Form, equality.Head.Form).Kind == OutcomeKind.Equal)
            return new Judgement(EquationVerdict.Undecided, "Not decided: it holds where the entries outside of the arrays are 0.");
        if (_doubts.Of(equality, outcome) is { } doubt)
            return new Judgement(EquationVerdict.Undecided, $"Not decided: {doubt}.");
        if (IsInDoubt)
            return new Judgement(EquationVerdict.Undecided, _context.LooksTransposed || _context.MayBeTransposed
                ? "Not decided: the forward equations may be those of a transposed convolution with a stride; "
                + "it and its sizes can be declared: convsym: transposed input=X 3x3 filter=F 2x2 stride=2."
                : "Not decided: no layer was found that the forward equations fit.");
        var follows = Follows(equality);

        // Another reading, or an earlier line, may be what would have made it right.
        if (_context.Budget.Equality.IsSpent)
            return new Judgement(EquationVerdict.Undecided,
                "Not decided: it would take too many steps to find out whether it is meant otherwise.");
        if (follows is { } cause)
            return new Judgement(EquationVerdict.Follows,
                $"It follows from the wrong line {cause}; by itself it does not hold.")
            { RootCause = cause, Outcome = outcome };
        return new Judgement(EquationVerdict.Wrong, outcome.Reason.Length > 0 ? outcome.Reason
            : "The two sides differ.")
        { Slip = outcome.Slip, Outcome = outcome };
    }

    /// <summary>Explains what is wrong, and keeps it for what comes later.</summary>
    public Judgement Settle(Equality equality, Judgement judgement, int id)
    {
        var outcome = judgement.Outcome;
        if (judgement.Verdict == EquationVerdict.Wrong)
        {
            if (outcome is not null)
            {
                judgement = _diagnosis.Explain(equality, outcome);
                if (_withCounterexamples)
                    judgement = judgement with { Counterexample = CounterexampleText.Of(_context, outcome) };
            }
            judgement = Rooted(judgement, equality, id, outcome);
        }
        int root = judgement.RootCause ?? id;
        _wrong[equality.Right] = root;
        if (outcome is { Values: { } values, Free: null or { Count: 0 } } && Entries.KeyOf(_context, equality.Left.Form) is { } key
            && outcome.Sample == _context.Samples[0])
            _claims[key] = (values.Right, root);
        return judgement;
    }

    // What holds holds wherever the same is said again; numbers that were put in may be others by then.
    private Outcome Truth(Equality equality)
    {
        var key = (Text(equality.Head), Text(equality.Left), Text(equality.Right), equality.Relation.Kind);
        if (_context.Numbers.Count > 0 || _steps.Contains(equality.Chain))
            return Compared(equality);
        if (!_known.TryGetValue(key, out var outcome) && (outcome = Compared(equality)).Kind == OutcomeKind.Equal)
            _known[key] = outcome;
        return outcome;

        static string Text(Side side) => side.Node.Range.Of(side.Fragment.Text);
    }

    // Every side of a chain is held to the first one, so that a wrong side in between does not make the rest wrong.
    private Outcome Compared(Equality equality)
    {
        var (left, right) = Accumulation.Meant(equality.Relation.Kind, equality.Left.Form, equality.Right.Form);
        var head = ReferenceEquals(equality.Left, equality.Head) ? left : equality.Head.Form;
        if (ReferenceEquals(equality.Left, equality.Head) || _steps.Contains(equality.Chain))
            return _truth.Compare(left, right);
        var outcome = _truth.Compare(head, right);

        // A side that is right behind a wrong one equals the first side and not its neighbour.
        if (outcome.Kind == OutcomeKind.Equal)
        {
            var before = _truth.Compare(head, left);

            // A sum that goes one too far over what is 0 there is the same value.
            if (before is { Kind: OutcomeKind.Different, Slip: "off-by-one", Values: null })
                before = _extended.Compare(head, left);
            if (before.Kind == OutcomeKind.Unknown || (before.Kind == OutcomeKind.Equal && _truth.LacksBias(head, left)))
                before = _truth.Compare(left, right, head);
            if (before.Kind == OutcomeKind.Unknown)
                return before;
            return before.Kind == OutcomeKind.Different
                ? before with { Slip = Unequal, Reason = "the side before it is another value" }
                : outcome with { TakesZeros = outcome.TakesZeros | before.TakesZeros };
        }
        var own = _truth.Compare(left, right, head);
        return outcome.Kind == OutcomeKind.Unknown || (own.Kind == OutcomeKind.Equal && !_wrong.ContainsKey(equality.Left)) ? own : outcome;
    }

    private static bool HasPadding(Layers.Layer layer) => layer.PaddingBefore.Concat(layer.PaddingAfter).Any(padding => padding > 0);

    // A variable of a sum that its summand has only through h = s·p + d·r − p₀.
    private string? Unused(Equality equality)
    {
        if (_context.IndexDefinitions.Count == 0)
            return null;
        foreach (var sum in equality.Right.Forms.OfType<BigSumForm>())
        {
            var used = FormTree.Within(sum.Body)
                .SelectMany(form => form is RefForm reference ? reference.Indices : form is EntryForm entry ? entry.Indices : [])
                    .SelectMany(index => index.Value.Names.Concat(index.Divisor?.Names ?? [])).ToHashSet();
            if (sum.Limits.FirstOrDefault(limit => !used.Contains(limit.Name)) is { } limit)
                return limit.Name;
        }
        return null;
    }

    private string RightMessage(Outcome outcome)
    {
        if (outcome.Reason.Length > 0)
            return outcome.Reason;
        string layers = outcome.Layers == 1 ? "for this layer" : $"for {outcome.Layers} layers of different sizes";
        return (_context.IsTrueConvolution ? $"It holds {layers}, with true convolution." : $"It holds {layers}.")
            + (outcome.IsReordered ? OperandOrder.Note : "");
    }

    private Judgement Step(Equality equality)
    {
        if (IsWrittenOut(equality))
            return new Judgement(EquationVerdict.Right, "A step of gradient descent, with the gradient written out.");
        if (UpdateStep.HasDecay((RefForm)equality.Left.Form, equality.Right.Form, equality.Relation.Kind))
            return new Judgement(EquationVerdict.Undecided, $"Not decided: {UpdateStep.WithDecay}.");
        if (UpdateStep.Fault(_context, (RefForm)equality.Left.Form, equality.Right.Form, equality.Relation.Kind) is not var (slip, place,
            expected, message))
            return new Judgement(EquationVerdict.Right, "A step of gradient descent.");
        if (equality.Right.Forms.Any(form => form is DotsForm))
            return new Judgement(EquationVerdict.Undecided, "Not decided: something is left out by dots.");
        var judgement = new Judgement(EquationVerdict.Wrong, message)
        {
            Slip = slip,
            Fault = place,
            Found = place.Of(equality.Fragment.Text),
            Expected = expected
        };
        if (slip == "wrong-sign" || (slip == "wrong-variable"
            && equality.Right.Forms.Any(form => form is RefForm reference && reference.NameRange == place)))
        {
            var edit = new Edit(slip, place, expected);
            judgement = judgement with { Edit = edit, Suggestion = edit.Apply(equality.Fragment.Text, equality.Range) };
        }
        return judgement;
    }

    // F_new = F − η(∂L/∂O_11 X_11 + …): the gradient by its value.
    private bool IsWrittenOut(Equality equality)
    {
        if (equality is not
            {
                Left.Form: RefForm left,
                Right.Form: Forms.SumForm { Terms: [{ Sign: > 0, Term: RefForm before }, { Sign: < 0, Term: var step }] }
            }
                || before.Name != left.Name
            || !before.Indices.Select(index => index.Value).SequenceEqual(left.Indices.Select(index => index.Value)))
            return false;
        if (step is ProductForm { Factors: [{ Factor: RefForm rate }, _, ..] } product && _context.RoleOf(rate) == Role.Rate)
            step = product.Factors.Count == 2 ? product.Factors[1].Factor : product with { Factors = [.. product.Factors.Skip(1)] };
        return _truth.Compare(new GradientForm(left.Range, null, before), step).Kind == OutcomeKind.Equal;
    }

    // The earlier wrong line that makes an equality hold when it is taken at its word; null where none does.
    private int? Follows(Equality equality)
    {
        // The side on the left was wrong, and this one is the same.
        if (_wrong.TryGetValue(equality.Left, out int wrong)
            && _truth.Compare(equality.Left.Form, equality.Right.Form, equality.Head.Form).Kind == OutcomeKind.Equal)
            return wrong;
        var own = Entries.KeyOf(_context, equality.Left.Form);
        foreach (var group in _claims.Where(pair => own is null || pair.Key != own.Value).GroupBy(pair => pair.Value.Id))
        {
            var claims = group.ToDictionary(pair => pair.Key, pair => pair.Value.Value);
            if (new Comparison(_context, claims).Compare(equality.Left.Form, equality.Right.Form).Kind == OutcomeKind.Equal)
                return group.Key;
        }
        if (_claims.Values.Select(claim => claim.Id).Distinct().Skip(1).Any())
        {
            var all = _claims.Where(pair => own is null || pair.Key != own.Value).ToDictionary(pair => pair.Key, pair => pair.Value.Value);
            if (new Comparison(_context, all).Compare(equality.Left.Form, equality.Right.Form).Kind == OutcomeKind.Equal)
                return _claims.Values.Min(claim => claim.Id);
        }
        return null;
    }

    // The first equality with the same slip: in the same statement, or made for X and F alike, or copied from the same row.
    private Judgement Rooted(Judgement judgement, Equality equality, int id, Outcome? outcome)
    {
        if (judgement.Verdict != EquationVerdict.Wrong)
            return judgement;
        foreach (string key in RootKeys.Of(_context, judgement, equality, outcome))
        {
            if (_roots.TryGetValue(key, out int root))
                return judgement with { RootCause = root };
            _roots[key] = id;
        }
        return judgement;
    }
}

using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;
using EntrySides = ConvSymbolic.Proofs.EntrySides;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Decides whether two sides are the same in a layer: for every value of their free indices, entry by entry, by canonical
/// form.</summary>
/// <param name="context">The roles and conventions.</param>
/// <param name="claims">What earlier wrong lines said, to see what follows from them; empty for the truth.</param>
/// <param name="isSymmetric">Whether the filter is taken to be its own rotation by 180°.</param>
internal sealed partial class Comparison(Context context,
    IReadOnlyDictionary<(string Name, int Offset, bool IsGradient), Polynomial> claims, bool isSymmetric = false)
{
    // Reading both sides costs about as much as so many parts of expressions, and a step for each of their parts.
    private const long MostValues = 20_000, MostEffort = 300_000, Reading = 100;

    private bool _usesNumbers, _isReordered, _takesZeros;

    /// <summary>Where it is given: takes both sides of every entry, and the comparison goes on behind the first difference.</summary>
    public List<EntrySides>? Sides { get; init; }

    /// <summary>Whether entries outside their arrays are 0.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Whether the outputs have a bias, whatever is written.</summary>
    private bool HasBias { get; init; }

    /// <summary>Compares two sides in the layers that they speak of.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <param name="head">The first side of the chain, whose indices are those of every side.</param>
    public Outcome Compare(Form left, Form right, Form? head = null)
    {
        head ??= left;
        (_usesNumbers, _isReordered, _takesZeros) = (false, false, false);
        if (context.Samples.Count == 0)
            return Outcome.Unknown("no layer was found that this could be about");
        (left, right) = (ArrivingForms.Of(context, left), ArrivingForms.Of(context, right));
        if (ActivationForms.Without(context, left, right, out bool isMissing) is not var (one, other))
            return CompareClaim(left, right, head);

        // Once: an activation whose value goes into its own argument could be taken off for ever.
        var claim = CompareClaim(ArrivingForms.Of(context, one), ArrivingForms.Of(context, other),
            ActivationForms.Without(context, head, head, out _)?.Left ?? head);
        return !isMissing || claim.Kind == OutcomeKind.Unknown ? claim
            : Outcome.Unknown("the derivative of the activation is not the same on both sides");
    }

    /// <summary>
    /// Whether what holds holds without a bias alone: O = X * F where the text has O = X * F + b as well. Rows of a text that does not
    /// declare one leave it out as they like.
    /// </summary>
    public bool LacksBias(Form left, Form right)
    {
        if (!context.IsBiased || left is not RefForm output || context.RoleOf(output) is not Role.Output)
            return false;
        var references = FormTree.Within(left).Concat(FormTree.Within(right)).OfType<RefForm>().ToList();
        return references.Exists(reference => context.RoleOf(reference) is Role.Output
                && (!context.RowsMayLeaveOutBias || context.Declared is not null || context.Numbers.ContainsKey((Role.Bias, 0))
                    || !reference.Indices.Any(index => index.Value.Constant is not null)))
            && !references.Exists(reference => context.RoleOf(reference) is Role.Bias)
            && new Comparison(context, claims, isSymmetric) { HasBias = true }.Compare(left, right).Kind == OutcomeKind.Different;
    }

    // A claim about the layer alone.
    private Outcome CompareClaim(Form left, Form right, Form head)
    {
        bool isConcrete = context.SizesAreKnown && (Concreteness.IsConcrete(left) || Concreteness.IsConcrete(right));
        if (Flattened.Written(context, left, right, head) is [var first, var second, var whole])
            (left, right, head) = (first, second, whole);
        int count = isConcrete ? 1 : context.Samples.Count;

        // Zeros between the entries give the extents back only where the windows reach the end.
        bool isStuffed = IsStuffed(left) || IsStuffed(right);
        Outcome? equal = null;
        for (int k = 0; k < count; k++)
        {
            if (isStuffed && k > 0 && context.Samples[k].HasRest)
                continue;
            var outcome = Compare(left, right, head, context.Samples[k]);
            if (outcome.Kind == OutcomeKind.Different && k > 0 && context.SizesAreKnown && IsOfArrays(left) && IsOfArrays(right))
                return Described(equal!, 1);
            if (outcome.Kind != OutcomeKind.Equal)
                return outcome with { Sample = context.Samples[k] };
            equal = outcome;

            // Numbers are those of the document's own layer.
            if (_usesNumbers)
                return Described(equal, 1);
        }
        return Described(equal!, count);
    }

    private static bool IsStuffed(Form form) => FormTree.Within(form).Exists(part => part is OperatorForm { Kind: OperatorKind.Stuff });

    private Outcome Described(Outcome equal, int layers) =>
        equal with { Layers = layers, IsReordered = _isReordered, TakesZeros = _takesZeros };

    // ∂L/∂X = conv(∂L/∂O, rot180 F) is a claim about the layer of the document: it is valid where the padding is K − 1 and not for
    // others.
    private bool IsOfArrays(Form form) =>
        form is OperatorForm or RefForm or GradientForm or BigSumForm && FormTree.Within(form).OfType<RefForm>().All(reference =>
            reference.Indices.Count == 0
                || (context.RoleOf(reference) is { } role && reference.Indices.Count < context.PositionsOf(role).Length));

    /// <summary>Whether two sides agree where others differed: a quick look before they are compared everywhere.</summary>
    public bool AgreeAt(Form left, Form right, Form head, Outcome place)
    {
        (left, right) = (ArrivingForms.Of(context, left), ArrivingForms.Of(context, right));
        if (ActivationForms.Without(context, left, right, out bool isMissing) is var (first, second))
            return !isMissing && ClaimsAgreeAt(ArrivingForms.Of(context, first), ArrivingForms.Of(context, second),
                ActivationForms.Without(context, head, head, out _)?.Left ?? head, place);
        return ClaimsAgreeAt(left, right, head, place);
    }

    private bool ClaimsAgreeAt(Form left, Form right, Form head, Outcome place) =>
        place.Sample is not { } sample || Compare(left, right, head, sample, place).Kind == OutcomeKind.Equal;

    private Outcome Compare(Form left, Form right, Form head, Sample sample, Outcome? only = null)
    {
        try
        {
            return CompareIn(left, right, head, sample, only);
        }
        catch (ConvSymbolicException problem) when (problem.Diagnostic.Code == "expression.outside")
        {
            return new Outcome(OutcomeKind.Different)
            {
                Slip = "off-by-one",
                Reason = "an index leaves its array: " + Lowered(problem.Diagnostic.Message)
            };
        }
        catch (ConvSymbolicException problem)
        {
            return Outcome.Unknown(Lowered(problem.Diagnostic.Message));
        }
        catch (OverflowException)
        {
            return Outcome.Unknown("a number is too large");
        }
    }

    /// <summary>A sentence as the end of another one.</summary>
    public static string Lowered(string message) => message.Length > 1 ? char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.')
        : message;

    private Outcome CompareIn(Form left, Form right, Form head, Sample sample, Outcome? only)
    {
        List<Form> forms = [.. FormTree.Within(left), .. FormTree.Within(right)];
        bool hasBias = HasBias || forms.Exists(form => form is RefForm reference && context.RoleOf(reference) is Role.Bias)
            || (context.Numbers.ContainsKey((Role.Bias, 0)) && (IsOfNumbers(left) || IsOfNumbers(right)))
                || (context.IsLiteral && sample.Layer.HasBias);
        var effort = new Effort(MostEffort, context.Budget.Equality, cancellation: context.Cancellation);
        effort.Spend(Reading + forms.Count);
        var evaluator = new ExpressionEvaluator(new ContextValues(sample, hasBias, claims), effort) { IsExtended = IsExtended };
        bool isWritten = forms.Exists(form => form is GridForm);
        var given = Given(head);
        var meaning = new Meaning(context, sample, evaluator)
        {
            Definitions = Definitions(given),
            Given = given,
            ReadsPlanes = !isWritten,
            IsLiteral = context.IsLiteral || OperandOrder.IsLiteral(left, right)
        };
        var shortened = Dots.Written(right);
        var (first, second) = Read(meaning, left, shortened ?? right, evaluator);
        _isReordered |= meaning.IsReordered;
        _takesZeros |= meaning.TakesZeros;
        if (first is null || second is null)
            return meaning.IsTooLarge
                ? new Outcome(OutcomeKind.Different) { Slip = "wrong-size", Reason = meaning.Reason, IsTooLarge = true }
                    : Outcome.Unknown(meaning.Reason);
        if (!context.Numbers.ContainsKey((Role.Rate, 0)) && HasRate(left) != HasRate(right))
            return Outcome.Unknown("the learning rate has no number");
        if (meaning.IsOperandMissing)
            return new Outcome(OutcomeKind.Different) { Slip = "missing-factor", Reason = "what is rotated by 180° is not written" };
        if (first.Equals(second) && Sides is null)
            return new Outcome(OutcomeKind.Equal);
        bool isLeftArray = evaluator.IsArray(first), isRightArray = evaluator.IsArray(second);
        var free = FreeNames.Of(first);
        var others = FreeNames.Of(second);
        if (shortened is not null && (isLeftArray || isRightArray))
            return Outcome.Unknown("something is left out by dots");
        if (isLeftArray != isRightArray)
            return Mixed(isLeftArray, first, second, free, others, meaning);
        var ranges = new List<(string Name, long First, long Last)>();
        foreach (string name in free.Union(others))
        {
            if (meaning.Planes.Extents.ContainsKey(name) && (!free.Contains(name) || !others.Contains(name)))
                return new Outcome(OutcomeKind.Different)
                {
                    Slip = "wrong-size",
                    Reason = "the two sides are arrays with different images, channels or filters"
                };
            // An index that stands alone nowhere, and on both sides, may be anything.
            if ((meaning.RangeOf(name, head) ?? meaning.RangeOf(name, left) ?? meaning.RangeOf(name, right)
                ?? (free.Contains(name) && others.Contains(name) ? meaning.Everything() : null)) is not { } range
                    || range.First.Constant is not { } low || range.Last.Constant is not { } high)
            {
                return name is [>= 'a' and <= 'z'] && !free.Contains(name) && !given.Contains(name) && !context.SizeLetters.Contains(name)
                    ? new Outcome(OutcomeKind.Different)
                    {
                        Slip = "free-index",
                        Letter = name,
                        Reason = $"the index {Flattened.Letter(name)} is free on the right side and does not occur on the left"
                    }
                    : Outcome.Unknown($"{Flattened.Letter(name)} is no index that is known here, nor a size");
            }
            if (!free.Contains(name) && !given.Contains(name))
                return new Outcome(OutcomeKind.Different)
                {
                    Slip = "free-index",
                    Letter = name,
                    Reason = $"the index {Flattened.Letter(name)} is free on the right side and does not occur on the left"
                };
            ranges.Add(only?.Free is { } place && place.TryGetValue(name, out long value) ? (name, value, value) : (name, low, high));
        }
        long combinations = ranges.Aggregate(1L, (total, range) => total * Math.Max(1, range.Last - range.First + 1));
        if (combinations > MostValues)
            return Outcome.Unknown("there are too many entries to compare");

        // Numbers that are put in, and what an author said, change from line to line.
        bool isLasting = context.Numbers.Count == 0 && claims.Count == 0 && !isSymmetric && !IsExtended && Sides is null
            && only is null && shortened is null;
        var pair = new Settled.Pair(sample.Key, hasBias, IsFixed(sample), first, second, string.Join(';', ranges));
        if (isLasting && context.Settled.Of(pair) is { } known)
            return known.Length == 0 ? new Outcome(OutcomeKind.Equal) : Outcome.Unknown(known);
        Outcome outcome;
        try
        {
            outcome = Each(ranges, 0, [], indices => isLeftArray
                ? Arrays(evaluator.EvaluateArray(first, indices), evaluator.EvaluateArray(second, indices), sample, only?.Index,
                    Lead(first, indices, meaning.Planes))
                : shortened is not null ? Shortened(evaluator.Evaluate(first, indices), shortened, part =>
                    evaluator.Evaluate(meaning.Read(part)!, indices), sample)
                : Values(evaluator.Evaluate(first, indices), evaluator.Evaluate(second, indices), sample, Place(indices, left)));
        }
        catch (ConvSymbolicException problem) when (isLasting && problem.Diagnostic.Code == Effort.Code && !context.Budget.Equality.IsSpent)
        {
            // What is too much by itself is too much in every reading.
            outcome = Outcome.Unknown(Lowered(problem.Diagnostic.Message));
            context.Settled.Add(pair, outcome.Reason);
        }
        if (isLasting && outcome.Kind == OutcomeKind.Equal)
            context.Settled.Add(pair, "");
        return outcome;
    }

    /// <summary>The 0-based numbers of the free indices, in the order in which they stand on the left.</summary>
    public int[] Place(IReadOnlyDictionary<string, long> free, params IEnumerable<Form> left)
    {
        if (free.Count < 2)
            return [.. free.Values.Select(value => (int)value - context.IndexBase)];
        var written = left.SelectMany(FormTree.Within).OfType<RefForm>().SelectMany(reference => reference.Indices)
            .Select(index => index.Variable).OfType<string>().Distinct().ToList();
        return [.. free.OrderBy(pair => written.IndexOf(pair.Key)).Select(pair => (int)pair.Value - context.IndexBase)];
    }

    // With numbers put in, a term is told by its value.
    private Outcome Shortened(Polynomial whole, SumForm written, Func<Form, Polynomial> value, Sample sample) => context.Numbers.Count > 0
        && IsOfNumbers(written)
        ? Dots.Compare([.. whole.Terms.Select(term => context.ValueOf(Alone(term, whole.Ring), sample))],
            [.. written.Terms.Select(term => context.ValueOf(value(new SumForm(term.Term.Range, [term])), sample))])
        : Dots.Compare([.. whole.Terms], [.. value(written).Terms]);

    private static Polynomial Alone(Term term, Ring ring)
    {
        var value = Polynomial.Constant(ring, term.Coefficient);
        foreach (var (variable, exponent) in term.Monomial.Powers)
        {
            for (int k = 0; k < exponent; k++)
                value *= Polynomial.Of(ring, variable);
        }
        return value;
    }

    private bool HasRate(Form form) =>
        FormTree.Within(form).Exists(part => part is RefForm reference && context.RoleOf(reference) is Role.Rate);

    private static bool IsOfNumbers(Form form) => !FormTree.Within(form).Exists(part => part is RefForm);

    // Indices that are defined elsewhere and do not stand on the left.
    private Dictionary<string, Indices.IndexExpression> Definitions(HashSet<string> given) => context.IndexDefinitions.Count == 0 ? []
        : context.IndexDefinitions.Where(pair => !given.Contains(pair.Key)).ToDictionary();

    // The indices that are given on the left.
    private static HashSet<string> Given(Form head)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in FormTree.Within(head))
        {
            foreach (var index in form is RefForm reference ? reference.Indices : form is EntryForm entry ? entry.Indices : [])
                names.UnionWith(index.Value.Names);
        }
        return names;
    }

    // Both sides; a convolution on one of them gives the extents that the other one has.
    private static (Expression? Left, Expression? Right) Read(Meaning meaning, Form left, Form right, ExpressionEvaluator evaluator)
    {
        bool isLeftOperator = left is OperatorForm or ProductForm or SumForm;
        if (isLeftOperator && right is not (OperatorForm or ProductForm or SumForm))
        {
            var (second, first) = Read(meaning, right, left, evaluator);
            return (first, second);
        }
        var one = meaning.Read(left);
        if (one is null)
            return (null, null);
        if (evaluator.IsArray(one))
            meaning.Wanted = meaning.ExtentsOf(one);
        return (one, meaning.Read(right));
    }

    private static Outcome Mixed(bool isLeftArray, Expression left, Expression right, SortedSet<string> free, SortedSet<string> others,
        Meaning meaning)
    {
        // An array on the left and an entry with free indices on the right: the left side wants the indices.
        if (isLeftArray && others.Except(free).Any())
            return new Outcome(OutcomeKind.Different)
            {
                Slip = "free-index",
                Reason = $"the right side is an entry with the free index {others.Except(free).First()}, the left side a whole array"
            };
        var array = isLeftArray ? left : right;
        if ((isLeftArray ? right : left) is Number)
            return new Outcome(OutcomeKind.Different) { Slip = "wrong-size", Reason = "one side is a number, the other an array" };
        string extents = meaning.ExtentsOf(array) is { } known ? $" of {Diagnostics.Counted.Entries([.. known])}" : "";
        bool isBias = (isLeftArray ? right
            : left) is Derivative { Of: Symbol { Name: Names.Loss }, By: Element { Array: Symbol { Name: Names.Bias } } };
        return new Outcome(OutcomeKind.Different)
        {
            Slip = isBias ? "bias-not-summed" : "wrong-size",
            Reason = isBias ? $"the gradient of the bias is the sum over all entries, the other side an array{extents}"
                : $"one side is a single entry, the other an array{extents}",
        };
    }
}

using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// Stands behind the judge and lets a verdict through only where it can be trusted: where every symbol has a place, and the other lines of
/// the document, and
/// no reading that comes close, say the same. What does not pass is undecided, with the reason.
/// </summary>
internal sealed class VerdictGate
{
    private readonly Evidence _evidence;
    private readonly SaidInWords _text;
    private readonly Surroundings _surroundings;
    private readonly Foundations _foundations;
    private readonly Dictionary<Context, Known> _known = new(ReferenceEqualityComparer.Instance);

    /// <param name="evidence">What the lines say of each other.</param>
    /// <param name="reading">The reading by which they are judged, which is the best.</param>
    /// <param name="text">What is said in words.</param>
    /// <param name="surroundings">What stands around the lines.</param>
    /// <param name="foundations">What is defined.</param>
    /// <param name="extents">How large the arrays are.</param>
    /// <param name="statements">What is said.</param>
    public VerdictGate(Evidence evidence, Reading reading, SaidInWords text, Surroundings surroundings,
        Foundations foundations, Extents extents, IReadOnlyList<Statement> statements)
    {
        (_evidence, _text, _surroundings, _foundations) = (evidence, text, surroundings, foundations);
        foreach (var (part, judged) in reading.Parts.Zip(evidence.Best.Parts))
        {
            var outputs = new OutputLines(part, statements, foundations, evidence.Best.Judgements);
            _known[part.Context] = new(new Placement(part.Context, text), new Beside(part.Context, statements), judged.Context.Numbers,
                [.. extents.Larger(part.Context).Select(larger => part.Judge.Of(larger))], outputs, foundations.Contradictions(part));
        }
    }

    /// <summary>The judgement, or why there is none.</summary>
    /// <param name="equality">What is judged.</param>
    /// <param name="number">Its place among the statements.</param>
    /// <param name="part">The piece of the document in which it was judged; null where it needed none.</param>
    /// <param name="judgement">What the judge says.</param>
    public Judgement Pass(Equality equality, int number, Part? part, Judgement judgement)
    {
        var reason = judgement.Verdict switch
        {
            EquationVerdict.Right or EquationVerdict.Wrong when _text.Settings.Doubts(part?.Context, equality, judgement) is { } doubt => doubt,
            EquationVerdict.Right or EquationVerdict.Wrong or EquationVerdict.Follows
                when part is not null && SizeEquation.Decide(part.Context, equality) is null && _text.Settings.Contradicts(part.Context, equality) is { } other => other,
            EquationVerdict.Right or EquationVerdict.Wrong or EquationVerdict.Follows
                when part is not null && _known[part.Context].IsContradictedAt(number) && SizeEquation.Decide(part.Context, equality) is null => "no layer was found that has the sizes of the text",
            EquationVerdict.Right => _surroundings.Doubts(equality) ?? ReasonAgainstRight(equality, number, part, judgement),
            EquationVerdict.Wrong or EquationVerdict.Follows => _surroundings.Doubts(equality)
                ?? _surroundings.DoubtsWrong(equality, part?.Context, judgement.Outcome)
                    ?? ReasonAgainstWrong(equality, number, part, judgement),
            _ => null,
        };
        return reason is null ? judgement : Silent(reason);
    }

    /// <summary>What is left of a judgement that was explained: some slips are none by what the text says.</summary>
    public Judgement Excuse(Judgement judgement) => judgement.Verdict == EquationVerdict.Wrong
        && (_text.Excuses(judgement.Slip) ?? _text.ExcusesPadding(judgement)) is { } reason ? Silent(reason) : judgement;

    private static Judgement Silent(string reason) => new(EquationVerdict.Undecided, $"Not decided: {reason}.");

    private string? ReasonAgainstRight(Equality equality, int number, Part? part, Judgement judgement)
    {
        if (part is not null && SizeEquation.Decide(part.Context, equality) is not null)
            return null;
        if (part is not null && _known[part.Context].DoubtsRight(equality) is { } doubt)
            return doubt;
        if (part is not null && _foundations.Misused(part.Context, equality) is { } size)
            return $"{size} is the size of another array in a formula of the text";
        if (part is not null && DependsOnSizes(part.Context, equality, OutcomeKind.Different))
            return "how large the arrays are is not said, and larger ones make it wrong";
        if (part is not null && part.Judge.LeavesOutBias(equality))
            return "the text has the gradient by a bias, and it leaves the bias out";
        if (part is not null && _known[part.Context].Outputs.AreUnexplainedBut(number) && IsOfLayer(part.Context, equality))
            return "the formula that says what the output is does not fit the layer that was found";
        if (part is not null && _known[part.Context].Outputs.AreOtherBefore(number))
            return "the formula before it says something else of the output";
        if (part is { Judge.IsInDoubt: true } && judgement.Scope != Proofs.Scope.AllSizes)
            return "no layer was found that the forward equations fit";
        if (_evidence.Rivals.Any(rival => rival.Judgements[number]?.Verdict == EquationVerdict.Wrong))
            return "another reading of the text, which explains as much of it, makes it wrong";
        var others = _evidence.WithoutItself(number)?.Verdict;
        return others switch
        {
            EquationVerdict.Right or EquationVerdict.Definition => null,
            _ when part is not null && _foundations.Defines(part.Context, equality, others) => null,
            not EquationVerdict.Wrong when part is not null
                && _evidence.ReadingWithout(number).Parts.Any(other => IsSameButForPlanes(part.Context, other.Context)) => null,
            EquationVerdict.Wrong => "what the rest of the text says makes it wrong, and it is the only line that says otherwise",
            _ => "no other line says what the arrays in it are",
        };
    }

    private string? ReasonAgainstWrong(Equality equality, int number, Part? part, Judgement judgement)
    {
        var context = part?.Context;
        if (_text.ExcusesPadding(judgement) is { } total)
            return total;
        if (judgement.Outcome is null && SizeEquation.Decide(context, equality) is not null)
            return null;
        if (context is not null && _known[context].DoubtsWrong(equality, judgement) is { } doubt)
            return doubt;
        if (context is not null && judgement.Outcome is { Values: var (left, right), Sample: { } sample }
            && HoldsInNumbers(context, sample, left, right))
            return "it may hold for the numbers that the text gives for the entries";
        if (context is not null && _known[context].Outputs.AreDisputedBut(number) && judgement.Outcome is not null)
            return "the formula that says what the output is does not fit the layer that was found";
        if (context is not null && _known[context] is { Outputs.FitFew: true, Placement.IsWild: true })
            return "nothing says the settings of the layer that was found";
        if (context is { SizesAreKnown: false } && judgement.Outcome is not null && HasNumbers(equality))
            return "how large the arrays are is not said";
        if (part is not null && judgement.Outcome is not null && HoldsAtItsSize(part, equality))
            return "it holds at the sizes of the text, and not at others";
        if (context is not null && judgement.Outcome is not null && DependsOnSizes(context, equality, OutcomeKind.Equal))
            return "how large the arrays are is not said, and it holds for larger ones";
        if (_evidence.Rivals.Any(rival => rival.Judgements[number]?.Verdict == EquationVerdict.Right))
            return "it holds in another reading of the text, which explains as much of it";

        var others = _evidence.WithoutItself(number)?.Verdict;

        // What repeats the first side of its chain behind a wrong one is as certain as that; what is wrong in the writing is wrong whatever
        // the arrays are.
        return others == EquationVerdict.Wrong || judgement.Slip == Judge.Unequal
            || (judgement.Outcome is null && others != EquationVerdict.Right)
            ? null : "no other line says what the arrays in it are";
    }

    // Images and channels that are added keep what a text says of a layer.
    private static bool IsSameButForPlanes(Context context, Context other) =>
        context.IsTrueConvolution == other.IsTrueConvolution && context.IndexBase == other.IndexBase
            && context.Layout.Axes == other.Layout.Axes
        && context.Roles.Where(pair => pair.Value is Role.Input or Role.Filter)
            .All(pair => other.Roles.TryGetValue(pair.Key, out var role) && role == pair.Value)
        && context.Samples is [{ Layer: var one }, ..] && other.Samples is [{ Layer: var two }, ..]
        && one.Stride.SequenceEqual(two.Stride) && one.Dilation.SequenceEqual(two.Dilation)
            && one.PaddingBefore.SequenceEqual(two.PaddingBefore);

    // What an activation does to the gradient by an output is the same whatever made it.
    private static bool IsOfLayer(Context context, Equality equality) =>
        !(equality.Head.Form is GradientForm { By: var by } && context.RoleOf(by) == Role.Output);

    private static bool HasNumbers(Equality equality) =>
        equality.Forms.OfType<RefForm>().Any(reference => reference.Indices.Any(index => index.Value.Constant is not null));

    private static bool HoldsAtItsSize(Part part, Equality equality) =>
        part.Context is { SizesAreKnown: true, Samples: [var own, _, ..] } context
            && part.Judge.Of(context with { Samples = [own] }).OutcomeOf(equality) == OutcomeKind.Equal;

    // Sums that run to letters say themselves how far.
    private bool DependsOnSizes(Context context, Equality equality, OutcomeKind other) =>
        _known[context].Larger.Count > 0
        && !equality.Forms.OfType<BigSumForm>()
            .Any(sum => sum.Limits.Any(limit => limit.Last is { Value.Constant: null }))
        && _known[context].Larger.Any(judge => judge.OutcomeOf(equality) == other);

    private bool HoldsInNumbers(Context context, Sample sample, Polynomial left, Polynomial right)
    {
        var numbers = _known[context].Numbers;
        return numbers.Count > 0 && Known(left) == Known(right);

        Polynomial Known(Polynomial polynomial) =>
            polynomial.Substitute(variable => NumberOf(variable) is { } number ? Polynomial.Constant(polynomial.Ring, number) : null);

        Rational? NumberOf(Variable variable)
        {
            foreach (var (role, block) in (IEnumerable<(Role, VariableBlock)>)[(Role.Upstream, sample.Layer.UpstreamSymbols),
                (Role.Input, sample.Layer.InputSymbols), (Role.Filter, sample.Layer.FilterSymbols)])
            {
                if (variable.Id - block.First is var offset && offset >= 0 && offset < block.Count)
                    return numbers.TryGetValue((role, offset), out var number) ? number : null;
            }
            return null;
        }
    }

    // A layer, the numbers that the whole text gives for its entries, larger layers that the text may mean as well, what it says of the
    // output, and from where on its sizes are others.
    private sealed record Known(Placement Placement, Beside Beside, Dictionary<(Role Role, int Offset), Rational> Numbers,
        IReadOnlyList<Judge> Larger, OutputLines Outputs, IReadOnlyList<(int From, bool IsContradicted)> Contradictions)
    {
        public string? DoubtsRight(Equality equality) => Placement.DoubtsRight(equality) ?? Beside.Doubts(equality, isRight: true);

        public string? DoubtsWrong(Equality equality, Judgement judgement) =>
            Placement.DoubtsWrong(equality, judgement) ?? Beside.Doubts(equality, isRight: false);

        public bool IsContradictedAt(int number)
        {
            int low = 0, high = Contradictions.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = Contradictions[middle].From <= number ? (middle + 1, high) : (low, middle);
            }
            return low > 0 && Contradictions[low - 1].IsContradicted;
        }
    }
}
